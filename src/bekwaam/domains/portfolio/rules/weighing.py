"""What may be scored, and how heavy a criterion can be."""

from collections.abc import Iterable

from bekwaam.domains.portfolio.facts import HIGHEST, LOWEST
from bekwaam.kernel.decisions import ALLOWED, Decision, refused

MOST_WEIGHT = 10


def may_score(values: Iterable[int]) -> Decision:
    is_right = all(LOWEST <= value <= HIGHEST for value in values)
    return ALLOWED if is_right else refused("portfolio.bad_score")


def may_keep_criterion(*, name: str, weight: int) -> Decision:
    if not name:
        return refused("portfolio.no_name")
    return ALLOWED if 1 <= weight <= MOST_WEIGHT else refused("portfolio.bad_weight", limit=MOST_WEIGHT)
