"""What is withdrawn, by whatever way, leaves the catalogue of whoever took it over."""

from datetime import datetime
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from bekwaam.domains.catalogue.actions import archive_activity
from bekwaam.domains.exchange import queries
from bekwaam.domains.exchange.actions import Terms, offer_activity, withdraw_offer
from bekwaam.domains.exchange.enums import TakeoverState
from bekwaam.domains.exchange.models import SharedOffer, Takeover
from tests.domains.exchange.sides import Within, centre, own, refused, work

pytestmark = [pytest.mark.django_db, pytest.mark.eis("S-1", "U-1.2")]


def test_a_withdrawal_takes_it_out_of_the_other_catalogue(
    offered: SharedOffer, takeover: Takeover, zuid: UUID, within: Within, moment: datetime
) -> None:
    withdraw_offer(offered.pk, reason="Trainer ziek", actor=centre(), at=moment)
    work()
    with within(zuid):
        assert own(takeover).state == "gearchiveerd"
        assert queries.own_takeovers().get().reason == "Trainer ziek"
        assert list(queries.offers_of_others()) == []


def test_what_goes_to_the_archive_is_withdrawn(
    offered: SharedOffer, takeover: Takeover, zuid: UUID, within: Within, moment: datetime
) -> None:
    archive_activity(offered.activity_id, reason="Verouderd", actor=centre(), at=moment)
    work()
    with within(zuid):
        assert own(takeover).state == "gearchiveerd"


def test_an_offer_is_for_somebody(offered: SharedOffer, moment: datetime) -> None:
    with refused("exchange.for_nobody"):
        offer_activity(offered.activity_id, Terms(), actor=centre(), at=moment)


def test_what_is_withdrawn_while_it_is_taken_does_not_stay(
    takeover: Takeover, zuid: UUID, within: Within
) -> None:
    """Neither side saw the other in time; the job that greets the taker puts it right."""
    SharedOffer.objects.update(state="ingetrokken", withdrawn_reason="Net te laat")
    work()
    with within(zuid):
        takeover.refresh_from_db()
        assert (takeover.state, takeover.reason) == (TakeoverState.WITHDRAWN, "Net te laat")
        assert own(takeover).state == "gearchiveerd"


def test_what_is_no_longer_meant_for_you_cannot_be_taken_back_by_hand(
    offered: SharedOffer, takeover: Takeover, zuid: UUID, within: Within, moment: datetime
) -> None:
    withdraw_offer(offered.pk, reason="", actor=centre(), at=moment)
    with within(zuid), pytest.raises(DatabaseError, match="not on offer"), transaction.atomic():
        Takeover.objects.filter(pk=takeover.pk).update(state="overgenomen")
