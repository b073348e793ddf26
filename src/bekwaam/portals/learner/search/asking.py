"""What the address of the page asks for. Nonsense asks for nothing; nothing is remembered but the address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.http import QueryDict

from bekwaam.domains.catalogue.enums import Form, Language, Level
from bekwaam.domains.catalogue.models import Theme
from bekwaam.domains.catalogue.search.filters import Facet, Filters, Period, Sort
from bekwaam.domains.catalogue.search.words import LONGEST
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.skills.models import Skill
from bekwaam.portals.learner.search.words import DURATIONS, PERIODS, PRICES

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


@dataclass(frozen=True, slots=True)
class Asked:
    filters: Filters
    period: str
    """The name of a period that is offered, when that was chosen."""
    first: str
    last: str
    """The days that were typed, as they were typed."""
    sort: Sort
    units: tuple[OrgUnit, ...]
    ends_before_start: bool = False


def asked(query: QueryDict, themes: Iterable[Theme], *, on: date) -> Asked:
    name = query.get("periode", "")
    name = name if name in PERIODS else ""
    first, last = query.get("van", "")[:10], query.get("tot", "")[:10]
    typed = Period(_day(first), _day(last))
    is_backwards = bool(typed.first and typed.last and typed.last < typed.first)
    period = periods(on)[name] if name else typed
    units = _units(query)
    return Asked(
        filters=Filters(
            text=query.get("q", "").replace("\x00", " ").strip()[:LONGEST],
            chosen=_chosen(query, {theme.code: str(theme.pk) for theme in themes}, units),
            for_my_function=query.get("mijn") == YES,
            period=Period() if is_backwards and not name else period,
            places=tuple(place[:LONGEST_PLACE] for place in _values(query, "plaats")),
            is_online=query.get("online") == YES,
            has_seats=query.get("plek") == YES,
        ),
        period=name,
        first=first,
        last=last,
        sort=next((sort for sort in Sort if sort == query.get("sorteer")), Sort.FITTING),
        units=units,
        ends_before_start=is_backwards and not name,
    )


def periods(on: date) -> dict[str, Period]:
    next_month = (on.replace(day=1) + timedelta(days=32)).replace(day=1)
    month_after = (next_month + timedelta(days=32)).replace(day=1)
    return {
        "deze-maand": Period(on, next_month - timedelta(days=1)),
        "volgende-maand": Period(next_month, month_after - timedelta(days=1)),
        "drie-maanden": Period(on, on + timedelta(days=91)),
    }


def _values(query: QueryDict, name: str) -> list[str]:
    values = [value.replace("\x00", "") for value in query.getlist(name)[:MOST_VALUES]]
    return list(dict.fromkeys(value for value in values if value))


def _chosen(
    query: QueryDict, themes: Mapping[str, str], units: Iterable[OrgUnit]
) -> dict[Facet, tuple[str, ...]]:
    wanted = {facet: tuple(v for v in _values(query, facet) if v in known) for facet, known in KNOWN.items()}
    wanted[Facet.THEME] = tuple(themes[code] for code in _values(query, Facet.THEME) if code in themes)
    wanted[Facet.SKILL] = tuple(str(pk) for pk in _skills(query))
    wanted[Facet.UNIT] = tuple(str(unit.pk) for unit in units)
    return {facet: values for facet, values in wanted.items() if values}


def _skills(query: QueryDict) -> list[UUID]:
    codes = [code[:100] for code in _values(query, Facet.SKILL)]
    return list(Skill.objects.filter(code__in=codes).values_list("pk", flat=True)) if codes else []


def _units(query: QueryDict) -> tuple[OrgUnit, ...]:
    codes = [code[:100] for code in _values(query, Facet.UNIT)]
    return tuple(OrgUnit.objects.filter(code__in=codes).order_by("sort_key")) if codes else ()


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
