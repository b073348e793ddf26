"""Questions to the catalogue, answered under the rights of who asks."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Sum

from bekwaam.domains.catalogue.audience.queries import seen_by, visible_to
from bekwaam.domains.catalogue.models import VersionTheme
from bekwaam.domains.catalogue.search.filters import MINE, RUN, Facet, Filters, NamedPeriod, Period, Sort
from bekwaam.domains.catalogue.search.models import Favourite, MissedTerm, SavedSearch, Synonym
from bekwaam.domains.catalogue.search.words import Term, plain, terms_of, words_of
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
    met: int = 0
    """How many of the things that were asked for, what was found has."""


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
    periods: Collection[NamedPeriod] = (),
) -> Found:
    """What only looks like a word counts when nothing in sight has that word; and then only when all words are met with
    it, or when nothing has any of them."""
    terms = terms_of(filters.text, synonyms()) if filters.text else []
    if filters.text and not terms:
        return Found(0, [], {})
    values = _values(person_id, filters, at, periods) | {
        "sort": sort.value,
        "most": limit,
        "passed": offset,
    }
    answer = _ask(values | _of_terms(terms))
    if answer.met < answer.asked:
        missing = _missing(person_id, terms, local_date(at)) if answer.met else set(terms)
        close = _ask(values | _of_terms(terms, close=missing)) if missing else answer
        if missing and close.met and (not answer.met or close.met == close.asked):
            return _found(close, is_close=True)
    return _found(answer)


MISSING = """
with sight as materialized (select catalogue_sight(%(person)s, %(day)s) as bits)
select t.n from unnest(%(questions)s::text[], %(tails)s::text[]) with ordinality as t (question, tail, n)
where not exists (
    select from catalogue_search(array[t.question], array[t.tail], array['']) s, sight where get_bit(sight.bits, s.slot) > 0
)
"""


SUGGESTED = """
with asked as materialized (
    select catalogue_asked(q.question) as question, q.n from unnest(%(questions)s::text[]) with ordinality as q (question, n)
), sight as materialized (
    select catalogue_sight(%(person)s, %(day)s) as bits
), found as materialized (
    select s.slot, s.rest, s.by_words
    from catalogue_search(%(questions)s::text[], %(tails)s::text[], %(close)s::text[]) s, sight
    where s.met = %(asked)s and get_bit(sight.bits, s.slot) > 0
), ranked as (
    select d.title, f.rest + (
        select coalesce(sum(0.1 + ts_rank('{0.1, 0.2, 0.6, 1}', d.words, a.question, 1)), 0)
        from asked a where a.n = any(f.by_words)
    ) as rank
    from catalogue_searchdocument d join found f using (slot)
)
select title from ranked group by title order by max(rank) desc, title limit %(limit)s
"""
MEANT = """
with sight as materialized (
    select catalogue_sight(%(person)s, %(day)s) as bits
), word as (
    select distinct word from sight join catalogue_searchdocument d on get_bit(sight.bits, d.slot) > 0,
           unnest(string_to_array(d.title_key, ' ')) as word
    where length(word) >= 4
)
select word from word where similarity(word, %(typed)s) >= %(least)s
order by similarity(word, %(typed)s) desc, word limit 1
"""
LEAST_ALIKE = 0.3


def suggested_titles(person_id: UUID, text: str, *, on: date, limit: int) -> list[str]:
    """Titles of what this person sees, for what was typed so far."""
    terms = terms_of(text)
    if not terms:
        return []
    values = _of_terms(terms) | {"asked": len(terms), "limit": limit}
    with connection.cursor() as cursor:
        cursor.execute(SUGGESTED, {"person": person_id, "day": on, **values})
        return [title for (title,) in cursor.fetchall()]


def themes_in_sight(person_id: UUID, theme_ids: Collection[UUID], *, on: date) -> set[UUID]:
    """Those of which this person sees something."""
    seen = visible_to(person_id, on).values("published_id")
    rows = VersionTheme.objects.filter(theme__in=theme_ids, version__in=seen)
    return set(rows.values_list("theme_id", flat=True).distinct())


def meant(person_id: UUID, text: str, *, on: date) -> str:
    """The same question in words that stand in titles this person sees; nothing when that is no other question."""
    words = words_of(text)
    found = [_nearest(person_id, word, on) or word for word in words]
    return " ".join(found) if found != words else ""


def zero_result_terms(since: date) -> list[tuple[str, int]]:
    """What people searched for in vain since this day, the most wanted first."""
    rows = MissedTerm.objects.filter(week_on__gte=since - timedelta(days=since.weekday())).values("term")
    counted = rows.annotate(times=Sum("count")).order_by("-times", "term")
    return list(counted.values_list("term", "times"))


def watched_searches() -> list[UUID]:
    return list(SavedSearch.objects.filter(is_watched=True).order_by("pk").values_list("pk", flat=True))


def searches_of(person_id: UUID) -> list[SavedSearch]:
    return list(SavedSearch.objects.filter(person=person_id).order_by("-made_at", "pk"))


def favourites_of(person_id: UUID, *, on: date) -> list[UUID]:
    """The newest first; only what this person still sees."""
    seen = visible_to(person_id, on).values("pk")
    rows = Favourite.objects.filter(person=person_id, activity__in=seen)
    return list(rows.order_by("-kept_at", "pk").values_list("activity_id", flat=True))


def kept_by(activity_id: UUID, on: date) -> set[UUID]:
    """Who keeps this activity and sees it on this day."""
    people = set(Favourite.objects.filter(activity=activity_id).values_list("person_id", flat=True))
    return seen_by([activity_id], people, on)[activity_id] if people else set()


def synonym_groups() -> list[Synonym]:
    return sorted(Synonym.objects.all(), key=lambda group: plain(group.words[0]))


def _nearest(person_id: UUID, word: str, on: date) -> str:
    with connection.cursor() as cursor:
        cursor.execute(MEANT, {"person": person_id, "day": on, "typed": word, "least": LEAST_ALIKE})
        found = cursor.fetchone()
    return str(found[0]) if found else ""


class _Answer(NamedTuple):
    total: int
    ids: list[UUID]
    counts: dict[str, int]
    met: int
    asked: int


ASK = """
select total, activity_ids, counts, met, asked from catalogue_answer(
    %(person)s, %(day)s, %(now)s, %(questions)s, %(tails)s, %(close)s,
    %(first)s, %(last)s, %(asks_place)s, %(online)s, %(places)s, %(asks_seats)s, %(asks_run)s, %(asks_mine)s,
    %(facets)s, %(keys)s, %(groups)s, %(names)s, %(firsts)s, %(lasts)s, %(sort)s, %(most)s, %(passed)s
)
"""


def _ask(values: Mapping[str, Any]) -> _Answer:
    with connection.cursor() as cursor:
        cursor.execute(ASK, values)
        return _Answer(*cursor.fetchone())


def _found(answer: _Answer, *, is_close: bool = False) -> Found:
    is_partial = 0 < answer.met < answer.asked
    return Found(
        answer.total, answer.ids, answer.counts, is_partial=is_partial, is_close=is_close, met=answer.met
    )


def _missing(person_id: UUID, terms: Sequence[Term], on: date) -> set[Term]:
    """Words that nothing in sight has."""
    with connection.cursor() as cursor:
        cursor.execute(MISSING, {"person": person_id, "day": on, **_of_terms(terms)})
        return {terms[place - 1] for (place,) in cursor.fetchall()}


def _of_terms(terms: Sequence[Term], *, close: Collection[Term] = ()) -> dict[str, Any]:
    return {
        "questions": [term.question for term in terms],
        "tails": [term.tail for term in terms],
        "close": [term.word if term in close else "" for term in terms],
    }


def _values(
    person_id: UUID, filters: Filters, at: datetime, periods: Collection[NamedPeriod]
) -> dict[str, Any]:
    pairs = [(str(facet), f"{facet}:{value}") for facet, values in filters.chosen.items() for value in values]
    on = local_date(at)
    spans = [_span(filters.period.within(period.on(on))) for period in periods]
    return {
        "person": person_id,
        "day": on,
        "now": at,
        **asked_of_runs(filters, on),
        "asks_seats": filters.has_seats,
        "asks_run": filters.asks_for_runs,
        "asks_mine": filters.for_my_function,
        "facets": [facet for facet, _ in pairs],
        "keys": [key for _, key in pairs],
        "groups": GROUPS,
        "names": [period.value for period in periods],
        "firsts": [span[0] for span in spans],
        "lasts": [span[1] for span in spans],
    }


def asked_of_runs(filters: Filters, on: date) -> dict[str, Any]:
    """When and where; what is asked of seats is for who asks."""
    first, last = _span(filters.days(on))
    return {
        "first": first,
        "last": last,
        "asks_place": bool(filters.places) or filters.is_online,
        "online": filters.is_online,
        "places": list(filters.places),
    }


def _span(period: Period) -> tuple[datetime, datetime]:
    """From the first midnight up to the midnight after the last day, on the wall in the Netherlands."""
    first = EVER[0] if period.first is None else _midnight(period.first)
    return first, EVER[1] if period.last is None else _midnight(period.last + timedelta(days=1))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), AMSTERDAM)
