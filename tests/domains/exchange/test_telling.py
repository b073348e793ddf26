"""Both sides hear what the other did, and neither comes to know people of the other."""

from datetime import datetime
from uuid import UUID

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from bekwaam.domains.catalogue.actions import set_policies
from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.enums import Change, Dimension, Effect
from bekwaam.domains.catalogue.models import AnnouncedRun
from bekwaam.domains.catalogue.search.actions import move_favourites
from bekwaam.domains.catalogue.search.models import Favourite
from bekwaam.domains.exchange.actions import ask_seats, stop_takeover, withdraw_offer
from bekwaam.domains.exchange.models import SharedOffer, Takeover
from bekwaam.domains.notifications.models import Message
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.models import Person
from bekwaam.kernel.actors import Actor, Grant, Role
from bekwaam.kernel.scope import current_academy_id
from tests.domains.exchange.sides import Within, centre, own, republish, taken, work
from tests.factories import a_grant, a_person, a_unit, an_activity, an_employment

pytestmark = [pytest.mark.django_db, pytest.mark.eis("S-1", "U-1.2")]


def test_neither_side_comes_to_see_people_of_the_other(
    offered: SharedOffer, zuid: UUID, within: Within, moment: datetime
) -> None:
    """Everything that either side can read is searched for the names of the other."""
    a_person("Noorderling", email="noorderling@noord.example")
    run = AnnouncedRun.objects.get()
    with within(zuid):
        a_person("Zuiderling", email="zuiderling@zuid.example")
        takeover = taken(offered, moment)
        ask_seats(takeover.pk, run.pk, seats=2, actor=named("Zuiderling"), at=moment)
    work()
    withdraw_offer(offered.pk, reason="Gestopt", actor=named("Noorderling"), at=moment)
    work()
    assert ("Noorderling" in everything(), "Zuiderling" in everything()) == (True, False)
    with within(zuid):
        assert ("Noorderling" in everything(), "Zuiderling" in everything()) == (False, True)


def named(name: str) -> Actor:
    return Actor(current_academy_id(), None, name, (Grant(Role.ULC),))


def everything() -> str:
    """Every row of every table that the database shows here."""
    with connection.cursor() as cursor:
        cursor.execute("select tablename from pg_tables where schemaname = 'public' order by 1")
        tables = [name for (name,) in cursor.fetchall()]
        found = []
        for table in tables:
            cursor.execute("select has_table_privilege(current_user, %s, 'select')", [f'public."{table}"'])
            if cursor.fetchone() == (True,):
                cursor.execute(f'select t::text from "{table}" t')  # noqa: S608 - names of our own tables
                found += [str(row) for (row,) in cursor.fetchall()]
    return "\n".join(found)


def test_both_centres_hear_what_the_other_did_once(
    offered: SharedOffer, zuid: UUID, within: Within, moment: datetime
) -> None:
    a_grant(a_person("Noord"), Role.ULC)
    run = AnnouncedRun.objects.get()
    with within(zuid):
        a_grant(a_person("Zuid"), Role.ULC)
        takeover = taken(offered, moment)
        ask_seats(takeover.pk, run.pk, seats=9, actor=centre(), at=moment)
    work()
    republish(offered.activity_id, Change.LIGHT, "Nieuw", moment)
    for _ in range(2):
        work()
        ProcrastinateJob.objects.filter(task_name__startswith="exchange.").update(status="todo")
    withdraw_offer(offered.pk, reason="Trainer ziek", actor=centre(), at=moment)
    work()
    assert told() == ["exchange.taken"]
    with within(zuid):
        assert told() == ["exchange.changed", "exchange.ended", "exchange.seats"]
        assert "Trainer ziek." in Message.objects.get(kind="exchange.ended").body


def told() -> list[str]:
    return sorted(Message.objects.filter(kind__startswith="exchange.").values_list("kind", flat=True))


def keeps(family_name: str, activity_id: UUID, unit: OrgUnit, at: datetime) -> Person:
    person = a_person(family_name)
    an_employment(person, unit)
    Favourite.objects.create(person=person, activity_id=activity_id, kept_at=at)
    return person


def heard(kind: str) -> set[str]:
    return set(Message.objects.filter(kind=kind).values_list("person__family_name", flat=True))


def test_who_keeps_it_and_sees_it_hears_of_a_change_and_of_the_end(
    offered: SharedOffer, takeover: Takeover, zuid: UUID, within: Within, moment: datetime
) -> None:
    with within(zuid):
        team, hidden_team = a_unit("KEEP"), a_unit("HID")
        keeps("Bewaarder", takeover.activity_id, team, moment)
        keeps("Verborgen", takeover.activity_id, hidden_team, moment)
        a_grant(a_person("Eigenaar"), Role.BACKOFFICE, own(takeover).owner_unit)
        a_grant(a_person("Ander"), Role.BACKOFFICE, team)
        hidden = Policy(Effect.HIDE, (Condition(dimension=Dimension.UNIT, unit_id=hidden_team.pk),))
        set_policies(takeover.activity_id, [hidden], actor=centre(), at=moment)
    republish(offered.activity_id, Change.LIGHT, "Reanimeren en AED", moment)
    work()
    withdraw_offer(offered.pk, reason="De trainer stopt", actor=centre(), at=moment)
    work()
    with within(zuid):
        assert heard("exchange.kept_changed") == heard("exchange.kept_gone") == {"Bewaarder"}
        assert heard("exchange.changed") == heard("exchange.ended") == {"Eigenaar"}
        assert "trainer" not in Message.objects.get(kind="exchange.kept_gone").body


def test_who_kept_it_keeps_it_again_when_it_is_taken_over_again(
    offered: SharedOffer, takeover: Takeover, zuid: UUID, within: Within, moment: datetime
) -> None:
    with within(zuid):
        before, team, hidden_team = takeover.activity_id, a_unit("KEEP"), a_unit("HID")
        keeps("Bewaarder", before, team, moment)
        keeps("Verborgen", before, hidden_team, moment)
        stop_takeover(takeover.pk, reason="Te duur", actor=centre(), at=moment)
        hidden = Policy(Effect.HIDE, (Condition(dimension=Dimension.UNIT, unit_id=hidden_team.pk),))
        again = taken(offered, moment, code="N-REA-2", policies=[hidden])
        kept = Favourite.objects.values_list("activity_id", flat=True)
        assert (again.activity_id != before, list(kept)) == (True, [again.activity_id] * 2)
        assert heard("exchange.kept_back") == {"Bewaarder"}


def test_nobody_keeps_the_same_thing_twice(noord: UUID, moment: datetime) -> None:
    one, other, person = an_activity(), an_activity(), a_person()
    for activity in (one, other):
        Favourite.objects.create(person=person, activity=activity, kept_at=moment)
    move_favourites(one.pk, other.pk)
    assert list(Favourite.objects.values_list("activity_id", flat=True)) == [other.pk]


def test_who_keeps_it_hears_that_the_own_academy_stopped(
    takeover: Takeover, zuid: UUID, within: Within, moment: datetime
) -> None:
    with within(zuid):
        keeps("Bewaarder", takeover.activity_id, a_unit(), moment)
        stop_takeover(takeover.pk, reason="Te duur", actor=centre(), at=moment)
        assert heard("exchange.kept_gone") == {"Bewaarder"}
