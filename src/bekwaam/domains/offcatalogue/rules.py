"""Whose turn it is, who may take it, and what may be asked. Facts in, decision out.

Nobody decides about a request for himself or by himself: not directly, not as somebody's substitute, and not
through a substitute of his own.
"""

from datetime import date
from decimal import Decimal
from uuid import UUID

from bekwaam.domains.catalogue.rules import FAR, MANAGE_OFFER, is_system, is_web_address
from bekwaam.domains.offcatalogue.enums import OPEN, WAITING, WRITABLE, Outcome, State
from bekwaam.domains.offcatalogue.facts import Costs, Turn
from bekwaam.domains.people.enums import DelegatedTask
from bekwaam.domains.people.rules.deciding import DecisionSubject, deciding_grant
from bekwaam.domains.people.rules.holdings import Job
from bekwaam.kernel.actors import Actor, Grant, Role
from bekwaam.kernel.decisions import ALLOWED, Decision, refused
from bekwaam.kernel.files.content import DOCUMENTS, PHOTOS
from bekwaam.kernel.files.uploads import UploadRule

HIGHEST = Decimal(1_000_000)
TEXT_LENGTH = 4_000
MOST_FILES = 5
FILE_BYTES = 10 * 1000 * 1000
FILE_RULE = UploadRule(allowed=DOCUMENTS | PHOTOS, max_bytes=FILE_BYTES)


def may_decide(actor: Actor, turn: Turn) -> Decision:
    if turn.state not in WAITING:
        return refused("offcatalogue.not_waiting")
    if actor.person_id is None:
        return refused("offcatalogue.not_your_turn")
    if actor.person_id in turn.concerned:
        return refused("offcatalogue.own_request")
    if _decides_himself(actor, turn) or grant_to_decide(actor, turn) is not None:
        return ALLOWED
    return refused("offcatalogue.not_your_turn")


def grant_to_decide(actor: Actor, turn: Turn) -> Grant | None:
    """The grant by which this actor decides; an own one before one that was handed over."""
    if turn.state == State.AT_BACKOFFICE:
        usable = [grant for grant in actor.grants if _closes(grant, turn)]
        return min(usable, key=lambda grant: grant.on_behalf_of is not None, default=None)
    if turn.decider_id is None:
        return None
    job = Job(turn.unit_id, manager_id=turn.decider_id)
    found = [deciding_grant(actor, DecisionSubject(each, (job,))) for each in turn.concerned]
    return found[0] if all(grant is not None for grant in found) else None


def decides_on_behalf(actor: Actor, turn: Turn) -> tuple[UUID, str] | None:
    if _decides_himself(actor, turn):
        return None
    grant = grant_to_decide(actor, turn)
    return (grant.on_behalf_of, grant.on_behalf_label) if grant and grant.on_behalf_of else None


def _decides_himself(actor: Actor, turn: Turn) -> bool:
    return turn.state in (State.AT_MANAGER, State.AT_BUDGET) and actor.person_id == turn.decider_id


def _closes(grant: Grant, turn: Turn) -> bool:
    """The back office of the unit; a substitute when the offering was handed over, never for somebody concerned."""
    if grant.role not in (Role.ULC, Role.BACKOFFICE) or grant.on_behalf_of in turn.concerned:
        return False
    return grant.covers(turn.unit_id) and (grant.tasks is None or MANAGE_OFFER in grant.tasks)


def may_ask_for(actor: Actor, subject: DecisionSubject) -> Decision:
    """For oneself, or as a manager (or who stands in for one) for somebody of the team."""
    if actor.person_id is None:
        return refused("offcatalogue.not_yours")
    if actor.person_id == subject.person_id or asking_grant(actor, subject) is not None:
        return ALLOWED
    return refused("offcatalogue.not_your_team")


def asking_grant(actor: Actor, subject: DecisionSubject) -> Grant | None:
    return deciding_grant(actor, subject, task=DelegatedTask.REGISTER)


