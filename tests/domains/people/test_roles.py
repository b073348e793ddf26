"""Giving and ending roles: nobody widens his own rights, and somebody always keeps the keys."""

import threading
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.people.access import actor_for
from bekwaam.domains.people.actions import end_role, grant_role
from bekwaam.domains.people.models import RoleGrant, Supplier
from bekwaam.domains.people.rules.roles import WantedRole
from bekwaam.kernel.actors import Actor, Role
from bekwaam.kernel.decisions import Refused
from tests.factories import a_delegation, a_grant, a_person, a_unit
from tests.server import NOORD

TODAY = date(2026, 11, 23)


def wanted(person, role: Role, unit=None, **values) -> WantedRole:
    facts = {"supplier_id": None, "valid_from": TODAY, "valid_until": None, **values}
    return WantedRole(person.pk, role, unit.pk if unit else None, **facts)


def with_role(role: Role, unit=None) -> Actor:
    person = a_person()
    a_grant(person, role, unit)
    return actor_for(person, on=TODAY)


def answer(actor: Actor, asked: WantedRole, moment: datetime) -> str:
    try:
        grant_role(asked, actor=actor, at=moment)
    except Refused as refusal:
        return refusal.reason
    return "granted"


@pytest.mark.parametrize(
    ("giver", "role", "place", "outcome"),
    [
        (Role.FUNCTIONAL_ADMIN, Role.FUNCTIONAL_ADMIN, "", "granted"),
        (Role.FUNCTIONAL_ADMIN, Role.BACKOFFICE, "own", "granted"),
        (Role.FUNCTIONAL_ADMIN, Role.CISO, "own", "people.whole_only"),
        (Role.FUNCTIONAL_ADMIN, Role.MANAGER, "", "people.derived_role"),
        (Role.FUNCTIONAL_ADMIN, Role.SUPPLIER, "", "people.supplier_role"),
        (Role.BACKOFFICE, Role.BACKOFFICE, "own", "granted"),
        (Role.BACKOFFICE, Role.TRAINER, "below", "granted"),
        (Role.BACKOFFICE, Role.TRAINER, "beside", "people.may_not_grant"),
        (Role.BACKOFFICE, Role.TRAINER, "", "people.may_not_grant"),
        (Role.BACKOFFICE, Role.FINANCE, "own", "people.may_not_grant"),
        (Role.AUDITOR, Role.TRAINER, "own", "people.may_not_grant"),
        (Role.ULC, Role.TRAINER, "own", "people.may_not_grant"),
    ],
)
def test_who_may_give_what(
    noord: UUID, moment: datetime, giver: Role, role: Role, place: str, outcome: str
) -> None:
    own = a_unit()
    places = {"": None, "own": own, "below": a_unit(parent=own), "beside": a_unit()}
    actor = with_role(giver, own if giver is Role.BACKOFFICE else None)
    assert answer(actor, wanted(a_person(), role, places[place]), moment) == outcome


@pytest.mark.parametrize(
    ("values", "outcome"),
    [
        ({"valid_until": TODAY}, "granted"),
        ({"valid_until": TODAY - timedelta(days=1)}, "people.period_over"),
        (
            {"valid_from": TODAY + timedelta(days=9), "valid_until": TODAY + timedelta(days=8)},
            "people.period_over",
        ),
    ],
)
def test_the_period_must_still_lie_ahead(noord: UUID, moment: datetime, values: dict, outcome: str) -> None:
    assert (
        answer(with_role(Role.FUNCTIONAL_ADMIN), wanted(a_person(), Role.TRAINER, **values), moment)
        == outcome
    )


def test_nobody_widens_his_own_rights(noord: UUID, moment: datetime) -> None:
    admin = a_person()
    a_grant(admin, Role.FUNCTIONAL_ADMIN)
    assert answer(actor_for(admin, on=TODAY), wanted(admin, Role.AUDITOR), moment) == "people.own_rights"


def test_a_substitute_gives_no_roles(noord: UUID, moment: datetime) -> None:
    unit, giver, substitute = a_unit(), a_person(), a_person()
    a_grant(giver, Role.BACKOFFICE, unit)
    a_delegation(giver, substitute, ["manage_people"], ends_on=TODAY)
    actor = actor_for(substitute, on=TODAY)
    assert actor.has_role(Role.BACKOFFICE)
    assert answer(actor, wanted(giver, Role.TRAINER, unit), moment) == "people.may_not_grant"


def test_a_role_is_held_once_and_not_by_who_left(noord: UUID, moment: datetime) -> None:
    admin, person = with_role(Role.FUNCTIONAL_ADMIN), a_person()
    supplier = Supplier.objects.create(code="v", name="Vaart")
    asked = wanted(person, Role.SUPPLIER, supplier_id=supplier.pk)
    assert [answer(admin, asked, moment) for _ in range(2)] == ["granted", "people.role_held"]
    assert answer(admin, wanted(a_person(is_active=False), Role.TRAINER), moment) == "people.left_service"


def test_an_ended_role_opens_nothing_from_that_moment_and_stands_in_the_log(
    noord: UUID, moment: datetime
) -> None:
    admin, person = with_role(Role.FUNCTIONAL_ADMIN), a_person()
    grant = grant_role(wanted(person, Role.AUDITOR), actor=admin, at=moment)
    assert actor_for(person, on=TODAY).has_role(Role.AUDITOR)
    end_role(grant, actor=admin, at=moment)
    assert not actor_for(person, on=TODAY).has_role(Role.AUDITOR)
    verbs = AuditFact.objects.filter(subject_id=person.pk).order_by("pk").values_list("verb", "actor_label")
    assert list(verbs) == [("people.role_granted", admin.label), ("people.role_ended", admin.label)]


def test_everybody_may_give_up_a_role_but_the_last_administrator(noord: UUID, moment: datetime) -> None:
    admin, auditor = a_person(), a_person()
    key, seal = a_grant(admin, Role.FUNCTIONAL_ADMIN), a_grant(auditor, Role.AUDITOR)
    end_role(seal, actor=actor_for(auditor, on=TODAY), at=moment)
    with pytest.raises(Refused, match=r"people\.last_admin"):
        end_role(key, actor=actor_for(admin, on=TODAY), at=moment)


def test_two_administrators_who_end_each_other_at_once_leave_one(
    committed: None, within, moment: datetime
) -> None:
    with within(NOORD):
        people = [a_person(), a_person()]
        grants = [a_grant(person, Role.FUNCTIONAL_ADMIN) for person in people]
        actors = [actor_for(person, on=TODAY) for person in people]
    start, outcomes = threading.Barrier(2), []

    def end_the_other(place: int) -> None:
        try:
            with within(NOORD):
                start.wait(timeout=10)
                end_role(grants[1 - place], actor=actors[place], at=moment)
            outcomes.append("ended")
        except Refused as refusal:
            outcomes.append(refusal.reason)
        finally:
            connection.close()

    threads = [threading.Thread(target=end_the_other, args=(place,)) for place in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    with within(NOORD):
        held = RoleGrant.objects.filter(valid_until__isnull=True).count()
    assert (sorted(outcomes), held) == (["ended", "people.last_admin"], 1)
