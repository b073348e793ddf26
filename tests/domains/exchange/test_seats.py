"""Seats are asked for there and counted here."""

from datetime import datetime
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from bekwaam.domains.catalogue.models import AnnouncedRun
from bekwaam.domains.exchange.actions import ask_seats, return_seats, stop_takeover
from bekwaam.domains.exchange.enums import ClaimState
from bekwaam.domains.exchange.models import SeatClaim, Takeover
from tests.domains.exchange.sides import Within, centre, work

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
