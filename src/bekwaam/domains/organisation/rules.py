"""What may be done to a unit, on which day, and by whom."""

from datetime import date
from uuid import UUID

from bekwaam.domains.organisation.history import (
    Histories,
    first_circle,
    first_orphan_day,
    on,
    prolonged,
)
from bekwaam.domains.organisation.names import CODE_LENGTH, NAME_LENGTH
from bekwaam.kernel.actors import Actor, Role
from bekwaam.kernel.decisions import ALLOWED, Decision, refused
from bekwaam.kernel.periods import day_before

SYSTEM_CHANNELS = frozenset({"job", "import"})
READERS = (Role.FUNCTIONAL_ADMIN, Role.ULC, Role.AUDITOR, Role.BACKOFFICE)
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 1, 1)


def is_system(actor: Actor) -> bool:
    return actor.person_id is None and actor.channel in SYSTEM_CHANNELS


def may_see_organisation(actor: Actor) -> Decision:
    allowed = is_system(actor) or any(actor.has_role(role) for role in READERS)
    return ALLOWED if allowed else refused("organisation_not_yours")


def may_change_unit(actor: Actor, unit_id: UUID | None) -> Decision:
    """An administrator changes what lies in the own scope; no unit asks for the top of the organisation."""
    if is_system(actor) or actor.holds(Role.FUNCTIONAL_ADMIN, unit_id):
        return ALLOWED
    return refused("organisation_not_yours")


def may_change_kinds(actor: Actor) -> Decision:
    return may_change_unit(actor, None)


def code_is_fit(code: str, *, taken: bool) -> Decision:
    if not code:
        return refused("unit_code_missing")
    if len(code) > CODE_LENGTH:
        return refused("unit_code_long", limit=CODE_LENGTH)
    return refused("unit_code_taken", code=code) if taken else ALLOWED


def name_is_fit(name: str) -> Decision:
    if not name:
        return refused("unit_name_missing")
    return refused("unit_name_long", limit=NAME_LENGTH) if len(name) > NAME_LENGTH else ALLOWED


def day_is_fit(day: date) -> Decision:
    return ALLOWED if EARLIEST <= day <= LATEST else refused("unit_day_strange")


def may_change_on(histories: Histories, unit_id: UUID, day: date) -> Decision:
    if not day_is_fit(day):
        return day_is_fit(day)
    exists = on(histories.get(unit_id, ()), day) is not None
    return ALLOWED if exists else refused("unit_not_there_that_day", day=day)


def tree_holds(histories: Histories, unit_id: UUID, since: date) -> Decision:
    """Whether this unit hangs in a sound tree on every day from `since` on."""
    if (day := first_circle(histories, unit_id, since)) is not None:
        return refused("unit_under_itself", day=day)
    if (day := first_orphan_day(histories, unit_id, since)) is not None:
        return refused("unit_parent_not_there", day=day)
    return ALLOWED


def may_prolong(histories: Histories, unit_id: UUID, last_day: date | None, *, today: date) -> Decision:
    """Only what is still there, or stopped yesterday: a unit that was gone for a while was gone."""
    known = histories[unit_id][-1].valid_until
    if known is None or known < day_before(today):
        return refused("unit_over")
    if last_day is not None and not day_is_fit(last_day):
        return refused("unit_day_strange")
    longer = {**histories, unit_id: prolonged(histories[unit_id], last_day)}
    return tree_holds(longer, unit_id, known)


def may_end(histories: Histories, unit_id: UUID, last_day: date) -> Decision:
    """A unit ends after its first day, and nothing may hang under it afterwards."""
    if not may_change_on(histories, unit_id, last_day):
        return refused("unit_not_there_that_day", day=last_day)
    below = [
        unit
        for unit, versions in histories.items()
        if any(
            version.parent_id == unit_id and (version.valid_until is None or version.valid_until > last_day)
            for version in versions
        )
    ]
    return refused("unit_has_units_below", count=len(below)) if below else ALLOWED
