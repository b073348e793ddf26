"""Signs of a need that nobody filled in: what people searched for in vain, what they asked for from outside, and what
employees reported."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bekwaam.domains.catalogue.search.queries import zero_result_terms
from bekwaam.domains.offcatalogue.queries import open_wishes, statistics
from bekwaam.domains.portfolio.enums import NeedState, Source
from bekwaam.domains.portfolio.models import LearningNeed
from bekwaam.kernel.periods import Period

MOST = 50


@dataclass(frozen=True, slots=True)
class Signal:
    """`count` says how often it was seen; nobody can be found in it."""

    words: str
    count: int


def searched_in_vain(since: date) -> list[Signal]:
    return [Signal(words, count) for words, count in zero_result_terms(since)[:MOST]]


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A theme as people asked for it outside the catalogue. `waiting`: how many are not decided yet, when that says
    nothing of anybody."""

    words: str
    count: int
    people: int
    granted: int
    added: int
    cost: Decimal
    waiting: int | None


def asked_for(since: date) -> list[AskedFor]:
    """By theme; small groups are left out by who counts them."""
    waiting = {wish.key: wish.requests for wish in open_wishes()}
    return [
        AskedFor(
            wish.label, wish.requests, wish.people, wish.granted, wish.added, wish.cost, waiting.get(wish.key)
        )
        for wish in statistics(Period(since))[:MOST]
    ]


def reports() -> list[LearningNeed]:
    """What employees reported and nobody made a need of yet."""
    rows = LearningNeed.objects.filter(source=Source.REPORT, state=NeedState.DRAFT)
    return list(rows.select_related("unit").order_by("-created_at", "pk")[:MOST])
