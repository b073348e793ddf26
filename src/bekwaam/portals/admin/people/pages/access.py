"""Who sees what, and why: from a person, from a unit, and from a page of the product."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.urls import reverse

from bekwaam.domains.catalogue.access import manages_anything
from bekwaam.domains.people.access import (
    Viewer,
    holders_of,
    holdings_of,
    reach_of,
    viewers_of_person,
    viewers_of_unit,
)
from bekwaam.domains.people.models import Person
from bekwaam.domains.people.queries.holdings import manager_count
from bekwaam.domains.people.rules.holdings import Holding, grant_of
from bekwaam.kernel.actors import Actor, Grant, Role
from bekwaam.portals.admin.people import reasons
from bekwaam.portals.shared.navigation import Area, Item, registered
from bekwaam.portals.shared.role_words import role_word

SIZE = 25
NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class HoldingLine:
    """One role: how far it reaches, where it came from, how many people it shows and which pages it opens."""

    role: str
    reach: str
    origin: str
    tasks: list[str]
    people: int
    pages: list[str]


@dataclass(frozen=True, slots=True)
class ViewerLine:
    name: str
    href: str
    sentences: list[str]


@dataclass(frozen=True, slots=True)
class AccessPage:
    """Both ways: what this person may see, and who may see this person or unit."""

    title: str
    back: str
    back_label: str
    holdings: list[HoldingLine]
    viewers: list[ViewerLine]
    is_person: bool
    offering_href: str = ""
    """Empty for who manages no offering."""


def person_access_page(actor: Actor, person: Person, *, on: date) -> AccessPage:
    lines = _holdings(actor, person, on)
    back = reverse("person", args=[person.pk])
    viewers = _viewers(viewers_of_person(person.pk, on=on))
    offering = reverse("person-offering", args=[person.pk]) if manages_anything(actor) else ""
    return AccessPage(
        person.full_name, back, person.full_name, lines, viewers, is_person=True, offering_href=offering
    )


def unit_access_page(unit_id: object, name: str, *, on: date, back: str) -> AccessPage:
    viewers = _viewers(viewers_of_unit(unit_id, on=on))  # type: ignore[arg-type]
    return AccessPage(name, back, name, [], viewers, is_person=False)


def _holdings(actor: Actor, person: Person, on: date) -> list[HoldingLine]:
    held = holdings_of(person.pk, on)
    alone = [_with_only(actor, grant_of(one), person.pk) for one in held]
    found = reach_of(person, alone, on=on)
    return [_holding(*one, found.led) for one in zip(held, alone, found.people, strict=True)]


def _holding(holding: Holding, alone: Actor, people: int, led: Sequence[str]) -> HoldingLine:
    """`alone` is the person with this role and no other."""
    without = replace(alone, grants=alone.grants[:1])
    return HoldingLine(
        role=role_word(holding.role),
        reach=reasons.reach(holding, led if _is_own_leading(holding) else ()),
        origin=reasons.origin(holding),
        tasks=reasons.tasks(holding),
        people=people,
        pages=[str(item.label) for item in _menu() if item.may_open(alone) and not item.may_open(without)],
    )


def _is_own_leading(holding: Holding) -> bool:
    return holding.role is Role.MANAGER and holding.handover is None


def _viewers(viewers: list[Viewer]) -> list[ViewerLine]:
    return [
        ViewerLine(
            one.person.full_name,
            reverse("person", args=[one.person.pk]),
            list(dict.fromkeys(reasons.sentence(because) for because in one.reasons)),
        )
        for one in viewers
    ]


@dataclass(frozen=True, slots=True)
class PageLine:
    """A page of the menu, with the roles that open it; none when everybody may."""

    label: str
    href: str
    group: str
    roles: list[str]


def page_lines(actor: Actor) -> list[PageLine]:
    return [
        PageLine(
            str(item.label),
            reverse("page-access-of", args=[item.url_name]),
            str(item.group),
            [role_word(role) for role in opening_roles(actor, item)],
        )
        for item in _menu()
    ]


@dataclass(frozen=True, slots=True)
class OpenersPage:
    """Who opens one page of the menu."""

    label: str
    is_for_all: bool
    roles: list[str]
    managers: int
    """How many people lead somebody, where leading opens the page."""
    page: "Page[Any]"
    lines: list[ViewerLine]


def openers_page(actor: Actor, url_name: str, *, on: date, number: str) -> OpenersPage | None:
    item = next((item for item in _menu() if item.url_name == url_name), None)
    if item is None:
        return None
    roles = opening_roles(actor, item)
    holders = holders_of(set(roles) - {Role.MANAGER}, on=on) if roles else {}
    page = Paginator(list(holders.items()), SIZE).get_page(number)
    return OpenersPage(
        label=str(item.label),
        is_for_all=not roles,
        roles=[role_word(role) for role in roles],
        managers=manager_count(on) if Role.MANAGER in roles else 0,
        page=page,
        lines=[_opener(person, held) for person, held in page],
    )


def opening_roles(actor: Actor, item: Item) -> list[Role]:
    """Found by trying each: the rule that opens a page is the one that is asked here. None for a page for all."""
    if item.may_open(_with_only(actor, None)):
        return []
    return [role for role in Role if item.may_open(_with_only(actor, Grant(role)))]


def _opener(person: Person, held: list[Holding]) -> ViewerLine:
    sentences = [f"{role_word(one.role)}: {reasons.reach(one)}. {reasons.origin(one)}" for one in held]
    return ViewerLine(person.full_name, reverse("person", args=[person.pk]), sentences)


def _menu() -> list[Item]:
    """As the menu shows it: the groups in the order in which they first appear."""
    items = registered(Area.BACKOFFICE)
    groups = list(dict.fromkeys(str(item.group) for item in items))
    return [*registered(Area.MAIN), *sorted(items, key=lambda item: groups.index(str(item.group)))]


def _with_only(actor: Actor, grant: Grant | None, person_id: UUID = NOBODY) -> Actor:
    """Somebody of this academy who holds this and nothing else, to see what it opens."""
    grants = (Grant(Role.EMPLOYEE, frozenset()), *((grant,) if grant else ()))
    return Actor(actor.academy_id, person_id, "", grants)
