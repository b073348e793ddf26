"""What /aanbod/ shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from bekwaam.domains.catalogue.models import Theme
from bekwaam.domains.catalogue.queries import themes
from bekwaam.domains.catalogue.search import queries
from bekwaam.domains.catalogue.search.filters import Facet, NamedPeriod
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.skills.models import Skill
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.portals.learner.search.asking import Asked, Fault, asked
from bekwaam.portals.learner.search.cards import Card, cards
from bekwaam.portals.learner.search.groups import (
    MOST_SKILLS,
    MOST_UNITS,
    Group,
    Sources,
    Value,
    chips,
    groups,
)
from bekwaam.portals.learner.search.words import SORTS

PER_PAGE = 12
MOST_PAGES, NAME_LENGTH = 1_000, 100
FAULTS = {
    Fault.NO_DAY: gettext_lazy("Die datum bestaat niet. Kies een dag, bijvoorbeeld in de kalender."),
    Fault.BACKWARDS: gettext_lazy(
        "De laatste dag ligt vóór de eerste dag. Kies bij ‘Tot en met’ een latere dag."
    ),
    Fault.OUTSIDE: gettext_lazy(
        "Je eigen dagen vallen buiten de periode die je koos. Haal één van de twee weg."
    ),
}


@dataclass(frozen=True, slots=True)
class OfferingPage:
    asked: Asked
    found: queries.Found
    heading: str
    lead: str
    groups: list[Group]
    chips: list[tuple[str, str]]
    cards: list[Card]
    page: "Page[Any]"
    sorts: list[tuple[str, str | Promise, bool]]
    meant: tuple[str, str] | None
    """Other words that do find something, and the address that asks for them."""
    saved_name: str
    """What this question is called when somebody keeps it; empty when nothing is asked."""

    @property
    def fault(self) -> str | Promise:
        return FAULTS.get(self.asked.fault, "")

    @property
    def is_in_vain(self) -> bool:
        """The words alone found nothing that has them, whatever else was chosen."""
        return self.found.is_close or (not self.found.total and not self.chips)


def offering_page(actor: Actor, query: QueryDict, *, at: datetime) -> OfferingPage:
    on = local_date(at)
    shelves = themes()
    wanted = asked(query, shelves, on=on)
    number = _number(query)
    found = _search(actor, wanted, number, at)
    if found.total and not found.activity_ids:
        number = -(-found.total // PER_PAGE)
        found = _search(actor, wanted, number, at)
    made = groups(_sources(wanted, found, shelves))
    on_now = chips(made, wanted, query)
    return OfferingPage(
        asked=wanted,
        found=found,
        heading=_heading(found),
        lead=_lead(found),
        groups=made,
        chips=on_now,
        cards=cards(
            found.activity_ids,
            root=reverse("offering"),
            person_id=actor.person_id,
            at=at,
            asked=wanted.filters,
        ),
        page=Paginator(range(found.total), PER_PAGE).get_page(number),
        sorts=[(sort.value, words, sort is wanted.sort) for sort, words in SORTS.items()],
        meant=_meant(actor, wanted, found, on),
        saved_name=_name(wanted, on_now),
    )


def _search(actor: Actor, wanted: Asked, number: int, at: datetime) -> queries.Found:
    if actor.person_id is None:
        return queries.Found(0, [], {})
    return queries.search(
        actor.person_id,
        wanted.filters,
        at=at,
        sort=wanted.sort,
        limit=PER_PAGE,
        offset=(number - 1) * PER_PAGE,
        periods=tuple(NamedPeriod),
    )


def _number(query: QueryDict) -> int:
    text = query.get("pagina", "")
    return min(max(int(text), 1), MOST_PAGES) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _sources(wanted: Asked, found: queries.Found, shelves: list[Theme]) -> Sources:
    """Only what is shown is looked up; the top of the tree is everything, so one unit more."""
    skills = Skill.objects.filter(pk__in=_shown(wanted, found.counts, Facet.SKILL, MOST_SKILLS))
    units = OrgUnit.objects.filter(pk__in=_shown(wanted, found.counts, Facet.UNIT, MOST_UNITS + 1))
    below = Q(parent__isnull=False) | Q(pk__in=wanted.filters.chosen.get(Facet.UNIT, ()))
    return Sources(
        asked=wanted,
        total=found.total,
        counts=found.counts,
        themes=[Value(str(theme.pk), theme.code, theme.name) for theme in shelves],
        skills=[Value(str(pk), code, label) for pk, code, label in skills.values_list("pk", "code", "label")],
        units=[
            Value(str(pk), code, name)
            for pk, code, name in units.filter(below).values_list("pk", "code", "name")
        ],
    )


def _shown(wanted: Asked, counts: Mapping[str, int], facet: Facet, most: int) -> list[str]:
    """The ids of what is chosen, and of what would leave most."""
    prefix = f"{facet}:"
    counted = sorted(
        (-count, key.removeprefix(prefix)) for key, count in counts.items() if key.startswith(prefix)
    )
    return [*wanted.filters.chosen.get(facet, ()), *(one for _count, one in counted[:most])]


def _heading(found: queries.Found) -> str:
    if not found.total:
        return _("Niets gevonden")
    words = ngettext("%(total)d leeractiviteit gevonden", "%(total)d leeractiviteiten gevonden", found.total)
    return words % {"total": found.total}


def _lead(found: queries.Found) -> str:
    if found.is_close:
        return _("Precies deze woorden staan nergens. Dit lijkt erop.")
    if found.is_partial:
        return _("Nergens staan al je woorden samen. Dit past bij een deel ervan.")
    return ""


def _meant(actor: Actor, wanted: Asked, found: queries.Found, on: date) -> tuple[str, str] | None:
    if found.total or not wanted.filters.text or actor.person_id is None:
        return None
    words = queries.meant(actor.person_id, wanted.filters.text, on=on)
    return (words, f"?{urlencode({'q': words})}") if words else None


def _name(wanted: Asked, on: Iterable[tuple[str, str]]) -> str:
    """The words and what was chosen, so that two questions about the same are told apart."""
    said = [wanted.filters.text, *(label for label, _address in on)]
    return ", ".join(part for part in said if part)[:NAME_LENGTH]
