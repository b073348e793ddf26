"""The back office grants: for this once, into the offering, or because it is on offer already."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from bekwaam.domains.catalogue.access import activity_for, managed_activity_for
from bekwaam.domains.catalogue.actions import Particulars, create_activity
from bekwaam.domains.catalogue.cleaning import clean_lines
from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.catalogue.enums import Form, Payer
from bekwaam.domains.offcatalogue import rules
from bekwaam.domains.offcatalogue.actions import telling
from bekwaam.domains.offcatalogue.actions.moving import take_turn
from bekwaam.domains.offcatalogue.actions.steps import Done, move, reference_of
from bekwaam.domains.offcatalogue.enums import Deed, Outcome, State
from bekwaam.domains.offcatalogue.events import AddedToOffering, CostsKnown, RequestGranted
from bekwaam.domains.offcatalogue.models import OffCatalogueRequest
from bekwaam.domains.offcatalogue.queries.deciders import standing_of, turn_of
from bekwaam.domains.offcatalogue.queries.people import cost_centre_of
from bekwaam.domains.skills.queries.framework import starting_aim
from bekwaam.kernel import events
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused, require


@dataclass(frozen=True, slots=True, kw_only=True)
class Granting:
    """`activity_id` for what is on offer already; `owner_unit_id` for a concept, else the unit of the request."""

    outcome: str
    words: str = ""
    activity_id: UUID | None = None
    owner_unit_id: UUID | None = None


@transaction.atomic
def grant(
    request_id: UUID, wanted: Granting, *, seen_turn: int, actor: Actor, at: datetime
) -> OffCatalogueRequest:
    row, words = take_turn(request_id, seen_turn=seen_turn, actor=actor, at=at), clean_lines(wanted.words)
    if row.state != State.AT_BACKOFFICE:
        raise Refused("offcatalogue.not_your_turn")
    require(rules.may_grant(outcome=wanted.outcome, has_activity=wanted.activity_id is not None))
    require(rules.may_say(words, is_needed=False))
    behalf = rules.decides_on_behalf(actor, turn_of(row))
    row.outcome = wanted.outcome
    row.activity_id = _activity(row, wanted, actor=actor, at=at)
    row.cost_centre = _cost_centre(row, at)
    move(row, State.GRANTED, Done(deed=Deed.GRANTED, actor=actor, at=at, words=words, on_behalf_of=behalf))
    telling.tell_granted(row, actor=actor, at=at)
    _publish(row)
    return row


def _activity(row: OffCatalogueRequest, wanted: Granting, *, actor: Actor, at: datetime) -> UUID | None:
    if wanted.outcome == Outcome.ONCE:
        return None
    if wanted.outcome == Outcome.ADDED:
        return _concept(row, wanted.owner_unit_id or row.unit_id, actor=actor, at=at)
    on = local_date(at)
    found = activity_for(actor, wanted.activity_id, on=on) or managed_activity_for(actor, wanted.activity_id)
    if found is None:
        raise Refused("offcatalogue.no_activity")
    return UUID(str(found.pk))


def _concept(row: OffCatalogueRequest, owner_unit_id: UUID, *, actor: Actor, at: datetime) -> UUID:
    """What it is, who gives it and what it costs; never whose wish it was, or why."""
    particulars = Particulars(
        code=reference_of(row), owner_unit_id=owner_unit_id, form=row.form or Form.EXTERNAL.value
    )
    content = Content(
        title=row.title,
        trainer=row.provider,
        link=row.link,
        external_price=row.course_cost or None,
        payer=(Payer.UNIT if row.course_cost else Payer.NOBODY).value,
        theme_ids=(row.theme_id,) if row.theme_id else (),
        skill_levels=starting_aim(row.skill_id),
    )
    return UUID(str(create_activity(particulars, content, actor=actor, at=at).pk))


def _cost_centre(row: OffCatalogueRequest, at: datetime) -> str:
    job = standing_of(row, local_date(at)).job
    return cost_centre_of(job) if job is not None else ""


def _publish(row: OffCatalogueRequest) -> None:
    events.publish(RequestGranted(request_id=row.pk, outcome=row.outcome, activity_id=row.activity_id))
    if row.outcome == Outcome.ADDED and row.activity_id is not None:
        events.publish(AddedToOffering(request_id=row.pk, activity_id=row.activity_id))
    if row.outcome != Outcome.EXISTING and row.total_cost:
        events.publish(
            CostsKnown(
                request_id=row.pk,
                person_id=row.person_id,
                unit_id=row.unit_id,
                cost_centre=row.cost_centre,
                course=row.course_cost,
                travel=row.travel_cost,
                other=row.other_cost,
                vat=row.vat,
            )
        )
