"""Requests follow people: another manager, another unit, somebody who left or is away for long."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from bekwaam.domains.offcatalogue.actions import telling
from bekwaam.domains.offcatalogue.actions.steps import Done, add_step, move
from bekwaam.domains.offcatalogue.enums import OPEN, WAITING, Deed, State
from bekwaam.domains.offcatalogue.events import RequestWithdrawn
from bekwaam.domains.offcatalogue.models import OffCatalogueRequest
from bekwaam.domains.offcatalogue.queries.deciders import Standing, standings
from bekwaam.kernel import events
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.scope import current_academy_id

LEFT = "Uit dienst: de aanvraag is vanzelf ingetrokken."


@transaction.atomic
def follow_people(*, at: datetime, person_ids: Collection[UUID] | None = None) -> int:
    """How many requests went to somebody else, or ended because the person left; only those of or at some people."""
    rows = OffCatalogueRequest.objects.select_for_update(of=("self",)).filter(state__in=OPEN)
    if person_ids is not None:
        rows = rows.filter(Q(person__in=person_ids) | Q(decider__in=person_ids))
    found = list(rows.select_related("person", "asker", "unit", "decider").order_by("pk"))
    on: date = local_date(at)
    standing = standings(found, on) if found else {}
    return sum(_follow(row, standing[row.pk], at=at) for row in found)


def _follow(row: OffCatalogueRequest, standing: Standing, *, at: datetime) -> bool:
    if standing.job is None:
        _end(row, at=at)
        return True
    if row.state not in WAITING:
        return False
    has_moved = settle(row, standing, at=at)
    if has_moved:
        telling.tell_whose_turn(row, actor=system_actor(current_academy_id()), at=at)
    return has_moved


def settle(row: OffCatalogueRequest, standing: Standing, *, at: datetime) -> bool:
    """Put the request with who decides today; True when that is somebody else than it was."""
    if standing.job is None:
        return False
    state = State(row.state)
    decider = standing.route.decider_at(state)
    moved_unit = row.unit_id != standing.job.unit_id
    row.unit_id = standing.job.unit_id
    done = Done(deed=Deed.PASSED_ON, actor=system_actor(current_academy_id()), at=at)
    if state != State.AT_BACKOFFICE and decider is None:
        move(row, standing.route.after(state), done, standing.route)
        return True
    if decider == row.decider_id and not moved_unit:
        return False
    has_new_decider = decider != row.decider_id or state == State.AT_BACKOFFICE
    row.decider_id = decider
    if has_new_decider:
        row.turn += 1
        row.waiting_since = at
        row.reminded_at = None
        add_step(row, state, done)
    row.save(update_fields=["decider", "unit", "turn", "waiting_since", "reminded_at"])
    return has_new_decider


def _end(row: OffCatalogueRequest, *, at: datetime) -> None:
    waited_for = row.decider_id
    actor = system_actor(current_academy_id())
    move(row, State.WITHDRAWN, Done(deed=Deed.WITHDRAWN, actor=actor, at=at, words=LEFT))
    telling.tell_withdrawn(row, waited_for, actor=actor, at=at)
    events.publish(RequestWithdrawn(request_id=row.pk))
