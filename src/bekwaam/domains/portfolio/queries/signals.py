"""Signs of a need that nobody filled in: what people searched for in vain, what they asked for from outside, and what
employees reported."""

from dataclasses import dataclass
from datetime import date

from bekwaam.domains.catalogue.search.queries import zero_result_terms
from bekwaam.domains.offcatalogue.queries import open_wishes
from bekwaam.domains.portfolio.enums import NeedState, Source
from bekwaam.domains.portfolio.models import LearningNeed

MOST = 50


@dataclass(frozen=True, slots=True)
class Signal:
    """`count` says how often it was seen; nobody can be found in it."""

    words: str
    count: int
    people: int = 0


def searched_in_vain(since: date) -> list[Signal]:
    return [Signal(words, count) for words, count in zero_result_terms(since)[:MOST]]


def wishes() -> list[Signal]:
    """By theme; small groups are left out by who counts them."""
    return [Signal(wish.label, wish.requests, wish.people) for wish in open_wishes()[:MOST]]


def reports() -> list[LearningNeed]:
    """What employees reported and nobody made a need of yet."""
    rows = LearningNeed.objects.filter(source=Source.REPORT, state=NeedState.DRAFT)
    return list(rows.select_related("unit").order_by("-created_at", "pk")[:MOST])
