"""The menus. A portal registers its items in `apps.ready`; an item shows only to those who may open its page,
and only when that page exists."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

from bekwaam.domains.tenancy import switches
from bekwaam.kernel.actors import Actor, Role
from bekwaam.portals.shared.house import settings_for

Words = str | Promise
MayOpen = Callable[[Actor], bool]


class Area(StrEnum):
    MAIN = "main"
    BACKOFFICE = "backoffice"
    ACCOUNT = "account"
    FOOTER = "footer"


def everyone(actor: Actor) -> bool:
    return True


def signed_in(actor: Actor) -> bool:
    return actor.person_id is not None


def with_role(*roles: Role) -> MayOpen:
    def may_open(actor: Actor) -> bool:
        return any(actor.has_role(role) for role in roles)

    return may_open


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a menu. Pages below its address keep it marked as current."""

    label: Words
    icon: str
    url_name: str
    area: Area
    may_open: MayOpen = signed_in
    group: Words = ""
    order: int = 100
    part: str = ""
    """The switch of the part it leads to; when that is off, the item is not there."""


@dataclass(frozen=True, slots=True)
class Link:
    label: Words
    icon: str
    href: str
    group: Words
    is_current: bool


_items: list[Item] = []


def register(*items: Item) -> None:
    _items.extend(item for item in items if item not in _items)


def registered(area: Area) -> list[Item]:
    return sorted((item for item in _items if item.area is area), key=lambda item: item.order)


def links(request: HttpRequest, actor: Actor, area: Area) -> list[Link]:
    """The items of one area for this person, the one that leads here marked as current."""
    open_to = [(item, href) for item, href in _existing(registered(area), request) if item.may_open(actor)]
    shown = [(item, href) for item, href in open_to if not item.part or _is_on(request, item.part)]
    current = _current([href for _, href in shown], request.path)
    return [Link(item.label, item.icon, href, item.group, href == current) for item, href in shown]


def _is_on(request: HttpRequest, part: str) -> bool:
    return switches.is_on(settings_for(request).modules, part)


def grouped(shown: Iterable[Link]) -> list[tuple[Words, list[Link]]]:
    """Links under the heading of their group, in the order in which the groups first appear."""
    groups: dict[str, tuple[Words, list[Link]]] = {}
    for link in shown:
        groups.setdefault(str(link.group), (link.group, []))[1].append(link)
    return list(groups.values())


def _existing(items: Iterable[Item], request: HttpRequest) -> Iterable[tuple[Item, str]]:
    urlconf: Any = getattr(request, "urlconf", None) or settings.ROOT_URLCONF
    for item in items:
        href = _address(item.url_name, urlconf)
        if href is not None:
            yield item, href


@cache
def _address(url_name: str, urlconf: Any) -> str | None:
    """The addresses of the pages are fixed as long as the process lives, and every page asks for all of them."""
    try:
        return reverse(url_name, urlconf=urlconf)
    except NoReverseMatch:
        return None


def _current(hrefs: Iterable[str], path: str) -> str | None:
    """The longest address that this page lies under; the root only counts for itself."""
    fitting = [
        href for href in hrefs if path == href or (href != "/" and path.startswith(href.rstrip("/") + "/"))
    ]
    return max(fitting, key=len, default=None)
