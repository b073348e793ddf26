"""Deciding about an item of the agenda, and what follows from it."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from bekwaam.domains.audit.actions import record
from bekwaam.domains.catalogue.actions import Particulars, create_activity
from bekwaam.domains.catalogue.cleaning import clean_line
from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.catalogue.enums import Form
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.people.models import Person
from bekwaam.domains.portfolio import telling
from bekwaam.domains.portfolio.actions.moving import merge_need
from bekwaam.domains.portfolio.actions.retirements import announce_retirement
from bekwaam.domains.portfolio.actions.steps import of_meeting, put
from bekwaam.domains.portfolio.enums import Outcome
from bekwaam.domains.portfolio.events import NeedDecided
from bekwaam.domains.portfolio.models import AgendaItem, LearningNeed, PortfolioMeeting
from bekwaam.domains.portfolio.rules import meetings as rules
from bekwaam.domains.portfolio.rules.meetings import WantedDecision
from bekwaam.domains.portfolio.rules.rights import may_keep
from bekwaam.domains.skills.queries.framework import starting_aim
from bekwaam.kernel import events
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused, require

REASON_LENGTH = 1_000
SUMMARY_LENGTH = 600


@transaction.atomic
def decide_item(item_id: UUID, wanted: WantedDecision, *, actor: Actor, at: datetime) -> AgendaItem:
    """Once; a second one who decides meanwhile is told that it was done."""
    require(may_keep(actor))
    meeting, item = _locked(item_id)
    wanted = _checked(wanted, on=local_date(at))
    require(
        rules.may_decide(
            wanted,
            is_need=item.need_id is not None,
            is_decided=bool(item.outcome),
            meeting_state=meeting.state,
        )
    )
    _write(item, wanted, actor=actor, at=at)
    facts = {"subject": item.subject, "outcome": item.outcome, "reason": item.reason}
    record("portfolio.item_decided", of_meeting(meeting), actor=actor, at=at, after=facts)
    if item.need_id is not None:
        _follow_for_need(item, wanted, actor=actor, at=at)
    elif item.activity_id is not None and wanted.outcome == Outcome.RETIRE and wanted.due_on is not None:
        announce_retirement(
            item.activity_id, leaves_on=wanted.due_on, reason=item.reason, item=item, actor=actor, at=at
        )
    return item


def _locked(item_id: UUID) -> tuple[PortfolioMeeting, AgendaItem]:
    """The meeting first, as whoever closes it does: nothing is decided in a meeting that was closed meanwhile."""
    meetings = PortfolioMeeting.objects.select_for_update(of=("self",))
    meeting: PortfolioMeeting = meetings.get(items=item_id)
    return meeting, AgendaItem.objects.select_for_update().get(pk=item_id)


def _checked(wanted: WantedDecision, *, on: date) -> WantedDecision:
    if wanted.owner_id and not Person.objects.filter(pk=wanted.owner_id, is_active=True).exists():
        raise Refused("portfolio.no_owner")
    if wanted.form and wanted.form not in Form.values:
        raise Refused("portfolio.no_form")
    require(rules.may_be_due(wanted.due_on, on=on))
    return WantedDecision(
        outcome=wanted.outcome,
        reason=clean_line(wanted.reason)[:REASON_LENGTH],
        owner_id=wanted.owner_id,
        due_on=wanted.due_on,
        merge_with_id=wanted.merge_with_id,
        makes_activity=wanted.makes_activity,
        form=wanted.form or Form.CLASSROOM.value,
    )


def _write(item: AgendaItem, wanted: WantedDecision, *, actor: Actor, at: datetime) -> None:
    item.outcome, item.reason = wanted.outcome, wanted.reason
    item.owner_id, item.due_on = wanted.owner_id, wanted.due_on
    item.merged_with_id = wanted.merge_with_id if wanted.outcome == Outcome.MERGE else None
    item.decided_at, item.decided_by_label = at, actor.label[:200]
    item.save()


def _follow_for_need(item: AgendaItem, wanted: WantedDecision, *, actor: Actor, at: datetime) -> None:
    need: LearningNeed = LearningNeed.objects.select_for_update().get(pk=item.need_id)
    if wanted.outcome == Outcome.MERGE and wanted.merge_with_id is not None:
        merge_need(need.pk, wanted.merge_with_id, actor=actor, at=at)
    else:
        outcome = Outcome(wanted.outcome)
        if wanted.makes_activity and outcome in (Outcome.BUY, Outcome.DEVELOP) and need.activity_id is None:
            need.activity = _concept(need, wanted, actor=actor, at=at)
        put(need, rules.STATE_AFTER[outcome], note=item.reason, actor=actor, at=at)
    telling.need_decided(need, item, actor=actor, at=at)
    events.publish(NeedDecided(need_id=need.pk, outcome=wanted.outcome))


def _concept(need: LearningNeed, wanted: WantedDecision, *, actor: Actor, at: datetime) -> Activity:
    """A first draft in the words of the need, for the unit that asked; its owner keeps it."""
    particulars = Particulars(
        code=f"LB-{need.pk.hex[-8:].upper()}",
        owner_unit_id=need.unit_id,
        form=wanted.form,
        keeper_id=wanted.owner_id,
    )
    content = Content(
        title=need.title,
        summary=need.goal[:SUMMARY_LENGTH],
        goals=need.goal,
        theme_ids=(need.theme_id,) if need.theme_id else (),
        skill_levels=starting_aim(need.skill_id),
        keywords=need.skill_words,
    )
    return create_activity(particulars, content, actor=actor, at=at)
