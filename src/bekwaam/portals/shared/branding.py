"""How the academy of a request looks: its names, its style sheet, its logo. One small read per page."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from bekwaam.domains.tenancy.queries import NO_SUPPORT, Support, support_in
from bekwaam.domains.tenancy.theme.stored import sheet_of, theme_from
from bekwaam.domains.tenancy.theme.theme import DEFAULT_THEME, Theme
from bekwaam.portals.shared.house import settings_for

PRODUCT = "Bekwaam"


@dataclass(frozen=True, slots=True)
class Branding:
    """`sheet` is the style sheet on top of the product's own; empty for the looks of the product itself."""

    name: str
    owner: str
    theme: Theme
    sheet: str = ""
    logo: str = ""
    support: Support = NO_SUPPORT

    @property
    def font_file(self) -> str:
        return f"fonts/{self.theme.font}-latin.woff2"

    @property
    def initial(self) -> str:
        return self.name[:1].upper()


OWN_BRANDING = Branding(name=PRODUCT, owner="", theme=DEFAULT_THEME)


def branding_of(request: HttpRequest) -> Branding:
    academy = getattr(request, "academy", None)
    if academy is None:
        return OWN_BRANDING
    settings = settings_for(request)
    theme = theme_from(academy.name, settings.theme)
    digest, _ = sheet_of(theme)
    return Branding(
        name=settings.display_name,
        owner=academy.name,
        theme=theme,
        sheet=reverse("theme-sheet", args=[digest]),
        support=support_in(settings.options),
        logo=reverse("logo", args=[settings.logo_digest]) if settings.logo_digest else "",
    )
