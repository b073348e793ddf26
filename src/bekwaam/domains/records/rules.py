"""Who may write down a result, and who may say what they thought. Facts in, decision out."""

from datetime import date
from uuid import UUID

from bekwaam.domains.catalogue.rules import is_system, may_manage
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import ALLOWED, Decision, refused

WORDS_LENGTH, REASON_LENGTH = 1_000, 300


def may_record(actor: Actor, *, owner_unit_id: UUID, finished_on: date, today: date) -> Decision:
    if not is_system(actor) and not may_manage(actor, owner_unit_id):
        return refused("records.not_yours")
    return ALLOWED if finished_on <= today else refused("records.in_the_future")


def may_review(*, is_visible: bool, did_it: bool, stars: int, words: str) -> Decision:
    if not is_visible:
        return refused("records.not_there")
    if not did_it:
        return refused("records.did_not_do_it")
    if not 1 <= stars <= 5:
        return refused("records.no_stars")
    return ALLOWED if len(words) <= WORDS_LENGTH else refused("records.too_long", limit=WORDS_LENGTH)


def may_hide(actor: Actor, *, owner_unit_id: UUID, reason: str) -> Decision:
    decision = may_manage(actor, owner_unit_id)
    if not decision:
        return decision
    return ALLOWED if reason else refused("records.no_reason")
