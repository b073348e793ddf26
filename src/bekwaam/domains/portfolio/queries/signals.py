"""Signs of a need that nobody filled in: what people searched for in vain, and what they asked for from outside.

Both come from contexts below, which may be absent; then there are no such signs.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from bekwaam.domains.portfolio.enums import NeedState, Source
from bekwaam.domains.portfolio.models import LearningNeed

MOST = 50


@dataclass(frozen=True, slots=True)
class Signal:
    """`key` makes it recognisable on a form; `count` says how often it was seen."""

    words: str
    count: int
    note: str = ""


def searched_in_vain(since: datetime) -> list[Signal]:
    read = _found("bekwaam.domains.catalogue.search.queries", "zero_result_terms")
    if read is None:
        return []
    return [_of_term(each) for each in list(read(since))[:MOST]]


def wishes() -> list[Signal]:
    read = _found("bekwaam.domains.offcatalogue.queries", "open_wishes")
    if read is None:
        return []
    return [_of_wish(each) for each in list(read())[:MOST]]


def _found(module: str, name: str) -> Callable[..., Iterable[Any]] | None:
    parent = module.rpartition(".")[0]
    if find_spec(parent) is None or find_spec(module) is None:
        return None
    found: Callable[..., Iterable[Any]] | None = getattr(import_module(module), name, None)
    return found


def _of_term(row: Any) -> Signal:
    words, count = (row[0], row[1]) if isinstance(row, tuple) else (row.term, row.count)
    return Signal(str(words), int(count))


def _of_wish(row: Any) -> Signal:
    return Signal(str(row.title), int(getattr(row, "count", 1)), str(getattr(row, "note", "")))


def reports() -> list[LearningNeed]:
    """What employees reported and nobody made a need of yet."""
    rows = LearningNeed.objects.filter(source=Source.REPORT, state=NeedState.DRAFT)
    return list(rows.select_related("unit").order_by("-created_at", "pk")[:MOST])
