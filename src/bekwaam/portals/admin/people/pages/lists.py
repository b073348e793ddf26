"""What the lists show: people, roles, delegations, functions and suppliers."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from bekwaam.domains.people.access import people_visible_to
from bekwaam.domains.people.enums import EmploymentKind
from bekwaam.domains.people.models import Delegation, Person, RoleGrant
from bekwaam.domains.people.queries import people as queries
from bekwaam.domains.people.queries.dossier import all_delegations, all_grants
from bekwaam.kernel.actors import Actor, Role
from bekwaam.portals.shared.delegation_lines import DelegationLine, delegation_line
from bekwaam.portals.shared.role_words import role_word

SIZE = 25
Choice = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class PersonLine:
    name: str
    href: str
    number: str
    function: str
    unit: str
    is_active: bool


@dataclass(frozen=True, slots=True)
class PeoplePage:
    lines: list[PersonLine]
    page: "Page[Person]"
    text: str
    units: list[Choice]
    functions: list[Choice]
    kinds: list[Choice]
    states: list[Choice]
    chips: list[tuple[str, str]]
    total: int
    may_add: bool


def people_page(
    actor: Actor, wanted: queries.Narrowing, *, number: str, on: date, query: dict[str, str]
) -> PeoplePage:
    found = queries.narrowed(people_visible_to(actor, on=on), wanted, on=on)
    page = Paginator(found, SIZE).get_page(number)
    jobs = queries.jobs_on([person.pk for person in page], on)
    units = _chosen(_shortly(queries.broad_unit_choices(wanted.unit_id)), _short(wanted.unit_id))
    functions = _chosen(_shortly(queries.function_choices()), _short(wanted.function_id))
    kinds = _chosen([(str(value), str(label)) for value, label in EmploymentKind.choices], wanted.kind)
    state = {False: "uit", None: "alle"}.get(wanted.is_active, "")
    states = _chosen([("", _("In dienst")), ("uit", _("Uit dienst")), ("alle", _("Iedereen"))], state)
    groups = {"onderdeel": units, "functie": functions, "soort": kinds}
    return PeoplePage(
        lines=[_line(person, jobs.get(person.pk, [])) for person in page],
        page=page,
        text=wanted.text,
        units=units,
        functions=functions,
        kinds=kinds,
        states=states,
        chips=_chips(groups, query),
        total=page.paginator.count,
        may_add=actor.holds(Role.FUNCTIONAL_ADMIN),
    )


def _short(key: UUID | None) -> str:
    """An id without its dashes: a city has hundreds of functions and units to choose from."""
    return key.hex if key else ""


def _shortly(choices: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(_short(UUID(key)), words) for key, words in choices]


def _chosen(choices: list[tuple[str, str]], value: str) -> list[Choice]:
    return [(key, label, key == value) for key, label in choices]


def _chips(groups: dict[str, list[Choice]], query: dict[str, str]) -> list[tuple[str, str]]:
    chips = []
    for name, choices in groups.items():
        rest = urlencode({key: value for key, value in query.items() if key not in (name, "pagina")})
        chips += [(label, f"?{rest}") for key, label, is_on in choices if is_on and key]
    return chips


def _line(person: Person, jobs: list[queries.JobLine]) -> PersonLine:
    return PersonLine(
        name=person.full_name,
        href=reverse("person", args=[person.pk]),
        number=person.personnel_number,
        function=", ".join(dict.fromkeys(job.function for job in jobs if job.function)),
        unit=", ".join(dict.fromkeys(job.unit for job in jobs)),
        is_active=person.is_active,
    )


@dataclass(frozen=True, slots=True)
class RoleLine:
    grant: RoleGrant
    person: str
    href: str
    role: str
    reach: str
    end_href: str
    holds: bool


@dataclass(frozen=True, slots=True)
class RolesPage:
    lines: list[RoleLine]
    page: "Page[RoleGrant]"
    is_current: bool
    tabs: list[tuple[str, str, bool]]
    may_end: bool


def roles_page(actor: Actor, *, on: date, is_current: bool, number: str) -> RolesPage:
    page = Paginator(all_grants(on=on, is_current=is_current), SIZE).get_page(number)
    tabs = [(_("Geldt nu"), "?", is_current), (_("Voorbij"), "?status=voorbij", not is_current)]
    lines = [role_line(grant, grant.person, on) for grant in page]
    may_end = is_current and actor.holds(Role.FUNCTIONAL_ADMIN)
    return RolesPage(lines, page, is_current, tabs, may_end)


def role_line(grant: RoleGrant, person: Person, on: date) -> RoleLine:
    place = grant.unit.name if grant.unit else _("De hele organisatie")
    return RoleLine(
        grant=grant,
        person=person.full_name,
        href=reverse("person", args=[person.pk]),
        role=role_word(grant.role),
        reach=grant.supplier.name if grant.supplier else place,
        end_href=reverse("role-end", args=[person.pk, grant.pk]),
        holds=grant.valid_until is None or grant.valid_until >= on,
    )


@dataclass(frozen=True, slots=True)
class DelegationsPage:
    lines: list[DelegationLine]
    page: "Page[Delegation]"
    is_current: bool
    tabs: list[tuple[str, str, bool]]
    may_arrange: bool


def delegations_page(actor: Actor, *, on: date, is_current: bool, number: str) -> DelegationsPage:
    page = Paginator(all_delegations(on=on, is_current=is_current), SIZE).get_page(number)
    tabs = [(_("Nu en straks"), "?", is_current), (_("Voorbij"), "?status=voorbij", not is_current)]
    lines = [delegation_line(one, on) for one in page]
    return DelegationsPage(lines, page, is_current, tabs, actor.holds(Role.FUNCTIONAL_ADMIN))


@dataclass(frozen=True, slots=True)
class CodesPage:
    """`parameter` narrows the list of people to one of these; empty when that list cannot be narrowed so."""

    title: str
    lead: str
    caption: str
    parameter: str
    text: str
    page: "Page[Any]"


def matching(rows: list[Any], text: str, number: str) -> "Page[Any]":
    """Those with these words in their name or with this code; a list of functions is short enough to look through."""
    words = text.strip().casefold()
    found = [row for row in rows if words in row.name.casefold() or words == row.code.casefold()]
    return Paginator(found, SIZE).get_page(number)
