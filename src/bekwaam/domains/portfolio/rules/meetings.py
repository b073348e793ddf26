"""What can be decided about an item of the agenda, and when."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from bekwaam.domains.portfolio.enums import MeetingState, NeedState, Outcome
from bekwaam.domains.portfolio.rules.needs import LAST_DAY
from bekwaam.kernel.decisions import ALLOWED, Decision, refused

SLOWEST_MINUTES = timedelta(days=365)
FOR_NEEDS = (Outcome.DEVELOP, Outcome.BUY, Outcome.MERGE, Outcome.STOP, Outcome.LATER)
FOR_ACTIVITIES = (Outcome.RETIRE, Outcome.KEEP)
WITH_OWNER = frozenset({Outcome.DEVELOP, Outcome.BUY, Outcome.RETIRE})
"""Somebody has to do something, by a day."""
STATE_AFTER = {
    Outcome.BUY: NeedState.BUYING,
    Outcome.DEVELOP: NeedState.DEVELOPING,
    Outcome.STOP: NeedState.STOPPED,
    Outcome.LATER: NeedState.LATER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedDecision:
    outcome: str
    reason: str
    owner_id: UUID | None = None
    due_on: date | None = None
    merge_with_id: UUID | None = None
    makes_activity: bool = False
    form: str = ""


def choices_for(*, is_need: bool) -> tuple[Outcome, ...]:
    return FOR_NEEDS if is_need else FOR_ACTIVITIES


def may_decide(wanted: WantedDecision, *, is_need: bool, is_decided: bool, meeting_state: str) -> Decision:
    if is_decided:
        return refused("portfolio.decided_already")
    if meeting_state != MeetingState.PLANNED:
        return refused("portfolio.meeting_closed")
    if wanted.outcome not in choices_for(is_need=is_need):
        return refused("portfolio.no_outcome")
    if not wanted.reason:
        return refused("portfolio.no_reason")
    if wanted.outcome == Outcome.MERGE and wanted.merge_with_id is None:
        return refused("portfolio.merge_with_what")
    if wanted.outcome in WITH_OWNER and (wanted.owner_id is None or wanted.due_on is None):
        return refused("portfolio.no_owner")
    return ALLOWED


def may_be_due(due_on: date | None, *, on: date) -> Decision:
    """What was agreed can be written down a while after the meeting; a day of long ago is a slip."""
    if due_on is not None and not on - SLOWEST_MINUTES <= due_on <= LAST_DAY:
        return refused("portfolio.due_long_ago")
    return ALLOWED


def may_retire(*, leaves_on: date, on: date) -> Decision:
    return ALLOWED if on < leaves_on <= LAST_DAY else refused("portfolio.no_notice")


def may_change(meeting_state: str) -> Decision:
    return ALLOWED if meeting_state == MeetingState.PLANNED else refused("portfolio.meeting_closed")


def may_close(*, meeting_state: str, item_count: int) -> Decision:
    if meeting_state != MeetingState.PLANNED:
        return refused("portfolio.meeting_closed")
    return ALLOWED if item_count else refused("portfolio.empty_agenda")
