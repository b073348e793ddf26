"""An activity of one academy in the catalogue of another: offered, taken over, changed, withdrawn; and nothing else gets across."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.catalogue.actions import (
    Particulars,
    WantedRun,
    announce_run,
    archive_activity,
    cancel_run,
    change_particulars,
    publish_draft,
    reopen_activity,
    save_draft,
    start_version,
)
from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.catalogue.enums import Change
from bekwaam.domains.catalogue.models import Activity, AnnouncedRun
from bekwaam.domains.catalogue.queries import content_of
from bekwaam.domains.exchange import queries
from bekwaam.domains.exchange.actions import (
    Terms,
    WantedTakeover,
    ask_seats,
    offer_activity,
    return_seats,
    stop_takeover,
    take_over,
    withdraw_offer,
)
from bekwaam.domains.exchange.enums import ClaimState, TakeoverState
from bekwaam.domains.exchange.models import SeatClaim, SharedOffer, Takeover
from bekwaam.domains.exchange.tasks import nightly
from bekwaam.domains.notifications.models import Message
from bekwaam.kernel.actors import Actor, Grant, Role
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.jobs import run_now
from bekwaam.kernel.scope import current_academy_id
from tests import server
from tests.factories import a_grant, a_person, a_theme, a_unit, an_activity

pytestmark = [pytest.mark.django_db, pytest.mark.eis("S-1", "U-1.2")]
Within = Callable[[UUID], Any]
START = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)


def centre() -> Actor:
    return Actor(current_academy_id(), None, "Leercentrum", (Grant(Role.ULC),))


def work() -> None:
    """What waits in the queue for either side."""
    waiting = ProcrastinateJob.objects.filter(task_name__startswith="exchange.", status="todo").order_by("id")
    done: set[int] = set()
    while job := waiting.exclude(pk__in=done).first():
        done.add(job.pk)
        ids = dict(job.args)
        run_now(job.task_name, academy_id=UUID(ids.pop("academy")), **ids)


@contextmanager
def refused(reason: str) -> Iterator[None]:
    with pytest.raises(Refused) as refusal, transaction.atomic():
        yield
    assert refusal.value.reason == reason


@pytest.fixture
def offered(noord: Any, zuid: UUID, moment: datetime) -> SharedOffer:
    """Noord offers an activity with a run of ten seats to Zuid."""
    activity = an_activity(title="Reanimeren", summary="Je leert reanimeren.")
    run = WantedRun(starts_at=START, ends_at=START + timedelta(hours=3), place="Sporthal", seats_total=10)
    announce_run(activity.pk, run, actor=centre(), at=moment)
    terms = Terms(
        target_ids=frozenset({zuid}), price=Decimal(75), conditions="Vooraf opgeven.", seats_per_academy=6
    )
    return offer_activity(activity.pk, terms, actor=centre(), at=moment)


def taken(offer: SharedOffer, moment: datetime) -> Takeover:
    wanted = WantedTakeover(
        code="N-REA", owner_unit_id=a_unit().pk, theme_ids=(a_theme().pk,), approval="geen"
    )
    return take_over(offer.pk, wanted, actor=centre(), at=moment)


def own(takeover: Takeover) -> Activity:
    return Activity.objects.select_related("published").get(pk=takeover.activity_id)


def test_what_is_taken_over_stands_in_the_own_catalogue(
    offered: SharedOffer, zuid: UUID, within: Within, moment: datetime
) -> None:
    with within(zuid):
        activity = own(taken(offered, moment))
        assert (activity.published.title, activity.published.internal_price) == ("Reanimeren", Decimal(75))
        run = AnnouncedRun.objects.get(activity=activity)
        assert (run.place, run.seats_total, run.starts_at) == ("Sporthal", 10, START)
        with refused("exchange.taken_already"):
            taken(offered, moment)


def test_a_change_flows_on(offered: SharedOffer, zuid: UUID, within: Within, moment: datetime) -> None:
    with within(zuid):
        takeover = taken(offered, moment)
    draft = start_version(offered.activity_id, change=Change.AGAIN, note="", actor=centre(), at=moment)
    words = content_of(draft)
    renewed = Content(**{**words.columns(), "title": "Reanimeren en AED", "theme_ids": words.theme_ids})
    save_draft(draft.pk, renewed, seen_revision=1, actor=centre(), at=moment)
    publish_draft(offered.activity_id, actor=centre(), at=moment)
    work()
    with within(zuid):
        version = own(takeover).published
        assert (version.title, version.number, version.change) == ("Reanimeren en AED", 2, Change.AGAIN)


def test_a_withdrawal_takes_it_out_of_the_other_catalogue(
    offered: SharedOffer, zuid: UUID, within: Within, moment: datetime
) -> None:
    with within(zuid):
        takeover = taken(offered, moment)
    withdraw_offer(offered.pk, reason="Trainer ziek", actor=centre(), at=moment)
    work()
    with within(zuid):
        assert own(takeover).state == "gearchiveerd"
        assert queries.own_takeovers().get().reason == "Trainer ziek"
        assert list(queries.offers_of_others()) == []


def test_what_goes_to_the_archive_is_withdrawn(
    offered: SharedOffer, zuid: UUID, within: Within, moment: datetime
) -> None:
    with within(zuid):
        takeover = taken(offered, moment)
    archive_activity(offered.activity_id, reason="Verouderd", actor=centre(), at=moment)
    work()
    with within(zuid):
        assert own(takeover).state == "gearchiveerd"


def test_who_is_left_out_of_new_terms_loses_it(
    offered: SharedOffer, zuid: UUID, within: Within, moment: datetime
) -> None:
    with within(zuid):
        takeover = taken(offered, moment)
    with refused("exchange.for_nobody"):
        offer_activity(offered.activity_id, Terms(), actor=centre(), at=moment)
    SharedOffer.objects.update(is_for_all=False, target_ids=[offered.pk])
    withdraw_offer(offered.pk, reason="", actor=centre(), at=moment)
    work()
    with within(zuid):
        assert Takeover.objects.get(pk=takeover.pk).state == TakeoverState.WITHDRAWN


def test_letting_go_and_taking_it_again(
    offered: SharedOffer, zuid: UUID, within: Within, moment: datetime
) -> None:
    with within(zuid):
        takeover = taken(offered, moment)
        stop_takeover(takeover.pk, reason="Geen belangstelling", actor=centre(), at=moment)
        Activity.objects.filter(code="N-REA").update(code="OUD")
        again = taken(offered, moment)
        assert (again.pk, again.state) == (takeover.pk, TakeoverState.TAKEN)
    assert queries.takeovers_by_others().get().state == TakeoverState.TAKEN


def test_seats_are_counted_where_the_activity_lives(
    offered: SharedOffer, zuid: UUID, within: Within, moment: datetime
) -> None:
    run = AnnouncedRun.objects.get()
    with within(zuid):
        takeover = taken(offered, moment)
        claims = [ask_seats(takeover.pk, run.pk, seats=each, actor=centre(), at=moment) for each in (4, 3, 2)]
    work()
    run.refresh_from_db()
    with within(zuid):
        states = [SeatClaim.objects.get(pk=claim.pk).state for claim in claims]
        seen = AnnouncedRun.objects.get()
        assert (states, seen.seats_taken) == ([ClaimState.GRANTED, ClaimState.REFUSED, ClaimState.GRANTED], 6)
        return_seats(claims[0].pk, actor=centre(), at=moment)
    work()
    run.refresh_from_db()
    assert run.seats_taken == 2


def test_a_full_run_gives_no_seats(
    offered: SharedOffer, zuid: UUID, within: Within, moment: datetime
) -> None:
    run = AnnouncedRun.objects.get()
    AnnouncedRun.objects.update(seats_taken=9)
    with within(zuid):
        takeover = taken(offered, moment)
        claim = ask_seats(takeover.pk, run.pk, seats=2, actor=centre(), at=moment)
    work()
    with within(zuid):
        assert SeatClaim.objects.get(pk=claim.pk).reason == "full"


def test_jobs_that_run_twice_change_nothing(
    offered: SharedOffer, zuid: UUID, within: Within, moment: datetime
) -> None:
    run = AnnouncedRun.objects.get()
    with within(zuid):
        takeover = taken(offered, moment)
        claim = ask_seats(takeover.pk, run.pk, seats=2, actor=centre(), at=moment)
    for _ in range(2):
        run_now("exchange.decide_claim", academy_id=offered.from_academy_id, claim_id=claim.pk)
        run_now("exchange.follow", academy_id=zuid, takeover_id=takeover.pk)
    run.refresh_from_db()
    assert run.seats_taken == 2
    with within(zuid):
        assert own(takeover).versions.count() == 1


def test_only_those_it_is_meant_for_see_an_offer(
    noord: Any, zuid: UUID, within: Within, moment: datetime
) -> None:
    activity = an_activity()
    offer = offer_activity(activity.pk, Terms(is_for_all=True), actor=centre(), at=moment)
    SharedOffer.objects.update(is_for_all=False, target_ids=[offer.pk])
    with within(zuid):
        assert list(SharedOffer.objects.all()) == []
        with refused("exchange.not_there"):
            taken(offer, moment)


@pytest.mark.parametrize(
    "forged",
    [
        "update exchange_sharedoffer set price = 0",
        """insert into exchange_sharedoffer
           select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid()))).* from exchange_sharedoffer o""",
        "update exchange_takeover set state = 'ingetrokken'",
        "update exchange_takeover set by_academy_id = from_academy_id",
        "update exchange_seatclaim set state = 'toegekend'",
        "update exchange_seatclaim set seats = 1",
        "delete from exchange_takeover",
        "delete from exchange_sharedoffer",
    ],
)
def test_a_taker_cannot_reach_beyond_its_own_side(
    offered: SharedOffer, zuid: UUID, within: Within, moment: datetime, forged: str
) -> None:
    """Whatever raw SQL it sends, the offer and what the other side decides stay as they are."""
    with within(zuid):
        takeover = taken(offered, moment)
        run_id = UUID(SharedOffer.objects.get().sheet["runs"][0]["id"])
        ask_seats(takeover.pk, run_id, seats=2, actor=centre(), at=moment)
        before = _shared_rows()
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(forged)
        except (DatabaseError, IntegrityError):
            pass
        assert _shared_rows() == before


def test_an_offer_that_is_not_meant_for_you_cannot_be_taken_by_its_id(
    offered: SharedOffer, zuid: UUID, within: Within, moment: datetime
) -> None:
    SharedOffer.objects.update(target_ids=[])
    with within(zuid), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Takeover.objects.create(
            offer_id=offered.pk,
            from_academy_id=offered.from_academy_id,
            by_academy_id=zuid,
            activity_id=offered.pk,
            title="x",
            followed_digest="x",
            taken_at=moment,
        )


def test_without_a_scope_nothing_is_shown(offered: SharedOffer) -> None:
    SharedOffer.objects.update(is_for_all=True)
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.academy', '', true)")
        cursor.execute("select count(*) from exchange_sharedoffer")
        assert cursor.fetchone() == (0,)
        cursor.execute("select set_config('app.academy', %s, true)", [str(current_academy_id())])


def test_what_came_from_another_is_not_offered_on(
    offered: SharedOffer, zuid: UUID, within: Within, moment: datetime
) -> None:
    with within(zuid):
        takeover = taken(offered, moment)
        with refused("exchange.not_your_own"):
            offer_activity(takeover.activity_id, Terms(is_for_all=True), actor=centre(), at=moment)


def test_a_back_office_does_not_speak_for_the_academy(noord: Any, moment: datetime) -> None:
    unit = a_unit()
    activity = an_activity(unit)
    keeper = Actor(current_academy_id(), None, "Backoffice", (Grant(Role.BACKOFFICE, frozenset({unit.pk})),))
    with refused("exchange.only_centre"):
        offer_activity(activity.pk, Terms(is_for_all=True), actor=keeper, at=moment)


def _shared_rows() -> list[Any]:
    found: list[Any] = []
    for model in (SharedOffer, Takeover, SeatClaim):
        found += list(model.objects.order_by("pk").values())
    return found


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


def test_versions_that_were_passed_over_still_ask_to_do_it_again(
    offered: SharedOffer, zuid: UUID, within: Within, moment: datetime
) -> None:
    with within(zuid):
        takeover = taken(offered, moment)
    for change, title in ((Change.AGAIN, "Tweede"), (Change.LIGHT, "Derde")):
        republish(offered.activity_id, change, title, moment)
    work()
    with within(zuid):
        version = own(takeover).published
        assert (version.title, version.change) == ("Derde", Change.AGAIN)


def republish(activity_id: UUID, change: Change, title: str, at: datetime) -> None:
    draft = start_version(activity_id, change=change, note="", actor=centre(), at=at)
    save_draft(draft.pk, replace(content_of(draft), title=title), seen_revision=1, actor=centre(), at=at)
    publish_draft(activity_id, actor=centre(), at=at)


def test_a_worker_that_died_is_made_up_for_by_night(
    offered: SharedOffer, zuid: UUID, within: Within, moment: datetime
) -> None:
    run = AnnouncedRun.objects.get()
    with within(zuid):
        takeover = taken(offered, moment)
        claim = ask_seats(takeover.pk, run.pk, seats=2, actor=centre(), at=moment)
    republish(offered.activity_id, Change.LIGHT, "Nieuw", moment)
    ProcrastinateJob.objects.filter(task_name__startswith="exchange.", status="todo").delete()
    nightly()
    work()
    with within(zuid):
        claim.refresh_from_db()
        assert (own(takeover).published.title, claim.state) == ("Nieuw", ClaimState.GRANTED)


def test_what_is_withdrawn_while_it_is_taken_does_not_stay(
    offered: SharedOffer, zuid: UUID, within: Within, moment: datetime
) -> None:
    """Neither side saw the other in time; the job that greets the taker puts it right."""
    with within(zuid):
        takeover = taken(offered, moment)
    SharedOffer.objects.update(state="ingetrokken", withdrawn_reason="Net te laat")
    work()
    with within(zuid):
        takeover.refresh_from_db()
        assert (takeover.state, takeover.reason) == (TakeoverState.WITHDRAWN, "Net te laat")
        assert own(takeover).state == "gearchiveerd"


def test_of_an_academy_that_left_nothing_is_taken_and_what_was_taken_stays(
    offered: SharedOffer, zuid: UUID, within: Within, moment: datetime
) -> None:
    run = AnnouncedRun.objects.get()
    with within(zuid):
        takeover = taken(offered, moment)
    with left(offered.from_academy_id), within(zuid):
        assert list(queries.offers_of_others()) == []
        with refused("exchange.not_there"):
            ask_seats(takeover.pk, run.pk, seats=1, actor=centre(), at=moment)
        assert own(takeover).state == "gepubliceerd"
        stop_takeover(takeover.pk, reason="Weg", actor=centre(), at=moment)
        with refused("exchange.not_there"):
            taken(offered, moment)


@contextmanager
def left(academy_id: UUID) -> Iterator[None]:
    """As who looks after the installation notes it; the product itself may not."""
    switch = "update tenancy_academy set is_active = %s where id = %s"
    with server.owner_connection() as owner:
        owner.execute(switch, [False, academy_id])
    try:
        yield
    finally:
        with server.owner_connection() as owner:
            owner.execute(switch, [True, academy_id])


def test_who_stops_gives_the_seats_back(
    offered: SharedOffer, zuid: UUID, within: Within, moment: datetime
) -> None:
    run = AnnouncedRun.objects.get()
    with within(zuid):
        takeover = taken(offered, moment)
        ask_seats(takeover.pk, run.pk, seats=3, actor=centre(), at=moment)
    work()
    run.refresh_from_db()
    assert run.seats_taken == 3
    with within(zuid):
        stop_takeover(takeover.pk, reason="", actor=centre(), at=moment)
    work()
    run.refresh_from_db()
    assert (run.seats_taken, SeatClaim.objects.get().state) == (0, ClaimState.RETURNED)


def test_who_archives_what_was_taken_over_lets_it_go(
    offered: SharedOffer, zuid: UUID, within: Within, moment: datetime
) -> None:
    with within(zuid):
        takeover = taken(offered, moment)
        archive_activity(takeover.activity_id, reason="Niet nodig", actor=centre(), at=moment)
        takeover.refresh_from_db()
        assert takeover.state == TakeoverState.STOPPED
        with refused("catalogue.from_elsewhere"):
            reopen_activity(takeover.activity_id, actor=centre(), at=moment)


def test_its_words_and_dates_are_not_changed_here(
    offered: SharedOffer, zuid: UUID, within: Within, moment: datetime
) -> None:
    with within(zuid):
        takeover = taken(offered, moment)
        activity = own(takeover)
        wanted = WantedRun(starts_at=START, ends_at=START + timedelta(hours=1))
        with refused("catalogue.from_elsewhere"):
            start_version(activity.pk, change=Change.LIGHT, note="", actor=centre(), at=moment)
        with refused("catalogue.from_elsewhere"):
            announce_run(activity.pk, wanted, actor=centre(), at=moment)
        with refused("catalogue.from_elsewhere"):
            cancel_run(activity.runs.get().pk, actor=centre(), at=moment)
        with refused("catalogue.from_elsewhere"):
            change_particulars(activity.pk, particulars(activity, form="video"), actor=centre(), at=moment)
        change_particulars(activity.pk, particulars(activity, code="ANDERS"), actor=centre(), at=moment)
        activity.refresh_from_db()
        assert activity.code == "ANDERS"


def particulars(activity: Activity, **values: str) -> Particulars:
    own_values = {"code": activity.code, "owner_unit_id": activity.owner_unit_id, "form": activity.form}
    return Particulars(**{**own_values, **values})


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


def test_seats_that_come_and_go_are_no_news(
    offered: SharedOffer, zuid: UUID, within: Within, moment: datetime
) -> None:
    run = AnnouncedRun.objects.get()
    with within(zuid):
        takeover = taken(offered, moment)
        ask_seats(takeover.pk, run.pk, seats=2, actor=centre(), at=moment)
    work()
    with within(zuid):
        assert AnnouncedRun.objects.get().seats_taken == 2
        assert AuditFact.objects.filter(verb="exchange.followed").count() == 0


@pytest.mark.parametrize(
    "forged",
    [
        "update exchange_takeover set state = 'gestopt'",
        "update exchange_takeover set activity_id = gen_random_uuid()",
        "update exchange_takeover set followed_digest = 'x'",
        "update exchange_takeover set title = 'gekaapt'",
        "update exchange_seatclaim set seats = 100",
        "update exchange_seatclaim set state = 'teruggegeven'",
        "update exchange_seatclaim set state = 'vrij'",
        "delete from exchange_seatclaim",
    ],
)
def test_who_offers_cannot_reach_beyond_its_own_side(
    offered: SharedOffer, zuid: UUID, within: Within, moment: datetime, forged: str
) -> None:
    with within(zuid):
        takeover = taken(offered, moment)
        run_id = UUID(SharedOffer.objects.get().sheet["runs"][0]["id"])
        ask_seats(takeover.pk, run_id, seats=2, actor=centre(), at=moment)
    before = _shared_rows()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(forged)
    assert _shared_rows() == before


@pytest.mark.parametrize("state", [ClaimState.ASKED, ClaimState.REFUSED])
def test_seats_that_were_never_granted_cannot_be_given_back(
    offered: SharedOffer, zuid: UUID, within: Within, moment: datetime, state: str
) -> None:
    """Else a refused claim would take seats away from others."""
    run = AnnouncedRun.objects.get()
    with within(zuid):
        takeover = taken(offered, moment)
        claim = ask_seats(takeover.pk, run.pk, seats=9, actor=centre(), at=moment)
    if state == ClaimState.REFUSED:
        work()
    with within(zuid), pytest.raises(DatabaseError, match="where the activity lives"), transaction.atomic():
        SeatClaim.objects.filter(pk=claim.pk).update(state="teruggegeven")


def test_what_is_no_longer_meant_for_you_cannot_be_taken_back_by_hand(
    offered: SharedOffer, zuid: UUID, within: Within, moment: datetime
) -> None:
    with within(zuid):
        takeover = taken(offered, moment)
    withdraw_offer(offered.pk, reason="", actor=centre(), at=moment)
    with within(zuid), pytest.raises(DatabaseError, match="not on offer"), transaction.atomic():
        Takeover.objects.filter(pk=takeover.pk).update(state="overgenomen")
