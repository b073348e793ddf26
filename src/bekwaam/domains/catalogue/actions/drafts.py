"""Making an activity and working on its draft."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from bekwaam.domains.audit.actions import record
from bekwaam.domains.catalogue import queries, rules
from bekwaam.domains.catalogue.actions.audiences import shield_for_owner
from bekwaam.domains.catalogue.actions.subjects import subject_of
from bekwaam.domains.catalogue.actions.writing import (
    Written,
    differences,
    require_fit,
    rewrite_links,
    write_links,
)
from bekwaam.domains.catalogue.cleaning import clean_line
from bekwaam.domains.catalogue.comparison import differences_between
from bekwaam.domains.catalogue.content import Content, cleaned
from bekwaam.domains.catalogue.enums import Change, Form, VersionState
from bekwaam.domains.catalogue.events import ParticularsChanged, VersionStarted
from bekwaam.domains.catalogue.models import Activity, ActivityVersion
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.models import Person
from bekwaam.kernel import events, locks
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require

CODE_LENGTH = 40
LOCK = "catalogue.prerequisites"
"""Taken before any row is locked, so that two writers never wait for each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What holds for the activity whatever its version."""

    code: str
    owner_unit_id: UUID
    form: str
    publish_from: date | None = None
    publish_until: date | None = None
    keeper_id: UUID | None = None
    review_on: date | None = None


PARTICULARS = tuple(field.name for field in fields(Particulars))


@dataclass(frozen=True, slots=True)
class OpenPage:
    """The page somebody writes in. What its owner sends by hand may follow on what it saved by itself."""

    id: str = ""
    is_by_hand: bool = False


NO_PAGE = OpenPage()


def hold_together(activity_ids: Iterable[UUID]) -> None:
    """Before a change of many: all their rows at once. A change of one takes its row and then waits for the search; who
    has the search already and wants that row would wait for ever."""
    locks.take(LOCK)
    rows = Activity.objects.select_for_update().filter(pk__in=list(activity_ids)).order_by("pk")
    list(rows.values_list("pk", flat=True))


@transaction.atomic
def create_activity(particulars: Particulars, content: Content, *, actor: Actor, at: datetime) -> Activity:
    """A concept with its first draft; shielded when its unit wants that of new offering."""
    content = cleaned(content)
    if content.prerequisite_ids:
        locks.take(LOCK)
    particulars = _checked(particulars, actor)
    require(rules.may_manage(actor, particulars.owner_unit_id))
    require_fit(content)
    if Activity.objects.filter(code=particulars.code).exists():
        raise Refused("catalogue.code_taken", code=particulars.code)
    activity: Activity = Activity.objects.create(**columns_of(particulars), created_at=at, changed_at=at)
    version = _new_draft(activity, content, number=1, change=Change.FIRST, actor=actor, at=at)
    _require_no_circle(activity.pk, content)
    subject = subject_of(activity, content.title)
    record("catalogue.activity_made", subject, actor=actor, at=at, after={"version": version.number})
    if queries.is_shielded_by_default(activity.owner_unit_id):
        shield_for_owner(activity, actor=actor, at=at)
    return activity


@transaction.atomic
def change_particulars(
    activity_id: UUID,
    particulars: Particulars,
    *,
    seen: Mapping[str, str] | None = None,
    actor: Actor,
    at: datetime,
) -> None:
    """`seen` holds the marks of what the editor started from; without it the last one wins."""
    activity = Activity.objects.select_for_update().get(pk=activity_id)
    particulars = _checked(particulars, actor)
    hand_over = {"from_unit_id": activity.owner_unit_id, "to_unit_id": particulars.owner_unit_id}
    require(rules.may_hand_over(actor, **hand_over))
    if seen is not None:
        found = differences_between(particulars, particulars_of(activity), seen, PARTICULARS)
        require(rules.may_save_over(others_changed=any(one.is_theirs for one in found)))
    if Activity.objects.filter(code=particulars.code).exclude(pk=activity_id).exists():
        raise Refused("catalogue.code_taken", code=particulars.code)
    if particulars.form != activity.form:
        _require_own_words(activity, actor)
    wanted = columns_of(particulars)
    before = {name: getattr(activity, name) for name in wanted}
    changed = [name for name, value in wanted.items() if before[name] != value]
    if not changed:
        return
    for name in changed:
        setattr(activity, name, wanted[name])
    activity.changed_at = at
    activity.save(update_fields=[*changed, "changed_at"])
    old, new = ({name: _plain(values[name]) for name in changed} for values in (before, wanted))
    record("catalogue.activity_changed", subject_of(activity), actor=actor, at=at, before=old, after=new)
    events.publish(ParticularsChanged(activity_id=activity_id))


@transaction.atomic
def save_draft(
    version_id: UUID,
    content: Content,
    *,
    seen_revision: int,
    page: OpenPage = NO_PAGE,
    actor: Actor,
    at: datetime,
) -> ActivityVersion:
    """Refuses with `catalogue.edited_meanwhile` when somebody else saved first; nothing is lost then."""
    content = cleaned(content)
    if content.prerequisite_ids:
        locks.take(LOCK)
    version = (
        ActivityVersion.objects.select_for_update(of=("self",)).select_related("activity").get(pk=version_id)
    )
    require(rules.may_manage(actor, version.activity.owner_unit_id))
    _require_own_words(version.activity, actor)
    require(rules.may_edit(version.state))
    before = queries.content_of(version)
    if before == content:
        return version
    if not _follows_itself(version, page):
        require(rules.may_save(seen_revision=seen_revision, revision=version.revision))
    require_fit(content)
    _fill(version, content, actor=actor, at=at)
    version.revision += 1
    version.edited_in = page.id
    version.save()
    rewrite_links(Written(version, content))
    _require_no_circle(version.activity_id, content)
    old, new = differences(before, content)
    subject = subject_of(version.activity, content.title)
    record("catalogue.draft_changed", subject, actor=actor, at=at, before=old, after=new)
    return version


@transaction.atomic
def start_version(
    activity_id: UUID, *, change: Change, note: str, actor: Actor, at: datetime
) -> ActivityVersion:
    """A draft of the next version, with the words of the one that is published now."""
    activity = (
        Activity.objects.select_for_update(of=("self",)).select_related("published").get(pk=activity_id)
    )
    require(rules.may_manage(actor, activity.owner_unit_id))
    _require_own_words(activity, actor)
    if queries.draft_of(activity_id) is not None:
        raise Refused("catalogue.has_draft")
    if activity.published is None or change == Change.FIRST:
        raise Refused("catalogue.not_published")
    content = queries.content_of(activity.published)
    number = activity.published.number + 1
    version = _new_draft(activity, content, number=number, change=change, actor=actor, at=at, note=note)
    subject = subject_of(activity, content.title)
    record(
        "catalogue.version_started",
        subject,
        actor=actor,
        at=at,
        after={"version": number, "change": change.value},
    )
    events.publish(
        VersionStarted(version_id=version.pk, previous_id=activity.published.pk, actor=actor, at=at)
    )
    return version


@transaction.atomic
def discard_draft(activity_id: UUID, *, actor: Actor, at: datetime) -> None:
    """A next version that is not wanted after all; the published one stays as it is."""
    activity = (
        Activity.objects.select_for_update(of=("self",)).select_related("published").get(pk=activity_id)
    )
    require(rules.may_manage(actor, activity.owner_unit_id))
    _require_own_words(activity, actor)
    draft = queries.draft_of(activity_id)
    if draft is None or activity.published is None:
        raise Refused("catalogue.nothing_to_discard")
    record("catalogue.draft_discarded", subject_of(activity, draft.title), actor=actor, at=at)
    draft.delete()


@transaction.atomic
def mark_from_elsewhere(activity_id: UUID, *, actor: Actor, at: datetime) -> None:
    """From now on its words come from another academy, also after that academy stopped."""
    activity = Activity.objects.select_for_update().get(pk=activity_id)
    require(rules.may_manage(actor, activity.owner_unit_id))
    activity.is_from_elsewhere, activity.changed_at = True, at
    activity.save(update_fields=["is_from_elsewhere", "changed_at"])


def draft_to_change(activity_id: UUID, *, actor: Actor) -> ActivityVersion:
    """For a change of one thing on the page: the draft, while nobody else starts or drops one."""
    locks.take(LOCK)
    activity = Activity.objects.select_for_update().get(pk=activity_id)
    require(rules.may_manage(actor, activity.owner_unit_id))
    _require_own_words(activity, actor)
    version = queries.draft_of(activity_id)
    if version is None:
        raise Refused("catalogue.no_draft")
    return version


def _follows_itself(version: ActivityVersion, page: OpenPage) -> bool:
    """Saved by hand while the same page was saving by itself: nobody else came in between."""
    return page.is_by_hand and bool(page.id) and page.id == version.edited_in


def _require_own_words(activity: Activity, actor: Actor) -> None:
    require(rules.may_change_words(actor, is_from_elsewhere=activity.is_from_elsewhere))


def _new_draft(
    activity: Activity,
    content: Content,
    *,
    number: int,
    change: Change,
    actor: Actor,
    at: datetime,
    note: str = "",
) -> ActivityVersion:
    version = ActivityVersion(
        activity=activity,
        number=number,
        state=VersionState.DRAFT,
        change=change,
        change_note=clean_line(note)[:300],
    )
    _fill(version, content, actor=actor, at=at)
    version.save(force_insert=True)
    write_links([Written(version, content)])
    return version


def _fill(version: ActivityVersion, content: Content, *, actor: Actor, at: datetime) -> None:
    for name, value in content.columns().items():
        setattr(version, name, value)
    version.edited_by_label, version.edited_at = actor.label[:200], at


def _checked(particulars: Particulars, actor: Actor) -> Particulars:
    code = clean_line(particulars.code)
    if not code or len(code) > CODE_LENGTH or not all(sign.isalnum() or sign in "-_." for sign in code):
        raise Refused("catalogue.bad_code", limit=CODE_LENGTH)
    if particulars.form not in Form.values:
        raise Refused("catalogue.unknown_reference", field="form")
    require(rules.may_show_from_until(particulars.publish_from, particulars.publish_until))
    require(rules.may_show_from_until(particulars.review_on, None))
    if not OrgUnit.objects.filter(pk=particulars.owner_unit_id, is_current=True).exists():
        raise Refused("catalogue.unknown_reference", field="owner_unit_id")
    if particulars.keeper_id and not Person.objects.filter(pk=particulars.keeper_id, is_active=True).exists():
        raise Refused("catalogue.unknown_reference", field="keeper_id")
    return replace(particulars, code=code)


def columns_of(particulars: Particulars) -> dict[str, Any]:
    return {name: getattr(particulars, name) for name in PARTICULARS}


def particulars_of(activity: Activity) -> Particulars:
    return Particulars(**{name: getattr(activity, name) for name in PARTICULARS})


def _require_no_circle(activity_id: UUID, content: Content) -> None:
    """Under the lock: what comes first for one activity may lead back to it through another that is saved now."""
    if content.prerequisite_ids and rules.comes_before_itself(activity_id, queries.what_comes_first()):
        raise Refused("catalogue.circle")


def _plain(value: object) -> str | None:
    return None if value is None else str(value)
