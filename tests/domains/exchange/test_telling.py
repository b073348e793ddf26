"""Both sides hear what the other did, and neither comes to know people of the other."""

from datetime import datetime
from uuid import UUID

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from bekwaam.domains.catalogue.enums import Change
from bekwaam.domains.catalogue.models import AnnouncedRun
from bekwaam.domains.exchange.actions import ask_seats, withdraw_offer
from bekwaam.domains.exchange.models import SharedOffer
from bekwaam.domains.notifications.models import Message
from bekwaam.kernel.actors import Actor, Grant, Role
from bekwaam.kernel.scope import current_academy_id
from tests.domains.exchange.sides import Within, centre, republish, taken, work
from tests.factories import a_grant, a_person

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
