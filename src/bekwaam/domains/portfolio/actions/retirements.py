"""Taking an activity out of the catalogue, with notice."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from bekwaam.domains.audit.actions import record
from bekwaam.domains.catalogue.actions import archive_activity
from bekwaam.domains.catalogue.actions.subjects import subject_of
from bekwaam.domains.catalogue.cleaning import clean_line
from bekwaam.domains.catalogue.enums import ActivityState
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.catalogue.search.queries import kept_by
from bekwaam.domains.portfolio import telling
from bekwaam.domains.portfolio.enums import RetirementState
from bekwaam.domains.portfolio.events import ActivityStays, ActivityWillRetire
from bekwaam.domains.portfolio.models import AgendaItem, Retirement
from bekwaam.domains.portfolio.queries.meetings import retirements_due
from bekwaam.domains.portfolio.queries.needs import titles_of
from bekwaam.domains.portfolio.queries.rounds import back_office_of
from bekwaam.domains.portfolio.rules import meetings as rules
from bekwaam.domains.portfolio.rules.rights import may_keep
from bekwaam.kernel import events
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused, require

REASON_LENGTH = 300


@transaction.atomic
def announce_retirement(
    activity_id: UUID,
    *,
    leaves_on: date,
    reason: str,
    actor: Actor,
    at: datetime,
    item: AgendaItem | None = None,
) -> Retirement:
    require(may_keep(actor))
    require(rules.may_retire(leaves_on=leaves_on, on=local_date(at)))
    activity = Activity.objects.select_for_update().get(pk=activity_id)
    announced = Retirement.objects.filter(activity=activity, state=RetirementState.ANNOUNCED)
    if activity.state == ActivityState.ARCHIVED or announced.exists():
        raise Refused("portfolio.leaves_already")
    reason = clean_line(reason)[:REASON_LENGTH]
    retirement: Retirement = Retirement.objects.create(
        activity=activity, item=item, leaves_on=leaves_on, reason=reason, announced_at=at
    )
    title = titles_of([activity_id]).get(activity_id, activity.code)
    telling.activity_retires(
        title, _who_minds(activity, at), leaves_on=leaves_on, reason=reason, actor=actor, at=at
    )
    facts = {"leaves_on": leaves_on.isoformat(), "reason": reason}
    record("portfolio.retirement_announced", subject_of(activity, title), actor=actor, at=at, after=facts)
    events.publish(ActivityWillRetire(activity_id=activity_id, leaves_on=leaves_on, reason=reason))
    return retirement


@transaction.atomic
def withdraw_retirement(retirement_id: UUID, *, actor: Actor, at: datetime) -> None:
    """Until it is carried out; who heard that it would leave hears that it stays."""
    require(may_keep(actor))
    rows = Retirement.objects.select_for_update(of=("self",)).select_related("activity")
    retirement = rows.get(pk=retirement_id)
    if retirement.state != RetirementState.ANNOUNCED:
        raise Refused("portfolio.left_already")
    retirement.state = RetirementState.WITHDRAWN
    retirement.save(update_fields=["state"])
    activity = retirement.activity
    title = titles_of([activity.pk]).get(activity.pk, activity.code)
    telling.activity_stays(title, _who_minds(activity, at), actor=actor, at=at)
    record("portfolio.retirement_withdrawn", subject_of(activity, title), actor=actor, at=at)
    events.publish(ActivityStays(activity_id=activity.pk))


@transaction.atomic
def carry_out_retirements(*, actor: Actor, at: datetime) -> int:
    """Of which the day has come; by the night's work."""
    due = retirements_due(local_date(at))
    for retirement in due:
        activity = Activity.objects.get(pk=retirement.activity_id)
        if activity.state != ActivityState.ARCHIVED:
            archive_activity(activity.pk, reason=retirement.reason, actor=actor, at=at)
        retirement.state = RetirementState.DONE
        retirement.save(update_fields=["state"])
    return len(due)


def _who_minds(activity: Activity, at: datetime) -> set[UUID]:
    """Who answers for it, and who keeps it; who knows of bookings tells those who booked."""
    on = local_date(at)
    people = back_office_of(activity.owner_unit_id, on=on) | kept_by(activity.pk, on)
    return people | ({activity.keeper_id} if activity.keeper_id else set())
