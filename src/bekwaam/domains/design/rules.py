"""Who may work on a design or a track, and what fits in one. Facts in, decision out."""

from uuid import UUID

from bekwaam.domains.catalogue.enums import VersionState
from bekwaam.domains.catalogue.rules import may_arrange, may_manage
from bekwaam.domains.design.didactics import Standard
from bekwaam.domains.design.enums import TRACK_STATES, CommentState, Phase
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import ALLOWED, Decision, refused
from bekwaam.kernel.files import content as kinds
from bekwaam.kernel.files.uploads import UploadRule

MOST_DAYS, MOST_PARTS, MOST_MATERIALS, MOST_MINUTES, MOST_WEEKS = 60, 40, 40, 600, 104
MOST_IN_TRACK = 300
FILE_BYTES = 25 * 10**6
FILE_RULE = UploadRule(
    allowed=kinds.DOCUMENTS | kinds.PHOTOS | kinds.RECORDINGS | {kinds.ZIP, kinds.TEXT},
    max_bytes=FILE_BYTES,
)


def may_design(actor: Actor, *, owner_unit_id: UUID, version_state: str) -> Decision:
    decision = may_manage(actor, owner_unit_id)
    if not decision:
        return decision
    return ALLOWED if version_state == VersionState.DRAFT else refused("design.frozen")


def may_overwrite(*, seen_revision: int, revision: int) -> Decision:
    """Somebody else changed the design in the meantime: the second editor looks first."""
    return ALLOWED if seen_revision == revision else refused("design.edited_meanwhile")


def fits(*, is_titled: bool, minutes: int = 1, week: int = 1) -> Decision:
    if not is_titled:
        return refused("design.no_title")
    if not 1 <= minutes <= MOST_MINUTES:
        return refused("design.bad_minutes", limit=MOST_MINUTES)
    return ALLOWED if 1 <= week <= MOST_WEEKS else refused("design.bad_week", limit=MOST_WEEKS)


def has_room(count: int, most: int) -> Decision:
    return ALLOWED if count < most else refused("design.full", limit=most)


def may_set_rules(actor: Actor) -> Decision:
    return may_arrange(actor)


def within(standard: Standard, least: int) -> Decision:
    if standard.lowest <= least <= standard.highest:
        return ALLOWED
    return refused("design.rule_out_of_bounds", least=standard.lowest, most=standard.highest)


def may_lead(actor: Actor, owner_unit_id: UUID) -> Decision:
    """Phases, tasks and people of a track are for who manages the offering of its unit."""
    return ALLOWED if may_manage(actor, owner_unit_id) else refused("design.not_your_track")


def may_take_part(actor: Actor, *, owner_unit_id: UUID, is_member: bool) -> Decision:
    """Looking, reviewing and finishing one's own task is for everybody in the track."""
    return ALLOWED if is_member else may_lead(actor, owner_unit_id)


def may_move(old: str, new: str, *, has_release: bool, open_comments: int) -> Decision:
    if new not in TRACK_STATES.moves[old]:
        return refused("design.no_such_move")
    if new == Phase.DELIVERY and not has_release:
        return refused("design.nothing_delivered")
    if new == Phase.DONE and open_comments:
        return refused("design.comments_open", count=open_comments)
    return ALLOWED


def may_resolve(state: str) -> Decision:
    return ALLOWED if state == CommentState.OPEN else refused("design.already_resolved")
