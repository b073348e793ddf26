"""Questions to the catalogue, answered under the rights of who asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from bekwaam.domains.catalogue.search.filters import MINE, RUN, Facet, Filters, Period, Sort
from bekwaam.domains.catalogue.search.models import Synonym
from bekwaam.domains.catalogue.search.statement import statement
from bekwaam.domains.catalogue.search.words import Term, terms_of
from bekwaam.kernel.clock import AMSTERDAM, local_date

EVER = (datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC))
GROUPS = ["", *(facet.value for facet in Facet), MINE, RUN]


@dataclass(frozen=True, slots=True)
class Found:
    total: int
    activity_ids: list[UUID]
    """Of one page, in order."""
    counts: Mapping[str, int]
    """By key: what would be found with this value of a facet, and all that is asked of the others."""
    is_partial: bool = False
    """Nothing has all the words; this has most of them."""
    is_close: bool = False
    """Nothing has these words; this has words that look like them."""


def synonyms() -> list[list[str]]:
    return list(Synonym.objects.values_list("words", flat=True))


def search(
    person_id: UUID,
    filters: Filters,
    *,
    at: datetime,
    sort: Sort = Sort.FITTING,
    limit: int = 12,
    offset: int = 0,
    periods: Mapping[str, Period] | None = None,
) -> Found:
    """In one statement; in a second one when nothing visible has the words as they were typed."""
    terms = terms_of(filters.text, synonyms()) if filters.text else []
    if filters.text and not terms:
        return Found(0, [], {})
    values = _values(person_id, filters, at, periods or {}) | {"limit": limit, "offset": offset}
    query = statement(sort, has_text=bool(terms))
    answer = _ask(query, values | _of_terms(terms, is_close=False))
    is_close = bool(terms) and not answer.met
    if is_close:
        answer = _ask(query, values | _of_terms(terms, is_close=True))
    ids, is_partial = answer.ids, 0 < answer.met < answer.asked
    return Found(
        answer.total, ids, answer.counts, is_partial=is_partial, is_close=is_close and bool(answer.met)
    )


class _Answer(NamedTuple):
    total: int
    ids: list[UUID]
    counts: dict[str, int]
    met: int
    asked: int


def _ask(query: str, values: Mapping[str, Any]) -> _Answer:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return _Answer(*cursor.fetchone())


def _of_terms(terms: Sequence[Term], *, is_close: bool) -> dict[str, Any]:
    return {
        "questions": [term.question for term in terms],
        "tails": [term.tail for term in terms],
        "close": [term.word if is_close else "" for term in terms],
    }


def _values(person_id: UUID, filters: Filters, at: datetime, periods: Mapping[str, Period]) -> dict[str, Any]:
    pairs = [(str(facet), f"{facet}:{value}") for facet, values in filters.chosen.items() for value in values]
    first, last = _span(filters.period)
    spans = [_span(period) for period in periods.values()]
    return {
        "person": person_id,
        "day": local_date(at),
        "now": at,
        "first": first,
        "last": last,
        "asks_place": bool(filters.places) or filters.is_online,
        "online": filters.is_online,
        "places": list(filters.places),
        "asks_seats": filters.has_seats,
        "asks_run": filters.asks_for_runs,
        "asks_mine": filters.for_my_function,
        "facets": [facet for facet, _ in pairs],
        "keys": [key for _, key in pairs],
        "groups": GROUPS,
        "names": list(periods),
        "firsts": [span[0] for span in spans],
        "lasts": [span[1] for span in spans],
    }


def _span(period: Period) -> tuple[datetime, datetime]:
    """From the first midnight up to the midnight after the last day, on the wall in the Netherlands."""
    first = EVER[0] if period.first is None else _midnight(period.first)
    return first, EVER[1] if period.last is None else _midnight(period.last + timedelta(days=1))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), AMSTERDAM)
