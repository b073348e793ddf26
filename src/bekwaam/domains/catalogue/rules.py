"""Who may do what to an activity, and when it is fit to be published. Facts in, decision out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit
from uuid import UUID

from bekwaam.domains.catalogue.content import LIMITS, Content
from bekwaam.domains.catalogue.enums import ActivityState, ApprovalRule, VersionState
from bekwaam.domains.people.enums import DelegatedTask
from bekwaam.kernel.actors import Actor, Grant, Role
from bekwaam.kernel.decisions import ALLOWED, Decision, refused

SYSTEM_CHANNELS = frozenset({"job", "import"})
MANAGE_OFFER = DelegatedTask.MANAGE_OFFER.value
LEVELS = range(1, 5)
FAR = date(2200, 1, 1)


def is_system(actor: Actor) -> bool:
    return actor.person_id is None and actor.channel in SYSTEM_CHANNELS


def managing_grants(actor: Actor) -> tuple[Grant, ...]:
    """The learning centre manages for the whole organisation, a back office what its units own, a substitute what the
    giver would, when that task was handed over."""
    return tuple(
        grant
        for grant in actor.grants
        if grant.role in (Role.ULC, Role.BACKOFFICE) and (grant.tasks is None or MANAGE_OFFER in grant.tasks)
    )


def may_manage(actor: Actor, owner_unit_id: UUID) -> Decision:
    if is_system(actor) or any(grant.covers(owner_unit_id) for grant in managing_grants(actor)):
        return ALLOWED
    return refused("catalogue.not_yours")


def may_arrange(actor: Actor) -> Decision:
    """Themes, synonyms and what else holds for the whole catalogue."""
    allowed = is_system(actor) or any(grant.role is Role.ULC for grant in managing_grants(actor))
    return ALLOWED if allowed else refused("catalogue.only_centre")


def may_hand_over(actor: Actor, *, from_unit_id: UUID, to_unit_id: UUID) -> Decision:
    """Another owner: who gives must manage what goes, and may give it to own units only; the centre to any."""
    decision = may_manage(actor, from_unit_id)
    return may_manage(actor, to_unit_id) if decision else decision


def may_change_words(actor: Actor, *, is_from_elsewhere: bool) -> Decision:
    """What another academy offers is written there; here only the exchange itself keeps it up to date."""
    return refused("catalogue.from_elsewhere") if is_from_elsewhere and not is_system(actor) else ALLOWED


def may_copy(*, is_from_elsewhere: bool) -> Decision:
    """Words of another academy are not made one's own by copying them."""
    return refused("catalogue.not_yours_to_copy") if is_from_elsewhere else ALLOWED


def may_archive_in_bulk(*, is_from_elsewhere: bool) -> Decision:
    """What came from elsewhere never comes out of the archive, so a change of many could not be taken back."""
    return refused("catalogue.archive_by_itself") if is_from_elsewhere else ALLOWED


def may_edit(version_state: str) -> Decision:
    return ALLOWED if version_state == VersionState.DRAFT else refused("catalogue.not_a_draft")


def may_edit_in_bulk(activity_state: str) -> Decision:
    return refused("catalogue.is_archived") if activity_state == ActivityState.ARCHIVED else ALLOWED


def may_save(*, seen_revision: int, revision: int) -> Decision:
    """Somebody else saved in the meantime: the second editor sees the difference first."""
    return ALLOWED if seen_revision == revision else refused("catalogue.edited_meanwhile")


def may_save_over(*, others_changed: bool) -> Decision:
    """Particulars have no draft: who comes second sees what somebody else made of them in the meantime."""
    return refused("catalogue.particulars_changed") if others_changed else ALLOWED


def fits(content: Content, limits: Mapping[str, int]) -> Decision:
    """Whether this can be kept as a draft at all."""
    if not content.title:
        return refused("catalogue.no_title")
    for name, limit in {**limits, **LIMITS}.items():
        if len(getattr(content, name)) > limit:
            return refused("catalogue.too_long", field=name, limit=limit)
    if any(level not in LEVELS for _, level in content.skill_levels):
        return refused("catalogue.bad_level")
    if content.link and not is_web_address(content.link):
        return refused("catalogue.bad_link")
    return _prices(content)


def _prices(content: Content) -> Decision:
    amounts = (content.internal_price, content.external_price, content.approval_above)
    if any(amount is not None and not 0 <= amount < 10_000_000 for amount in amounts):
        return refused("catalogue.bad_price")
    if content.approval == ApprovalRule.MANAGER_ABOVE and content.approval_above is None:
        return refused("catalogue.no_amount")
    return ALLOWED


def is_web_address(link: str) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


@dataclass(frozen=True, slots=True)
class Publication:
    """What publishing is decided by."""

    version_state: str
    activity_state: str
    has_summary: bool
    has_goals: bool
    image_lacks_words: bool
    theme_count: int
    publish_from: date | None
    publish_until: date | None


def may_publish(facts: Publication, *, on: date) -> Decision:
    if facts.version_state not in (VersionState.DRAFT, VersionState.IN_REVIEW):
        return refused("catalogue.not_a_draft")
    for is_met, reason in (
        (facts.activity_state != ActivityState.ARCHIVED, "catalogue.is_archived"),
        (facts.has_summary, "catalogue.no_summary"),
        (facts.has_goals, "catalogue.no_goals"),
        (facts.theme_count > 0, "catalogue.no_theme"),
        (not facts.image_lacks_words, "catalogue.no_alt_text"),
        (facts.publish_until is None or facts.publish_until >= on, "catalogue.until_is_past"),
    ):
        if not is_met:
            return refused(reason)
    return ALLOWED


def may_show_from_until(first: date | None, last: date | None) -> Decision:
    if first and last and last < first:
        return refused("catalogue.until_before_from")
    if any(day is not None and not date(2000, 1, 1) <= day <= FAR for day in (first, last)):
        return refused("catalogue.impossible_day")
    return ALLOWED


def may_submit(version_state: str) -> Decision:
    return ALLOWED if version_state == VersionState.DRAFT else refused("catalogue.not_a_draft")


def may_send_back(version_state: str) -> Decision:
    return ALLOWED if version_state == VersionState.IN_REVIEW else refused("catalogue.not_in_review")


def may_archive(activity_state: str) -> Decision:
    return ALLOWED if activity_state != ActivityState.ARCHIVED else refused("catalogue.is_archived")


def may_unpublish(activity_state: str) -> Decision:
    return ALLOWED if activity_state == ActivityState.PUBLISHED else refused("catalogue.not_published")


def may_reopen(activity_state: str) -> Decision:
    return ALLOWED if activity_state == ActivityState.ARCHIVED else refused("catalogue.not_archived")


def comes_before_itself(activity_id: UUID, first: Mapping[UUID, frozenset[UUID]]) -> bool:
    """Whether following "eerst doen" from this activity leads back to it."""
    seen: set[UUID] = set()
    waiting = list(first.get(activity_id, ()))
    while waiting:
        current = waiting.pop()
        if current == activity_id:
            return True
        if current not in seen:
            seen.add(current)
            waiting.extend(first.get(current, ()))
    return False
