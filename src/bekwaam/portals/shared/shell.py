"""What surrounds the content of a page. Each part is worked out when a template asks for it, and once."""

from collections.abc import Callable
from functools import cached_property

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bekwaam.kernel.actors import Actor
from bekwaam.portals.shared import appearance, navigation
from bekwaam.portals.shared.branding import Branding, branding_of
from bekwaam.portals.shared.navigation import Area, Link

Counter = Callable[[Actor], int]
_unread_counters: list[Counter] = []


def count_unread_with(counter: Counter) -> None:
    """The portal that shows messages says how many are unread; the bell shows the number."""
    _unread_counters[:] = [counter]


class Shell:
    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @property
    def actor(self) -> Actor | None:
        return getattr(self.request, "actor", None) if getattr(self.request, "academy", None) else None

    @cached_property
    def is_signed_in(self) -> bool:
        return self.actor is not None and self.actor.person_id is not None

    @cached_property
    def person(self) -> str:
        return self.actor.label if self.actor is not None and self.is_signed_in else ""

    @cached_property
    def branding(self) -> Branding:
        return branding_of(self.request)

    @cached_property
    def main(self) -> list[Link]:
        return [*self._links(Area.MAIN), *self._administration()]

    def _administration(self) -> list[Link]:
        """One way into the back office, for whoever may open a page of it."""
        links = [link for _words, group in self.backoffice for link in group]
        inside = any(link.is_current for link in links)
        return [Link(_("Beheer"), "settings", links[0].href, "", inside)] if links else []

    @cached_property
    def tabs(self) -> list[Link]:
        """A thumb reaches five."""
        return self.main[:5]

    @cached_property
    def backoffice(self) -> list[tuple[str | Promise, list[Link]]]:
        return navigation.grouped(self._links(Area.BACKOFFICE))

    @cached_property
    def account(self) -> list[Link]:
        return self._links(Area.ACCOUNT)

    @cached_property
    def footer(self) -> list[Link]:
        return self._links(Area.FOOTER)

    @cached_property
    def unread(self) -> int:
        if self.actor is None or not self.is_signed_in:
            return 0
        return sum(counter(self.actor) for counter in _unread_counters)

    @cached_property
    def stands_in_for(self) -> list[str]:
        """For whom this person acts now, by name."""
        grants = self.actor.grants if self.actor is not None else ()
        return sorted({grant.on_behalf_label for grant in grants if grant.on_behalf_of is not None})

    @property
    def is_demo(self) -> bool:
        return self.actor is not None and self.actor.channel == "demo"

    @cached_property
    def appearance(self) -> appearance.Appearance:
        return appearance.chosen(self.request)

    def _links(self, area: Area) -> list[Link]:
        return navigation.links(self.request, self.actor, area) if self.actor is not None else []
