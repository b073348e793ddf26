"""Raw SQL in the scope of one side reaches no further than that side."""

from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from bekwaam.domains.exchange.actions import ask_seats
from bekwaam.domains.exchange.models import OfferTarget, SeatClaim, SharedOffer, Takeover
from bekwaam.kernel.scope import current_academy_id
from tests.domains.exchange.sides import Within, centre

pytestmark = [pytest.mark.django_db, pytest.mark.eis("S-1", "U-1.2")]


def shared_rows() -> list[Any]:
    found: list[Any] = []
    for model in (SharedOffer, OfferTarget, Takeover, SeatClaim):
        found += list(model.objects.order_by("pk").values())
    return found


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
        "delete from exchange_offertarget",
        "update exchange_offertarget set for_academy_id = from_academy_id",
        """insert into exchange_offertarget
           select gen_random_uuid(), offer_id, from_academy_id, for_academy_id from exchange_offertarget""",
        """insert into exchange_offertarget (id, offer_id, from_academy_id, for_academy_id)
           select gen_random_uuid(), offer_id, for_academy_id, for_academy_id from exchange_offertarget""",
    ],
)
def test_a_taker_cannot_reach_beyond_its_own_side(
    takeover: Takeover, zuid: UUID, within: Within, moment: datetime, forged: str
) -> None:
    """Whatever raw SQL it sends, the offer and what the other side decides stay as they are."""
    with within(zuid):
        run_id = UUID(SharedOffer.objects.get().sheet["runs"][0]["id"])
        ask_seats(takeover.pk, run_id, seats=2, actor=centre(), at=moment)
        before = shared_rows()
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(forged)
        except (DatabaseError, IntegrityError):
            pass
        assert shared_rows() == before


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
    takeover: Takeover, zuid: UUID, within: Within, moment: datetime, forged: str
) -> None:
    with within(zuid):
        run_id = UUID(SharedOffer.objects.get().sheet["runs"][0]["id"])
        ask_seats(takeover.pk, run_id, seats=2, actor=centre(), at=moment)
    before = shared_rows()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(forged)
    assert shared_rows() == before


def test_an_offer_that_is_not_meant_for_you_cannot_be_taken_by_its_id(
    offered: SharedOffer, zuid: UUID, within: Within, moment: datetime
) -> None:
    OfferTarget.objects.all().delete()
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
