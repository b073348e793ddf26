"""Who may take a list along, and how much at once."""

from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import ALLOWED, Decision, refused
from bekwaam.reporting.exports.registry import ExportList

AT_ONCE = 2_000
"""More rows than this are made by a worker."""
MOST_UNDERWAY = 5


def may_export(listed: ExportList, actor: Actor) -> Decision:
    if actor.person_id is None or not listed.may_export(actor):
        return refused("exports.not_yours")
    return ALLOWED


def has_room(underway: int) -> Decision:
    return ALLOWED if underway < MOST_UNDERWAY else refused("exports.too_many", most=MOST_UNDERWAY)


def goes_at_once(rows: int) -> bool:
    return rows <= AT_ONCE
