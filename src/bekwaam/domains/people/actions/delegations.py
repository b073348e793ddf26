"""Handing tasks to a substitute and taking them back."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from bekwaam.domains.audit.actions import record
from bekwaam.domains.people.access import holdings_of, jobs_of
from bekwaam.domains.people.actions.service import subject_of
from bekwaam.domains.people.events import DelegationGiven, DelegationRevoked
from bekwaam.domains.people.models import Delegation, Person
from bekwaam.domains.people.rules.delegations import GiverFacts, WantedDelegation, may_delegate, may_revoke
from bekwaam.kernel import events
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused, require


def give_delegation(wanted: WantedDelegation, *, actor: Actor, at: datetime, reason: str = "") -> Delegation:
    """Somebody who arranges it for an absent colleague does so on that colleague's behalf."""
    on = local_date(at)
    people = {
        person.pk: person
        for person in Person.objects.select_for_update()
        .filter(pk__in=[wanted.giver_id, wanted.substitute_id], merged_into__isnull=True)
        .order_by("pk")
    }
    both_active = len(people) == 2 and all(person.is_active for person in people.values())
    giver = GiverFacts(tuple(holdings_of(wanted.giver_id, on)), _units(wanted.giver_id, at))
    require(may_delegate(actor, wanted, giver=giver, both_active=both_active, on=on))
    if _is_arranged(wanted):
        raise Refused("people.delegation_exists")
    delegation: Delegation = Delegation.objects.create(
        giver_id=wanted.giver_id,
        substitute_id=wanted.substitute_id,
        tasks=sorted(wanted.tasks),
        unit_id=wanted.unit_id,
        starts_on=wanted.starts_on,
        ends_on=wanted.ends_on,
        reason=reason,
        made_by_label=actor.label[:200],
        created_at=at,
    )
    _record("people.delegation_given", delegation, people[wanted.giver_id], actor=actor, at=at)
    events.publish(
        DelegationGiven(
            delegation_id=delegation.pk, giver_id=wanted.giver_id, substitute_id=wanted.substitute_id
        )
    )
    return delegation


def _is_arranged(wanted: WantedDelegation) -> bool:
    """Whether the same substitute has all of it already on all of these days, such as after sending a form twice."""
    known = Delegation.objects.filter(
        Q(unit__isnull=True) | Q(unit=wanted.unit_id),
        giver=wanted.giver_id,
        substitute=wanted.substitute_id,
        starts_on__lte=wanted.starts_on,
        ends_on__gte=wanted.ends_on,
        revoked_at__isnull=True,
        tasks__contains=sorted(wanted.tasks),
    )
    return bool(known.exists())


def revoke_delegation(delegation: Delegation, *, actor: Actor, at: datetime) -> None:
    """Ends at once; doing it twice is the same as doing it once."""
    locked: Delegation = Delegation.objects.select_for_update().get(pk=delegation.pk)
    decision = may_revoke(
        actor,
        giver_id=locked.giver_id,
        substitute_id=locked.substitute_id,
        giver_units=_units(locked.giver_id, at),
    )
    require(decision)
    if locked.revoked_at is not None:
        return
    locked.revoked_at = at
    locked.save(update_fields=["revoked_at"])
    _record("people.delegation_revoked", locked, locked.giver, actor=actor, at=at)
    events.publish(DelegationRevoked(delegation_id=locked.pk))


def _units(person_id: UUID, at: datetime) -> frozenset[UUID]:
    return frozenset(job.unit_id for job in jobs_of([person_id], local_date(at))[person_id])


def _record(verb: str, delegation: Delegation, giver: Person, *, actor: Actor, at: datetime) -> None:
    is_own = actor.person_id in (delegation.giver_id, delegation.substitute_id)
    record(
        verb,
        subject_of(giver, delegation.unit_id),
        actor=actor,
        at=at,
        after={
            "substitute": str(delegation.substitute_id),
            "tasks": delegation.tasks,
            "starts_on": delegation.starts_on.isoformat(),
            "ends_on": delegation.ends_on.isoformat(),
        },
        on_behalf_of=None if is_own else (giver.pk, giver.full_name),
    )
