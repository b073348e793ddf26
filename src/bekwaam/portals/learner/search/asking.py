"""What the address of the page asks for. Nonsense asks for nothing; nothing is remembered but the address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.http import QueryDict

from bekwaam.domains.catalogue.enums import Form, Language, Level
from bekwaam.domains.catalogue.models import Theme
from bekwaam.domains.catalogue.search.filters import Facet, Filters, NamedPeriod, Period, Sort
from bekwaam.domains.catalogue.search.words import LONGEST
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.skills.models import Skill
from bekwaam.portals.learner.search.words import DURATIONS, PRICES

MOST_VALUES, LONGEST_PLACE = 20, 200
YES = "1"
FIRST_YEAR, LAST_YEAR = 2000, 2200
KNOWN: Mapping[Facet, Iterable[str]] = {
    Facet.FORM: Form.values,
    Facet.DURATION: DURATIONS,
    Facet.PRICE: PRICES,
    Facet.LEVEL: [level for level in Level.values if level],
    Facet.LANGUAGE: Language.values,
}


class Fault(StrEnum):
    """What is wrong with the days somebody typed."""

    NONE = ""
    NO_DAY = "geen dag"
    BACKWARDS = "achterstevoren"
    OUTSIDE = "buiten de periode"


@dataclass(frozen=True, slots=True)
class Asked:
    filters: Filters
    first: str
    last: str
    """The days that were typed, as they were typed."""
    fault: Fault
    sort: Sort


def asked(query: QueryDict, themes: Iterable[Theme], *, on: date) -> Asked:
    named = next((period for period in NamedPeriod if period == query.get("periode")), None)
    first, last = query.get("van", "")[:10], query.get("tot", "")[:10]
    typed = Period(_day(first), _day(last))
    return Asked(
        filters=Filters(
            text=query.get("q", "").replace("\x00", " ").strip()[:LONGEST],
            chosen=_chosen(query, {theme.code: str(theme.pk) for theme in themes}),
            for_my_function=query.get("mijn") == YES,
            period=Period() if typed.is_empty else typed,
            named=named,
            places=tuple(place[:LONGEST_PLACE] for place in _values(query, "plaats")),
            is_online=query.get("online") == YES,
            has_seats=query.get("plek") == YES,
        ),
        first=first if typed.first else "",
        last=last if typed.last else "",
        fault=_fault(first, last, typed, named, on),
        sort=next((sort for sort in Sort if sort == query.get("sorteer")), Sort.FITTING),
    )


def _fault(first: str, last: str, typed: Period, named: NamedPeriod | None, on: date) -> Fault:
    if (first and not typed.first) or (last and not typed.last):
        return Fault.NO_DAY
    if typed.is_empty:
        return Fault.BACKWARDS
    is_outside = named is not None and typed.within(named.on(on)).is_empty
    return Fault.OUTSIDE if is_outside else Fault.NONE


def _values(query: QueryDict, name: str) -> list[str]:
    values = [value.replace("\x00", "") for value in query.getlist(name)[:MOST_VALUES]]
    return list(dict.fromkeys(value for value in values if value))


def _chosen(query: QueryDict, themes: Mapping[str, str]) -> dict[Facet, tuple[str, ...]]:
    wanted = {facet: tuple(v for v in _values(query, facet) if v in known) for facet, known in KNOWN.items()}
    wanted[Facet.THEME] = tuple(themes[code] for code in _values(query, Facet.THEME) if code in themes)
    wanted[Facet.SKILL] = tuple(str(pk) for pk in _skills(query))
    wanted[Facet.UNIT] = tuple(str(pk) for pk in _units(query))
    return {facet: values for facet, values in wanted.items() if values}


def _skills(query: QueryDict) -> list[UUID]:
    codes = [code[:100] for code in _values(query, Facet.SKILL)]
    return list(Skill.objects.filter(code__in=codes).values_list("pk", flat=True)) if codes else []


def _units(query: QueryDict) -> list[UUID]:
    codes = [code[:100] for code in _values(query, Facet.UNIT)]
    found = OrgUnit.objects.filter(code__in=codes).order_by("sort_key")
    return list(found.values_list("pk", flat=True)) if codes else []


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