def may_write(actor: Actor, turn: Turn) -> Decision:
    """The one who asks; while it is a draft, or when somebody asked a question."""
    if actor.person_id != turn.asker_id:
        return refused("offcatalogue.not_yours")
    return ALLOWED if turn.state in WRITABLE else refused("offcatalogue.is_submitted")


def may_change(actor: Actor, turn: Turn) -> Decision:
    """Once it is submitted, a change goes with an answer, so that who decides sees it."""
    decision = may_write(actor, turn)
    return decision if not decision or turn.state == State.DRAFT else refused("offcatalogue.is_submitted")


def may_answer(actor: Actor, turn: Turn) -> Decision:
    """Also the person it is for, when a manager asked."""
    if actor.person_id not in turn.concerned:
        return refused("offcatalogue.not_yours")
    return ALLOWED if turn.state == State.ASKED_BACK else refused("offcatalogue.nothing_asked")


def may_withdraw(actor: Actor, turn: Turn) -> Decision:
    if not is_system(actor) and actor.person_id not in turn.concerned:
        return refused("offcatalogue.not_yours")
    return ALLOWED if turn.state in OPEN else refused("offcatalogue.not_open")


def may_take_turn(*, seen: int, turn: int, last: str) -> Decision:
    """Somebody else was first: nothing is overwritten, and the reader hears who it was."""
    return ALLOWED if seen == turn else refused("offcatalogue.decided_meanwhile", who=last)


def may_save(*, seen: int, turn: int) -> Decision:
    """A draft that was changed in another window is not overwritten."""
    return ALLOWED if seen == turn else refused("offcatalogue.changed_meanwhile")


def may_say(words: str, *, is_needed: bool) -> Decision:
    if is_needed and not words:
        return refused("offcatalogue.no_words")
    return ALLOWED if len(words) <= TEXT_LENGTH else refused("offcatalogue.too_long", limit=TEXT_LENGTH)


def may_grant(*, outcome: str, has_activity: bool) -> Decision:
    if outcome not in Outcome.values:
        return refused("offcatalogue.no_outcome")
    if outcome == Outcome.EXISTING and not has_activity:
        return refused("offcatalogue.no_activity")
    return ALLOWED


def may_add_file(*, already: int) -> Decision:
    return ALLOWED if already < MOST_FILES else refused("offcatalogue.too_many_files", limit=MOST_FILES)


def may_set_budget(actor: Actor, unit_id: UUID | None) -> Decision:
    """Who keeps the academy, the learning centre, and a back office for its own units."""
    own = [grant for grant in actor.grants if grant.on_behalf_of is None]
    roles = (Role.FUNCTIONAL_ADMIN, Role.ULC, Role.BACKOFFICE)
    allowed = any(grant.role in roles and grant.covers(unit_id) for grant in own)
    return ALLOWED if allowed or is_system(actor) else refused("offcatalogue.not_your_unit")


def fits(costs: Costs, *, link: str, starts_on: date | None, ends_on: date | None) -> Decision:
    """Whether this can be kept at all."""
    if any(not 0 <= amount < HIGHEST for amount in (costs.course, costs.travel, costs.other)):
        return refused("offcatalogue.bad_amount")
    if link and not is_web_address(link):
        return refused("offcatalogue.bad_link")
    if any(day is not None and not date(2000, 1, 1) <= day <= FAR for day in (starts_on, ends_on)):
        return refused("offcatalogue.impossible_day")
    if starts_on and ends_on and ends_on < starts_on:
        return refused("offcatalogue.ends_before_start")
    return ALLOWED


def is_complete(*, title: str, motive: str) -> Decision:
    if not title:
        return refused("offcatalogue.no_title")
    return ALLOWED if motive else refused("offcatalogue.no_motive")


def goes_back_to_start(*, is_other: bool, weighed: Decimal, agreed: Decimal | None) -> bool:
    """Nobody's yes may be used for something else, or for more."""
    return agreed is not None and (is_other or weighed > agreed)
