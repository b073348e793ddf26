"""Who may deliver, and which delivery may be carried out."""

from bekwaam.domains.deliveries.enums import BUSY_STATES, READY_STATES, RunState
from bekwaam.kernel.actors import Actor, Role
from bekwaam.kernel.decisions import ALLOWED, Decision, refused

SYSTEM_CHANNELS = frozenset({"job", "import"})


def may_deliver(actor: Actor) -> Decision:
    if actor.person_id is None and actor.channel in SYSTEM_CHANNELS:
        return ALLOWED
    if actor.holds(Role.FUNCTIONAL_ADMIN):
        return ALLOWED
    return refused("delivery_not_yours")


def may_preview(state: str, *, has_file: bool) -> Decision:
    if state in BUSY_STATES:
        return refused("delivery_busy")
    if state in {RunState.DONE, RunState.FAILED}:
        return refused("delivery_finished")
    return ALLOWED if has_file else refused("delivery_file_gone")


def may_carry_out(state: str, *, has_file: bool, confirmed: bool) -> Decision:
    if state in BUSY_STATES:
        return refused("delivery_busy")
    if state not in READY_STATES:
        return refused("delivery_finished" if state == RunState.DONE else "delivery_not_ready")
    if not has_file:
        return refused("delivery_file_gone")
    if state == RunState.WAITING and not confirmed:
        return refused("delivery_needs_confirmation")
    return ALLOWED


def goes_to_a_worker(*, is_large: bool, others_busy: bool) -> bool:
    """Nobody waits in front of the screen for a large file, nor for that of somebody else."""
    return is_large or others_busy


def is_still_the_same_plan(shown_digest: str, digest: str) -> Decision:
    return ALLOWED if shown_digest == digest else refused("delivery_changed_meanwhile")
