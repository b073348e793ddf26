"""An offer to some academies: each knows that it is meant for itself, and not for whom else."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import transaction

from bekwaam.domains.exchange import queries
from bekwaam.domains.exchange.actions import Terms, offer_activity
from bekwaam.domains.exchange.enums import TakeoverState
from bekwaam.domains.exchange.models import OfferTarget, SharedOffer
from bekwaam.domains.tenancy.queries import directory
from bekwaam.kernel.ids import new_id
from bekwaam.kernel.scope import academy_scope
from tests import server
from tests.domains.exchange.sides import centre, taken, work
from tests.factories import an_activity

pytestmark = pytest.mark.eis("S-1", "X-3")
AT = datetime(2026, 4, 1, 8, 0, tzinfo=UTC)
REMOVE = (
    "delete from tenancy_academyhost where academy_id = %s",
    "delete from tenancy_academy where id = %s",
)


@pytest.fixture
def third(django_db_setup: None) -> Iterator[UUID]:
    """One more academy; asked for before `committed`, so that it goes when its rows are gone."""
    academy_id = new_id()
    with server.owner_connection() as owner, owner.transaction():
        server.seed_academy(owner, academy_id, "oost")
    directory.forget()
    try:
        yield academy_id
    finally:
        with server.owner_connection() as owner, owner.transaction():
            for statement in REMOVE:
                owner.execute(statement, [academy_id])
        directory.forget()


def offer_to(*academy_ids: UUID, activity_id: UUID) -> SharedOffer:
    with academy_scope(server.NOORD), transaction.atomic():
        return offer_activity(activity_id, Terms(target_ids=frozenset(academy_ids)), actor=centre(), at=AT)


def test_each_sees_its_own_line_only_and_who_is_left_out_loses_it(third: UUID, committed: None) -> None:
    with academy_scope(server.NOORD), transaction.atomic():
        activity_id = an_activity().pk
    offer = offer_to(server.ZUID, third, activity_id=activity_id)
    for academy_id in (server.ZUID, third):
        with academy_scope(academy_id), transaction.atomic():
            assert queries.target_ids(offer.pk) == {academy_id}
            assert [row.pk for row in queries.offers_of_others()] == [offer.pk]
            taken(offer, AT)
    with academy_scope(server.NOORD):
        assert queries.target_ids(offer.pk) == {server.ZUID, third}
    offer_to(third, activity_id=activity_id)
    work()
    with academy_scope(server.ZUID):
        assert list(OfferTarget.objects.all()) == list(queries.offers_of_others()) == []
        assert queries.own_takeovers().get().state == TakeoverState.WITHDRAWN
    with academy_scope(third):
        assert queries.own_takeovers().get().state == TakeoverState.TAKEN


@pytest.mark.django_db
def test_the_sheet_says_nothing_about_others(offered: SharedOffer, zuid: UUID) -> None:
    """Whatever column is added later: what the taker reads names no other academy."""
    with academy_scope(zuid):
        row = SharedOffer.objects.filter(pk=offered.pk).values().get()
    assert str(zuid) not in str(row)
