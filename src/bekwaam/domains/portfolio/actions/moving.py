"""Moving a need by hand: along the columns of the board, or into another need that asks the same."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from bekwaam.domains.audit.actions import record
from bekwaam.domains.catalogue.enums import ActivityState
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.portfolio import telling
from bekwaam.domains.portfolio.actions.meetings import put_on_agenda, take_off_agendas
from bekwaam.domains.portfolio.actions.steps import of_need, put, step
from bekwaam.domains.portfolio.enums import NeedState
from bekwaam.domains.portfolio.models import LearningNeed
from bekwaam.domains.portfolio.queries.meetings import next_meeting
from bekwaam.domains.portfolio.rules import needs as rules
from bekwaam.domains.portfolio.rules.rights import may_keep
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require


@transaction.atomic
def move_need(
    need_id: UUID, to: NeedState, *, seen_revision: int, actor: Actor, at: datetime
) -> LearningNeed:
    """Onto the agenda means: that of the first meeting to come."""
    require(may_keep(actor))
    need: LearningNeed = LearningNeed.objects.select_for_update().get(pk=need_id)
    if need.state == to:
        return need
    require(rules.may_save(seen_revision=seen_revision, revision=need.revision))
    require(rules.may_move(need.state, to, is_in_catalogue=_is_in_catalogue(need)))
    before = need.state
    if to == NeedState.ON_AGENDA:
        meeting = next_meeting()
        if meeting is None:
            raise Refused("portfolio.no_meeting")
        put_on_agenda(meeting, need, actor=actor, at=at)
    else:
        if before == NeedState.ON_AGENDA:
            take_off_agendas(need)
        put(need, to, actor=actor, at=at)
    facts = {"state": before}, {"state": need.state}
    record("portfolio.need_moved", of_need(need), actor=actor, at=at, before=facts[0], after=facts[1])
    if to == NeedState.OFFERED:
        telling.need_offered(need, at=at)
    return need


@transaction.atomic
def merge_need(need_id: UUID, into_id: UUID, *, actor: Actor, at: datetime) -> LearningNeed:
    """The other need speaks for both from now on; who brought this one can still follow it there."""
    require(may_keep(actor))
    rows = LearningNeed.objects.select_for_update().filter(pk__in={need_id, into_id}).order_by("pk")
    both = {need.pk: need for need in rows}
    need, into = both[need_id], both[into_id]
    require(rules.may_merge(need.state, into.state, is_same=need_id == into_id))
    take_off_agendas(need)
    need.merged_into = into
    put(need, NeedState.MERGED, note=f"Samengevoegd met ‘{into.title}’", actor=actor, at=at)
    LearningNeed.objects.filter(merged_into=need).update(merged_into=into)
    step(into, note=f"‘{need.title}’ hoort hier nu bij", actor=actor, at=at)
    record("portfolio.need_merged", of_need(need), actor=actor, at=at, after={"into": into.title})
    return into


def _is_in_catalogue(need: LearningNeed) -> bool:
    if need.activity_id is None:
        return False
    rows = Activity.objects.filter(pk=need.activity_id, state=ActivityState.PUBLISHED)
    return bool(rows.exists())
