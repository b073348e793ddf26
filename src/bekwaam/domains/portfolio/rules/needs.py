"""What a need must say, how it may move, and when a round takes answers."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bekwaam.domains.portfolio.enums import NeedState, Priority
from bekwaam.domains.portfolio.facts import NeedContent
from bekwaam.kernel.decisions import ALLOWED, Decision, refused

LENGTHS = {"title": 200, "goal": 1_000, "skill_words": 200, "remark": 1_000}
ANSWER_LENGTH = 1_000
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2200, 1, 1)
MOST_PEOPLE, MOST_MONEY = 1_000_000, Decimal(99_999_999)
MOVES: Mapping[str, frozenset[str]] = {
    NeedState.COLLECTED: frozenset({NeedState.ON_AGENDA}),
    NeedState.ON_AGENDA: frozenset({NeedState.COLLECTED}),
    NeedState.DEVELOPING: frozenset({NeedState.BUYING, NeedState.OFFERED, NeedState.STOPPED}),
    NeedState.BUYING: frozenset({NeedState.DEVELOPING, NeedState.OFFERED, NeedState.STOPPED}),
    NeedState.OFFERED: frozenset({NeedState.STOPPED}),
    NeedState.STOPPED: frozenset({NeedState.COLLECTED}),
    NeedState.LATER: frozenset({NeedState.COLLECTED, NeedState.ON_AGENDA}),
}
"""By hand; everything else is a decision of a meeting, or follows from one."""
MERGEABLE = frozenset({NeedState.COLLECTED, NeedState.LATER, NeedState.ON_AGENDA})


class Phase(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


def fits(content: NeedContent) -> Decision:
    """Whether this can be kept at all, as a draft."""
    if not content.title:
        return refused("portfolio.no_title")
    for name, limit in LENGTHS.items():
        if len(getattr(content, name)) > limit:
            return refused("portfolio.too_long", limit=limit)
    if any(len(text) > ANSWER_LENGTH for text in content.answers.values()):
        return refused("portfolio.too_long", limit=ANSWER_LENGTH)
    if content.skill_id is not None and content.skill_words:
        return refused("portfolio.two_skills")
    return _numbers(content)


def _numbers(content: NeedContent) -> Decision:
    if content.priority not in Priority.values:
        return refused("portfolio.no_priority")
    if content.people_count is not None and not 1 <= content.people_count <= MOST_PEOPLE:
        return refused("portfolio.bad_people_count")
    if content.budget is not None and not 0 <= content.budget <= MOST_MONEY:
        return refused("portfolio.bad_amount")
    if content.wanted_by is not None and not FIRST_DAY <= content.wanted_by <= LAST_DAY:
        return refused("portfolio.impossible_day")
    return ALLOWED


def may_submit(content: NeedContent) -> Decision:
    """A need that others weigh says why and for how many."""
    if not content.goal:
        return refused("portfolio.no_goal")
    return ALLOWED if content.people_count else refused("portfolio.no_people_count")


def phase_of(*, opens_on: date, closes_on: date, on: date) -> Phase:
    if on < opens_on:
        return Phase.PLANNED
    return Phase.OPEN if on <= closes_on else Phase.CLOSED


def may_fill_in(phase: Phase) -> Decision:
    return ALLOWED if phase is Phase.OPEN else refused(f"portfolio.round_{phase.value}")


def may_plan(*, name: str, opens_on: date, closes_on: date, unit_count: int) -> Decision:
    if not name:
        return refused("portfolio.no_name")
    if closes_on < opens_on:
        return refused("portfolio.closes_before_opening")
    if not FIRST_DAY <= opens_on <= closes_on <= LAST_DAY:
        return refused("portfolio.impossible_day")
    return ALLOWED if unit_count else refused("portfolio.no_units")


def may_edit(state: str) -> Decision:
    """Who brought it may change it until it is weighed."""
    is_early = state in (NeedState.DRAFT, NeedState.COLLECTED)
    return ALLOWED if is_early else refused("portfolio.is_being_weighed")


def may_save(*, seen_revision: int, revision: int) -> Decision:
    return ALLOWED if seen_revision == revision else refused("portfolio.changed_meanwhile")


def may_move(state: str, to: str, *, is_in_catalogue: bool) -> Decision:
    if to not in MOVES.get(state, frozenset()):
        return refused("portfolio.decide_first")
    if to == NeedState.OFFERED and not is_in_catalogue:
        return refused("portfolio.not_in_catalogue")
    return ALLOWED


def may_merge(state: str, into_state: str, *, is_same: bool) -> Decision:
    if is_same:
        return refused("portfolio.merge_with_itself")
    if state not in MERGEABLE:
        return refused("portfolio.too_late_to_merge")
    return refused("portfolio.merge_with_ended") if _has_ended(into_state) else ALLOWED


def _has_ended(state: str) -> bool:
    return state in (NeedState.MERGED, NeedState.STOPPED, NeedState.DRAFT)
