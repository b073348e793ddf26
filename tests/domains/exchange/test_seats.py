"""Seats are asked for there and counted here."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from bekwaam.domains.catalogue.actions import WantedRun, announce_run
from bekwaam.domains.catalogue.models import AnnouncedRun
from bekwaam.domains.exchange.actions import (
    ask_seats,
    decide_claim,
    return_seats,
    settle_return,
    stop_takeover,
)
from bekwaam.domains.exchange.enums import ClaimState
from bekwaam.domains.exchange.models import SeatClaim, SharedOffer, Takeover
from tests.domains.exchange.sides import START, Within, centre, refused, work
from tests.factories import an_activity

pytestmark = [pytest.mark.django_db, pytest.mark.eis("S-1", "U-1.2")]


def test_seats_are_counted_where_the_activity_lives(
    takeover: Takeover, zuid: UUID, within: Within, moment: datetime
) -> None:
    run = AnnouncedRun.objects.get()
    with within(zuid):
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


def test_a_full_run_gives_no_seats(takeover: Takeover, zuid: UUID, within: Within, moment: datetime) -> None:
    run = AnnouncedRun.objects.get()
    AnnouncedRun.objects.update(seats_taken=9)
    with within(zuid):
        claim = ask_seats(takeover.pk, run.pk, seats=2, actor=centre(), at=moment)
    work()
    with within(zuid):
        assert SeatClaim.objects.get(pk=claim.pk).reason == "full"


def test_who_stops_gives_the_seats_back(
    takeover: Takeover, zuid: UUID, within: Within, moment: datetime
) -> None:
    run = AnnouncedRun.objects.get()
    with within(zuid):
        ask_seats(takeover.pk, run.pk, seats=3, actor=centre(), at=moment)
    work()
    run.refresh_from_db()
    assert run.seats_taken == 3
    with within(zuid):
        stop_takeover(takeover.pk, reason="", actor=centre(), at=moment)
    work()
    run.refresh_from_db()
    assert (run.seats_taken, SeatClaim.objects.get().state) == (0, ClaimState.RETURNED)


@pytest.mark.parametrize("state", [ClaimState.ASKED, ClaimState.REFUSED])
def test_seats_that_were_never_granted_cannot_be_given_back(
    takeover: Takeover, zuid: UUID, within: Within, moment: datetime, state: str
) -> None:
    """Else a refused claim would take seats away from others."""
    run = AnnouncedRun.objects.get()
    with within(zuid):
        claim = ask_seats(takeover.pk, run.pk, seats=9, actor=centre(), at=moment)
    if state == ClaimState.REFUSED:
        work()
    with within(zuid), pytest.raises(DatabaseError, match="where the activity lives"), transaction.atomic():
        SeatClaim.objects.filter(pk=claim.pk).update(state="teruggegeven")


def test_a_claim_that_was_forged_takes_no_seats(
    offered: SharedOffer, takeover: Takeover, zuid: UUID, within: Within, moment: datetime
) -> None:
    """A run of something else of Noord, by the front door and by raw SQL past it."""
    strange = an_activity(title="Niet voor anderen")
    wanted = WantedRun(starts_at=START, ends_at=START + timedelta(hours=1), seats_total=10)
    run = announce_run(strange.pk, wanted, actor=centre(), at=moment)
    with within(zuid):
        with refused("exchange.not_there"):
            ask_seats(takeover.pk, run.pk, seats=1, actor=centre(), at=moment)
        sides = {"from_academy_id": offered.from_academy_id, "by_academy_id": zuid}
        forged = SeatClaim.objects.create(takeover=takeover, **sides, run_id=run.pk, seats=4, asked_at=moment)
    for _ in range(2):
        decide_claim(forged.pk, at=moment)
        settle_return(forged.pk, at=moment)
    run.refresh_from_db()
    forged.refresh_from_db()
    assert (run.seats_taken, forged.state, forged.reason) == (0, ClaimState.REFUSED, "gone")


def test_seats_that_come_back_twice_are_given_back_once(
    offered: SharedOffer, takeover: Takeover, zuid: UUID, within: Within, moment: datetime
) -> None:
    run = AnnouncedRun.objects.get()
    with within(zuid):
        claims = [ask_seats(takeover.pk, run.pk, seats=2, actor=centre(), at=moment) for _ in range(2)]
    work()
    with within(zuid):
        return_seats(claims[0].pk, actor=centre(), at=moment)
    for _ in range(3):
        settle_return(claims[0].pk, at=moment)
    run.refresh_from_db()
    assert run.seats_taken == 2
