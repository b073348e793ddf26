"""Two rows that were one human: merging and undoing is as if nothing happened."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bekwaam.domains.people.access import actor_for, people_visible_to
from bekwaam.domains.people.actions import end_employment, merge_people, undo_merge
from bekwaam.domains.people.models import (
    Absence,
    Account,
    Delegation,
    Employment,
    Person,
    PersonMerge,
    RoleGrant,
)
from bekwaam.kernel.actors import Actor, Role
from bekwaam.kernel.decisions import Refused
from tests.factories import a_delegation, a_grant, a_person, a_unit, an_account, an_employment
from tests.savepoints import undone

TODAY = date(2026, 11, 23)
MODELS = (Person, Employment, Absence, RoleGrant, Delegation, Account)
pair, day = st.integers(0, 1), st.integers(0, 2)


def an_admin() -> Actor:
    person = a_person()
    a_grant(person, Role.FUNCTIONAL_ADMIN)
    return actor_for(person, on=TODAY)


def everything() -> list[list[dict[str, object]]]:
    return [list(model.objects.order_by("pk").values()) for model in MODELS]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    jobs=st.lists(st.tuples(pair, day), max_size=4, unique=True),
    absences=st.lists(st.tuples(pair, day), max_size=4, unique=True),
    accounts=st.sets(pair),
    mail=st.tuples(st.sampled_from(["", "k@x.nl"]), st.sampled_from(["", "d@x.nl"])),
    external=st.tuples(st.sampled_from(["", "k"]), st.sampled_from(["", "d"])),
    active=st.tuples(st.booleans(), st.booleans()),
    delegations=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=4),
)
def test_merge_and_undo_is_as_if_nothing_happened(
    noord: UUID, moment: datetime, jobs, absences, accounts, mail, external, active, delegations
) -> None:
    with undone():
        admin, unit = an_admin(), a_unit()
        people = [a_person(email=mail[n], external_id=external[n], is_active=active[n]) for n in (0, 1)] + [
            a_person()
        ]
        for person, offset in jobs:
            an_employment(people[person], unit, started_on=TODAY - timedelta(days=offset))
        for person, offset in absences:
            Absence.objects.create(person=people[person], starts_on=TODAY - timedelta(days=offset))
        for person in accounts:
            an_account(people[person])
        for giver, substitute in delegations:
            if giver != substitute:
                a_delegation(people[giver], people[substitute], ["approve"])
        before = everything()
        merge = merge_people(people[0], people[1], actor=admin, at=moment)
        assert Person.objects.get(pk=people[1].pk).merged_into_id == people[0].pk
        undo_merge(merge, actor=admin, at=moment)
        assert everything() == before


def test_what_was_of_the_dissolved_one_is_of_the_kept_one(noord: UUID, moment: datetime) -> None:
    kept, dissolved, admin = a_person(), a_person(email="d@x.nl", external_id="oid"), an_admin()
    job, grant, account = (
        an_employment(dissolved, a_unit()),
        a_grant(dissolved, Role.TRAINER),
        an_account(dissolved),
    )
    merge_people(kept, dissolved, actor=admin, at=moment)
    for row in (job, grant, account, kept, dissolved):
        row.refresh_from_db()
    assert {row.person_id for row in (job, grant, account)} == {kept.pk}
    assert (kept.email, kept.external_id, dissolved.external_id, dissolved.is_active) == (
        "d@x.nl",
        "oid",
        "",
        False,
    )
    assert dissolved not in people_visible_to(admin, on=TODAY)
    assert account.is_active


def test_a_second_account_stays_behind_and_opens_nothing(noord: UUID, moment: datetime) -> None:
    kept, dissolved = a_person(), a_person()
    first, second = an_account(kept), an_account(dissolved)
    merge_people(kept, dissolved, actor=an_admin(), at=moment)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.is_active, second.is_active, second.person_id) == (True, False, dissolved.pk)


def test_undoing_gives_nobody_access_whose_jobs_are_over_by_then(noord: UUID, moment: datetime) -> None:
    kept, dissolved, admin = a_person(), a_person(), an_admin()
    job, account = an_employment(dissolved, a_unit()), an_account(dissolved)
    merge = merge_people(kept, dissolved, actor=admin, at=moment)
    end_employment(
        Employment.objects.get(pk=job.pk), last_day=TODAY - timedelta(days=1), actor=admin, at=moment
    )
    undo_merge(merge, actor=admin, at=moment)
    dissolved.refresh_from_db()
    account.refresh_from_db()
    assert (dissolved.is_active, account.is_active) == (False, False)


def test_merges_upon_merges_are_undone_from_the_last_one_back(noord: UUID, moment: datetime) -> None:
    first, second, third, admin = a_person(), a_person(), a_person(), an_admin()
    inner = merge_people(second, third, actor=admin, at=moment)
    outer = merge_people(first, second, actor=admin, at=moment)
    with pytest.raises(Refused, match=r"people\.merge_not_last"):
        undo_merge(inner, actor=admin, at=moment)
    undo_merge(outer, actor=admin, at=moment)
    undo_merge(inner, actor=admin, at=moment)
    assert Person.objects.filter(merged_into__isnull=False).count() == 0
    with pytest.raises(Refused, match=r"people\.merge_undone_before"):
        undo_merge(inner, actor=admin, at=moment)


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        ("self", "people.merge_with_self"),
        ("own", "people.own_rights"),
        ("officer", "people.may_not_merge"),
        ("gone", "people.merge_gone"),
    ],
)
def test_what_cannot_be_merged(noord: UUID, moment: datetime, case: str, reason: str) -> None:
    kept, dissolved, admin = a_person(), a_person(), an_admin()
    if case == "officer":
        officer = a_person()
        a_grant(officer, Role.BACKOFFICE)
        admin = actor_for(officer, on=TODAY)
    if case == "own":
        dissolved = Person.objects.get(pk=admin.person_id)
    if case == "gone":
        merge_people(a_person(), dissolved, actor=admin, at=moment)
    with pytest.raises(Refused, match=reason):
        merge_people(kept, kept if case == "self" else dissolved, actor=admin, at=moment)
    assert PersonMerge.objects.filter(kept=kept).count() == 0
