"""Which words an academy may save for a kind of message, and which preferences make sense."""

from collections.abc import Iterable
from datetime import time

from bekwaam.domains.notifications import wording
from bekwaam.domains.notifications.enums import Mode
from bekwaam.domains.notifications.kinds.registry import Kind
from bekwaam.kernel.actors import Actor, Role
from bekwaam.kernel.decisions import ALLOWED, Decision, refused

BODY_CAP = 10_000


def may_manage(actor: Actor) -> Decision:
    """Texts, outgoing mail and reasons are for functional administrators of the whole organisation."""
    return ALLOWED if actor.holds(Role.FUNCTIONAL_ADMIN) else refused("notifications.not_yours")


def may_save_text(kind: Kind, subject: str, body: str) -> Decision:
    unknown = sorted(wording.placeholders(f"{subject} {body}") - kind.names)
    if unknown:
        return refused(
            "notifications.unknown_variable",
            unknown=_named(unknown),
            known=_named(variable.name for variable in kind.all_variables),
        )
    if not wording.one_line(subject):
        return refused("notifications.subject_empty")
    if len(subject) > wording.SUBJECT_CAP or wording.one_line(subject) != subject:
        return refused("notifications.subject_shape", cap=wording.SUBJECT_CAP)
    if not wording.many_lines(body):
        return refused("notifications.body_empty")
    return ALLOWED if len(body) <= BODY_CAP else refused("notifications.body_too_long", cap=BODY_CAP)


def may_choose(kind: Kind, mode: Mode) -> Decision:
    if kind.may_switch_off or mode == kind.default:
        return ALLOWED
    return refused("notifications.always_sent", kind=str(kind.title))


def may_set_hours(quiet_from: time | None, quiet_until: time | None, digest_hour: int) -> Decision:
    if (quiet_from is None) != (quiet_until is None):
        return refused("notifications.quiet_half")
    if quiet_from is not None and quiet_from == quiet_until:
        return refused("notifications.quiet_same")
    return ALLOWED if 0 <= digest_hour <= 23 else refused("notifications.digest_hour")


def _named(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)
