"""Two claims for the last seats at one moment, over two connections: one is granted, one is refused."""

from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread
from typing import Any
from uuid import UUID

import pytest
from django.db import connections, transaction

from bekwaam.domains.catalogue.actions import WantedRun, announce_run
from bekwaam.domains.catalogue.actions.runs import count_seats
from bekwaam.domains.catalogue.models import AnnouncedRun
from bekwaam.domains.exchange.actions import (
    Terms,
    ask_seats,
    decide_claim,
    offer_activity,
    seats,
    settle_return,
    stop_takeover,
)
from bekwaam.domains.exchange.enums import ClaimState
from bekwaam.domains.exchange.models import SeatClaim
from bekwaam.kernel.scope import academy_scope
from tests import server
from tests.domains.exchange.sides import centre, taken
from tests.factories import an_activity
from tests.two_connections import elsewhere, unfinished, waits

AT = datetime(2026, 4, 1, 8, 0, tzinfo=UTC)


def claims_for_six(number: int) -> list[UUID]:
    """Two claims of so many seats each, in a run of six."""
    with academy_scope(server.NOORD):
        activity = an_activity()
        starts = AT + timedelta(days=30)
        wanted = WantedRun(starts_at=starts, ends_at=starts + timedelta(hours=1), seats_total=6)
        run = announce_run(activity.pk, wanted, actor=centre(), at=AT)
        offer = offer_activity(activity.pk, Terms(is_for_all=True), actor=centre(), at=AT)
    with academy_scope(server.ZUID):
        takeover = taken(offer, AT)
        return [ask_seats(takeover.pk, run.pk, seats=number, actor=centre(), at=AT).pk for _ in range(2)]


@pytest.mark.eis("S-1")
@pytest.mark.parametrize("is_same_claim", [False, True], ids=["two-claims", "one-claim-twice"])
def test_the_last_seats_are_given_once(committed: None, is_same_claim: bool) -> None:
    with transaction.atomic():
        claims = claims_for_six(4)
    start, faults = Barrier(2), []

    def decide(claim_id: UUID) -> None:
        try:
            start.wait(30)
            with academy_scope(server.NOORD):
                decide_claim(claim_id, at=AT)
        except Exception as fault:  # noqa: BLE001 - told to the test below
            faults.append(fault)
        finally:
            connections.close_all()

    chosen = [claims[0]] * 2 if is_same_claim else claims
    threads = [Thread(target=decide, args=[claim_id]) for claim_id in chosen]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    with academy_scope(server.NOORD):
        states: list[Any] = sorted(SeatClaim.objects.values_list("state", flat=True))
        taken_seats = AnnouncedRun.objects.get().seats_taken
    assert (faults, taken_seats) == ([], 4)
    assert states == (["gevraagd", "toegekend"] if is_same_claim else ["geweigerd", "toegekend"])


@pytest.mark.eis("S-1")
def test_what_is_granted_while_the_takeover_stops_is_given_back(committed: None) -> None:
    with transaction.atomic():
        claim_id = claims_for_six(4)[0]
    with academy_scope(server.ZUID):
        takeover_id = SeatClaim.objects.get(pk=claim_id).takeover_id

    def stop() -> None:
        stop_takeover(takeover_id, reason="Te duur", actor=centre(), at=AT)

    with unfinished(server.NOORD, lambda: decide_claim(claim_id, at=AT)):
        assert waits(server.ZUID, stop)
    with academy_scope(server.ZUID):
        stop()
    with academy_scope(server.NOORD):
        assert SeatClaim.objects.get(pk=claim_id).state == ClaimState.RETURNING
        settle_return(claim_id, at=AT)
        assert AnnouncedRun.objects.get().seats_taken == 0


@pytest.mark.eis("S-1")
def test_what_is_decided_while_the_takeover_stops_is_not_granted(
    committed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other academy stops between the judgement and the count."""
    with transaction.atomic():
        claim_id = claims_for_six(4)[0]
    with academy_scope(server.ZUID):
        takeover_id = SeatClaim.objects.get(pk=claim_id).takeover_id
    ends = [lambda: stop_takeover(takeover_id, reason="Te duur", actor=centre(), at=AT)]

    def count(run: AnnouncedRun, *, more: int) -> None:
        if ends:
            elsewhere(server.ZUID, ends.pop())
        count_seats(run, more=more)

    monkeypatch.setattr(seats, "count_seats", count)
    with academy_scope(server.NOORD):
        decide_claim(claim_id, at=AT)
        claim = SeatClaim.objects.get(pk=claim_id)
        assert (claim.state, claim.reason) == (ClaimState.REFUSED, "gone")
        assert AnnouncedRun.objects.get().seats_taken == 0
