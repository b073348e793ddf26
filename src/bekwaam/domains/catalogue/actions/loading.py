"""Many activities at once, from another system or the demo: a handful of statements, whatever their number."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, OuterRef, Subquery

from bekwaam.domains.audit.actions import Fact, record_many
from bekwaam.domains.catalogue import queries, rules
from bekwaam.domains.catalogue.actions.audiences import write_policies
from bekwaam.domains.catalogue.actions.drafts import Particulars, columns_of
from bekwaam.domains.catalogue.actions.runs import WantedRun, write_runs
from bekwaam.domains.catalogue.actions.subjects import subject_of
from bekwaam.domains.catalogue.actions.writing import (
    BATCH,
    LENGTHS,
    REFERRED,
    Written,
    require_skills,
    skill_ids,
    write_links,
)
from bekwaam.domains.catalogue.audience.policies import Policy
from bekwaam.domains.catalogue.content import LISTS, Content, cleaned
from bekwaam.domains.catalogue.enums import ActivityState, Effect, VersionState
from bekwaam.domains.catalogue.events import OfferingLoaded
from bekwaam.domains.catalogue.models import Activity, ActivityVersion
from bekwaam.kernel import events
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require

VERSION_STATES: Mapping[str, VersionState] = {
    ActivityState.CONCEPT: VersionState.DRAFT,
    ActivityState.IN_REVIEW: VersionState.IN_REVIEW,
    ActivityState.PUBLISHED: VersionState.PUBLISHED,
    ActivityState.ARCHIVED: VersionState.PUBLISHED,
}
PUBLISHED_ONCE = (ActivityState.PUBLISHED, ActivityState.ARCHIVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedActivity:
    """An activity as it comes in, with the id it will have, so that others of the same load can refer to it."""

    id: UUID
    particulars: Particulars
    content: Content
    state: ActivityState
    published_at: datetime | None = None
    policies: Sequence[Policy] = ()
    runs: Sequence[WantedRun] = ()


@transaction.atomic
def load_activities(loaded: Sequence[LoadedActivity], *, actor: Actor, at: datetime) -> None:
    loaded = [replace(each, content=cleaned(each.content)) for each in loaded]
    for each in loaded:
        require(rules.may_manage(actor, each.particulars.owner_unit_id))
        require(rules.fits(each.content, LENGTHS))
    _require_known(loaded)
    activities = Activity.objects.bulk_create([_activity(each, at) for each in loaded], batch_size=BATCH)
    _write_versions(loaded, actor, at)
    write_policies({each.id: each.policies for each in loaded}, actor=actor, at=at)
    write_runs((each.id, run) for each in loaded for run in each.runs)
    _require_no_circle(loaded)
    facts = [Fact("catalogue.activity_loaded", subject_of(activity)) for activity in activities]
    record_many(facts, actor=actor, at=at)
    events.publish(OfferingLoaded(activity_ids=tuple(each.id for each in loaded)))


def _activity(each: LoadedActivity, at: datetime) -> Activity:
    effects = {policy.effect for policy in each.policies}
    return Activity(
        id=each.id,
        **columns_of(each.particulars),
        is_open=Effect.SHOW not in effects,
        is_open_to_book=Effect.BOOK not in effects,
        created_at=each.published_at or at,
        changed_at=at,
    )


def _write_versions(loaded: Sequence[LoadedActivity], actor: Actor, at: datetime) -> None:
    """As drafts first: a published version takes no links any more."""
    written = [Written(_version(each, actor, at), each.content) for each in loaded]
    ActivityVersion.objects.bulk_create([each.version for each in written], batch_size=BATCH)
    write_links(written)
    for state in ActivityState:
        ids = [each.id for each in loaded if each.state == state]
        versions = ActivityVersion.objects.filter(activity__in=ids)
        if state in PUBLISHED_ONCE:
            versions.update(state=VERSION_STATES[state], published_at=F("edited_at"))
            own = ActivityVersion.objects.filter(activity=OuterRef("pk")).values("pk")[:1]
            Activity.objects.filter(pk__in=ids).update(state=state, published=Subquery(own))
        elif state != ActivityState.CONCEPT:
            versions.update(state=VERSION_STATES[state])
            Activity.objects.filter(pk__in=ids).update(state=state)


def _version(each: LoadedActivity, actor: Actor, at: datetime) -> ActivityVersion:
    return ActivityVersion(
        activity_id=each.id,
        number=1,
        **each.content.columns(),
        edited_by_label=actor.label[:200],
        edited_at=each.published_at or at,
    )


def _require_known(loaded: Collection[LoadedActivity]) -> None:
    """What they refer to exists in this academy, or comes with the same load."""
    coming = {each.id for each in loaded}
    for name, model in REFERRED.items():
        wanted = set(_values(loaded, name)) - {None}
        if model is Activity:
            wanted -= coming
        if wanted and model.objects.filter(pk__in=wanted).count() != len(wanted):
            raise Refused("catalogue.unknown_reference", field=name)
    require_skills(set().union(*(skill_ids(each.content) for each in loaded)))
    codes = {each.particulars.code for each in loaded}
    known = queries.activity_ids_by_code(codes)
    if known or len(codes) != len(loaded):
        raise Refused("catalogue.code_taken", code=next(iter(known), ""))


def _values(loaded: Collection[LoadedActivity], name: str) -> Iterable[Any]:
    for each in loaded:
        value = getattr(each.content, name)
        yield from value if name in LISTS else (value,)


def _require_no_circle(loaded: Iterable[LoadedActivity]) -> None:
    first = queries.what_comes_first()
    for each in loaded:
        if each.content.prerequisite_ids and rules.comes_before_itself(each.id, first):
            raise Refused("catalogue.circle")
