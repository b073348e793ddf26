"""Roles and delegations tell those who got them, gave them or lost them."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import override

from bekwaam.domains.notifications.actions import notify
from bekwaam.domains.notifications.kinds import DEFAULT_LANGUAGE
from bekwaam.domains.notifications.kinds.people import (
    ROLE_ENDED,
    ROLE_GRANTED,
    TASKS_HANDED_OVER,
    TASKS_RECEIVED,
    TASKS_TAKEN_BACK,
)
from bekwaam.domains.notifications.kinds.roles import WHOLE_ORGANISATION, role_in_words
from bekwaam.domains.people.enums import DelegatedTask
from bekwaam.domains.people.events import DelegationGiven, DelegationRevoked, RoleEnded, RoleGranted
from bekwaam.domains.people.models import Delegation, RoleGrant
from bekwaam.kernel import clock
from bekwaam.kernel.events import subscribe
from bekwaam.kernel.links import link_to


@subscribe(RoleGranted)
def tell_role_granted(event: RoleGranted) -> None:
    _tell_role(ROLE_GRANTED.code, event)


@subscribe(RoleEnded)
def tell_role_ended(event: RoleEnded) -> None:
    _tell_role(ROLE_ENDED.code, event)


@subscribe(DelegationGiven)
def tell_delegation(event: DelegationGiven) -> None:
    """Both hear of it: somebody else may have arranged it."""
    delegation = _delegation(event)
    shared = {"taken": _tasks(delegation), "periode": _period(delegation.starts_on, delegation.ends_on)}
    received = {**shared, "gever": delegation.giver.full_name}
    given = {**shared, "vervanger": delegation.substitute.full_name}
    at = clock.now()
    for kind, person_id, facts in (
        (TASKS_RECEIVED, event.substitute_id, received),
        (TASKS_HANDED_OVER, event.giver_id, given),
    ):
        notify(kind.code, person_id, facts, event_id=event.event_id, link=link_to("account"), at=at)


@subscribe(DelegationRevoked)
def tell_delegation_revoked(event: DelegationRevoked) -> None:
    delegation = _delegation(event)
    facts = {"taken": _tasks(delegation), "gever": delegation.giver.full_name}
    notify(
        TASKS_TAKEN_BACK.code,
        delegation.substitute_id,
        facts,
        event_id=event.event_id,
        link=link_to("account"),
        at=clock.now(),
    )


def _tell_role(kind: str, event: RoleGranted | RoleEnded) -> None:
    grant = RoleGrant.objects.select_related("unit").get(pk=event.grant_id)
    place = grant.unit.name if grant.unit is not None else WHOLE_ORGANISATION
    facts = {"rol": role_in_words(grant.role), "onderdeel": place}
    notify(kind, event.person_id, facts, event_id=event.event_id, link=link_to("account"), at=clock.now())


def _delegation(event: DelegationGiven | DelegationRevoked) -> Delegation:
    found: Delegation = Delegation.objects.select_related("giver", "substitute").get(pk=event.delegation_id)
    return found


def _tasks(delegation: Delegation) -> str:
    with override(DEFAULT_LANGUAGE):
        words = [str(DelegatedTask(task).label) for task in delegation.tasks]
    return ", ".join(word[:1].lower() + word[1:] for word in words)


def _period(starts_on: date, ends_on: date) -> str:
    with override(DEFAULT_LANGUAGE):
        return f"{date_format(starts_on, 'j F Y')} tot en met {date_format(ends_on, 'j F Y')}"
