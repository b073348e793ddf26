"""Light, dark, or as the device says: of the person who is logged in, else of a cookie, which says nothing about them."""

from enum import StrEnum

from django.http import HttpRequest, HttpResponse

COOKIE = "weergave"
YEAR = 365 * 24 * 3600


class Appearance(StrEnum):
    DEVICE = "apparaat"
    LIGHT = "licht"
    DARK = "donker"

    @property
    def attribute(self) -> str:
        """The value of `data-theme` on the root element; empty follows the device."""
        return {Appearance.LIGHT: "light", Appearance.DARK: "dark"}.get(self, "")


def chosen(request: HttpRequest) -> Appearance:
    value = getattr(request, "chosen_appearance", "") or request.COOKIES.get(COOKIE, "")
    return Appearance(value) if value in set(Appearance) else Appearance.DEVICE


def remember(response: HttpResponse, choice: Appearance, *, is_secure: bool) -> None:
    response.set_cookie(COOKIE, choice.value, max_age=YEAR, samesite="Lax", secure=is_secure, httponly=True)
