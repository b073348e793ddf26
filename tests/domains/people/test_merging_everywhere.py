"""A merge and its undo reach every table that points to a person, the way in, and what is told afterwards."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db.models import ForeignObject

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.notifications.actions import notify
from bekwaam.domains.notifications.enums import Mode
from bekwaam.domains.notifications.models import (
    ChannelDecision,
    DigestItem,
    Message,
    MessageHours,
    OutboxMail,
    Preference,
)
from bekwaam.domains.people.access import actor_for
from bekwaam.domains.people.accounts.models import DisplayPreference
from bekwaam.domains.people.accounts.queries import facts_about
from bekwaam.domains.people.actions import merge_people, undo_merge
from bekwaam.domains.people.actions.merging import _pointing
from bekwaam.domains.people.events import MergeUndone, PeopleMerged
from bekwaam.domains.people.models import ApiToken, LoginSession, Person, PersonMerge
from bekwaam.domains.tenancy.scoped import TenantModel
from bekwaam.kernel.actors import Actor, Role
from bekwaam.kernel.events import publish
from bekwaam.kernel.ids import new_id
from tests.factories import a_delegation, a_grant, a_person, a_unit, an_account, an_employment

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-5.6")]
KIND = "people.role_granted"
FACTS = {"rol": "trainer", "onderdeel": "Team Groen"}


@pytest.fixture
def admin(noord: UUID, moment: datetime) -> Actor:
    person = a_person()
    a_grant(person, Role.FUNCTIONAL_ADMIN)
    return actor_for(person, on=moment.date())


@pytest.fixture
def pair(noord: UUID) -> tuple[Person, Person]:
    return a_person("Blijver", email="blijver@noord.example"), a_person(
        "Gaander", email="gaander@noord.example"
    )


def a_session(account: Any, moment: datetime) -> LoginSession:
    return LoginSession.objects.create(
        key_digest=str(new_id()), payload="", account=account, created_at=moment, last_seen_at=moment,
        expires_at=moment + timedelta(days=9_000),
    )  # fmt: skip


def of(model: Any, person: Person) -> int:
    return int(model.objects.filter(person=person).count())


def test_every_key_to_a_person_is_known_to_a_merge() -> None:
    keys = {
        (model._meta.label, field.name)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, ForeignObject)
        and field.related_model is Person
        and issubclass(model, TenantModel)
    }
    known = {(model._meta.label, field.name) for model, field in _pointing()}
    assert keys - known == {(PersonMerge._meta.label, "kept"), (PersonMerge._meta.label, "dissolved")}


def test_inbox_outbox_digest_and_preferences_go_along_and_come_back(pair, admin, moment) -> None:
    kept, gone = pair
    notify(KIND, gone.pk, FACTS, event_id=new_id(), at=moment)
    Preference.objects.create(person=gone, kind=KIND, mode=Mode.DIGEST, updated_at=moment)
    MessageHours.objects.create(person=gone, digest_hour=7, updated_at=moment)
    DisplayPreference.objects.create(person=gone, appearance="donker", updated_at=moment)
    DigestItem.objects.create(
        person=gone, kind=KIND, event_id=new_id(), title="x", due_at=moment, created_at=moment
    )
    models = (Message, OutboxMail, ChannelDecision, Preference, MessageHours, DigestItem, DisplayPreference)
    before = [(of(model, kept), of(model, gone)) for model in models]
    merge = merge_people(kept, gone, actor=admin, at=moment)
    assert [of(model, gone) for model in models] == [0] * len(models)
    assert [of(model, kept) for model in models] == [mine + theirs for mine, theirs in before]
    undo_merge(merge, actor=admin, at=moment)
    assert [(of(model, kept), of(model, gone)) for model in models] == before


def test_the_kept_ones_own_choices_stay(pair, admin, moment) -> None:
    kept, gone = pair
    for person, hour in ((kept, 9), (gone, 7)):
        MessageHours.objects.create(person=person, digest_hour=hour, updated_at=moment)
        Preference.objects.create(
            person=person, kind=KIND, mode=Mode.DIGEST if hour == 9 else Mode.MAIL, updated_at=moment
        )
    merge_people(kept, gone, actor=admin, at=moment)
    assert MessageHours.objects.get(person=kept).digest_hour == 9
    assert Preference.objects.get(person=kept).mode == Mode.DIGEST


def test_what_both_were_told_once_is_not_doubled(pair, admin, moment) -> None:
    event = new_id()
    notify(KIND, [person.pk for person in pair], FACTS, event_id=event, at=moment)
    kept, gone = pair
    merge_people(kept, gone, actor=admin, at=moment)
    assert (of(Message, kept), of(Message, gone)) == (1, 1)


def test_many_messages_of_both_are_merged_at_once(pair, admin, moment, django_assert_max_num_queries) -> None:
    for _ in range(300):
        notify(KIND, [person.pk for person in pair], FACTS, event_id=new_id(), at=moment)
    notify(KIND, pair[1].pk, FACTS, event_id=new_id(), at=moment)
    with django_assert_max_num_queries(150):
        merge_people(*pair, actor=admin, at=moment)
    assert (of(Message, pair[0]), of(Message, pair[1])) == (301, 300)


def test_news_for_who_was_merged_away_reaches_who_stayed(pair, admin, moment) -> None:
    kept, gone = pair
    last = a_person("Laatste", email="laatste@noord.example")
    merge_people(kept, gone, actor=admin, at=moment)
    merge_people(last, kept, actor=admin, at=moment)
    event = new_id()
    for _ in range(2):
        notify(KIND, [gone.pk, kept.pk, last.pk], FACTS, event_id=event, at=moment)
    assert [message.person_id for message in Message.objects.filter(event_id=event)] == [last.pk]


def test_nobody_stays_logged_in_with_other_rights(pair, admin, moment) -> None:
    kept, gone = pair
    a_session(an_account(kept), moment)
    a_session(an_account(gone), moment)
    bystander = a_session(an_account(a_person()), moment)
    merge = merge_people(kept, gone, actor=admin, at=moment)
    assert list(LoginSession.objects.all()) == [bystander]
    a_session(kept.accounts.get(), moment)
    undo_merge(merge, actor=admin, at=moment)
    assert list(LoginSession.objects.all()) == [bystander]
    assert gone.accounts.get().is_active


def test_hearing_of_a_merge_twice_changes_nothing_more(pair, admin, moment) -> None:
    kept, gone = pair
    a_session(an_account(gone), moment)
    merge = merge_people(kept, gone, actor=admin, at=moment)
    told = [(Message, Message.objects.count()), (AuditFact, AuditFact.objects.count())]
    for kind in (PeopleMerged, MergeUndone):
        publish(kind(merge_id=merge.pk, kept_id=kept.pk, dissolved_id=gone.pk))
    assert [(model, model.objects.count()) for model, _ in told] == told


def test_roles_delegations_keys_and_leading_go_along(pair, admin, moment) -> None:
    kept, gone = pair
    unit = a_unit(leader_number=gone.personnel_number)
    job = an_employment(a_person(), unit)
    named = an_employment(a_person(), a_unit(), named_manager=gone)
    grant, other = a_grant(gone, Role.BACKOFFICE, unit), a_person()
    given = a_delegation(gone, other, ["approve"], ends_on=moment.date())
    token = ApiToken.objects.create(
        person=gone, name="x", digest="x", scopes=[], created_at=moment, expires_at=moment
    )
    merge = merge_people(kept, gone, actor=admin, at=moment)
    rows = (job, named, grant, given, token)
    for row in rows:
        row.refresh_from_db()
    owners = [job.manager_id, named.manager_id, named.named_manager_id, grant.person_id, given.giver_id]
    assert [*owners, token.person_id] == [kept.pk] * 6
    undo_merge(merge, actor=admin, at=moment)
    for row in rows:
        row.refresh_from_db()
    owners = [job.manager_id, named.manager_id, named.named_manager_id, grant.person_id, given.giver_id]
    assert [*owners, token.person_id] == [gone.pk] * 6


def test_the_reader_finds_what_was_done_under_the_old_number(pair, admin, moment) -> None:
    kept, gone = pair
    merge_people(a_person(), gone, actor=admin, at=moment)
    gone.refresh_from_db()
    survivor = gone.merged_into
    merge_people(kept, survivor, actor=admin, at=moment)
    assert [fact.subject_id for fact in facts_about(kept.pk)] == [kept.pk, survivor.pk]
