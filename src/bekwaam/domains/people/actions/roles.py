"""Giving and ending roles."""

from datetime import date, datetime

from django.db import models
from django.db.models import Q

from bekwaam.domains.audit.actions import record
from bekwaam.domains.people.actions.service import subject_of
from bekwaam.domains.people.enums import GrantSource
from bekwaam.domains.people.events import RoleEnded, RoleGranted
from bekwaam.domains.people.models import Person, RoleGrant
from bekwaam.domains.people.rules.employments import closing_day
from bekwaam.domains.people.rules.roles import WantedRole, may_end_role, may_grant
from bekwaam.kernel import events, locks
from bekwaam.kernel.actors import Actor, Role
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused, require

LOCK = "people.roles"


def grant_role(
    wanted: WantedRole,
    *,
    actor: Actor,
    at: datetime,
    reason: str = "",
    source: GrantSource = GrantSource.MANUAL,
) -> RoleGrant:
    locks.take(LOCK)
    person = Person.objects.get(pk=wanted.person_id)
    require(may_grant(actor, wanted, is_active=person.is_active, on=local_date(at)))
    if _same_role(wanted).exists():
        raise Refused("people.role_held")
    grant: RoleGrant = RoleGrant.objects.create(
        person=person,
        role=wanted.role.value,
        unit_id=wanted.unit_id,
        supplier_id=wanted.supplier_id,
        valid_from=wanted.valid_from,
        valid_until=wanted.valid_until,
        source=source,
        reason=reason,
        granted_by_label=actor.label[:200],
        created_at=at,
    )
    record("people.role_granted", subject_of(person, grant.unit_id), actor=actor, at=at, after=_facts(grant))
    events.publish(RoleGranted(grant_id=grant.pk, person_id=person.pk))
    return grant


def end_role(grant: RoleGrant, *, actor: Actor, at: datetime) -> None:
    """Ends with yesterday: from now on it opens nothing."""
    locks.take(LOCK)
    on = local_date(at)
    grant.refresh_from_db()
    role = Role(grant.role)
    require(may_end_role(actor, role=role, unit_id=grant.unit_id, person_id=grant.person_id))
    if grant.valid_until is not None and grant.valid_until < on:
        return
    if role is Role.FUNCTIONAL_ADMIN and not _other_admins(grant, on):
        raise Refused("people.last_admin")
    before = _facts(grant)
    grant.valid_until = closing_day(on)
    grant.save(update_fields=["valid_until"])
    subject = subject_of(grant.person, grant.unit_id)
    record("people.role_ended", subject, actor=actor, at=at, before=before, after=_facts(grant))
    events.publish(RoleEnded(grant_id=grant.pk, person_id=grant.person_id))


def _same_role(wanted: WantedRole) -> models.QuerySet[RoleGrant]:
    overlap = Q(valid_until__isnull=True) | Q(valid_until__gte=wanted.valid_from)
    if wanted.valid_until is not None:
        overlap &= Q(valid_from__lte=wanted.valid_until)
    rows: models.QuerySet[RoleGrant] = RoleGrant.objects.filter(
        overlap,
        person=wanted.person_id,
        role=wanted.role.value,
        unit=wanted.unit_id,
        supplier=wanted.supplier_id,
    )
    return rows


def _other_admins(grant: RoleGrant, on: date) -> bool:
    """Somebody must stay who can give roles, now and without an end in sight."""
    others = RoleGrant.objects.filter(
        role=Role.FUNCTIONAL_ADMIN.value,
        unit__isnull=True,
        valid_from__lte=on,
        valid_until__isnull=True,
        person__is_active=True,
    )
    return bool(others.exclude(pk=grant.pk).exists())


def _facts(grant: RoleGrant) -> dict[str, str | None]:
    return {
        "role": grant.role,
        "unit": str(grant.unit_id) if grant.unit_id else None,
        "supplier": str(grant.supplier_id) if grant.supplier_id else None,
        "valid_from": grant.valid_from.isoformat(),
        "valid_until": grant.valid_until.isoformat() if grant.valid_until else None,
        "source": grant.source,
        "reason": grant.reason,
    }
