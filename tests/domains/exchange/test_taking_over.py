"""What is taken over stands in the own catalogue, under the own rules, with the words of the other."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from bekwaam.domains.catalogue.actions import (
    Particulars,
    WantedRun,
    announce_run,
    archive_activity,
    cancel_run,
    change_particulars,
    reopen_activity,
    start_version,
)
from bekwaam.domains.catalogue.enums import Change
from bekwaam.domains.catalogue.models import Activity, AnnouncedRun
from bekwaam.domains.exchange import queries
from bekwaam.domains.exchange.actions import Terms, ask_seats, offer_activity, stop_takeover
from bekwaam.domains.exchange.enums import TakeoverState
from bekwaam.domains.exchange.models import SharedOffer, Takeover
from bekwaam.kernel.actors import Actor, Grant, Role
from bekwaam.kernel.scope import current_academy_id
from tests.domains.exchange.sides import START, Within, centre, left, own, refused, taken
from tests.factories import a_unit, an_activity

pytestmark = [pytest.mark.django_db, pytest.mark.eis("S-1", "U-1.2")]


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


def test_letting_go_and_taking_it_again(
    offered: SharedOffer, takeover: Takeover, zuid: UUID, within: Within, moment: datetime
) -> None:
    with within(zuid):
        stop_takeover(takeover.pk, reason="Geen belangstelling", actor=centre(), at=moment)
        Activity.objects.filter(code="N-REA").update(code="OUD")
        again = taken(offered, moment)
        assert (again.pk, again.state) == (takeover.pk, TakeoverState.TAKEN)
    assert queries.takeovers_by_others().get().state == TakeoverState.TAKEN


def test_what_came_from_another_is_not_offered_on(
    takeover: Takeover, zuid: UUID, within: Within, moment: datetime
) -> None:
    with within(zuid), refused("exchange.not_your_own"):
        offer_activity(takeover.activity_id, Terms(is_for_all=True), actor=centre(), at=moment)


def test_a_back_office_does_not_speak_for_the_academy(noord: Any, moment: datetime) -> None:
    unit = a_unit()
    activity = an_activity(unit)
    keeper = Actor(current_academy_id(), None, "Backoffice", (Grant(Role.BACKOFFICE, frozenset({unit.pk})),))
    with refused("exchange.only_centre"):
        offer_activity(activity.pk, Terms(is_for_all=True), actor=keeper, at=moment)


def test_of_an_academy_that_left_nothing_is_taken_and_what_was_taken_stays(
    offered: SharedOffer, takeover: Takeover, zuid: UUID, within: Within, moment: datetime
) -> None:
    run = AnnouncedRun.objects.get()
    with left(offered.from_academy_id), within(zuid):
        assert list(queries.offers_of_others()) == []
        with refused("exchange.not_there"):
            ask_seats(takeover.pk, run.pk, seats=1, actor=centre(), at=moment)
        assert own(takeover).state == "gepubliceerd"
        stop_takeover(takeover.pk, reason="Weg", actor=centre(), at=moment)
        with refused("exchange.not_there"):
            taken(offered, moment)


def test_who_archives_what_was_taken_over_lets_it_go(
    takeover: Takeover, zuid: UUID, within: Within, moment: datetime
) -> None:
    with within(zuid):
        archive_activity(takeover.activity_id, reason="Niet nodig", actor=centre(), at=moment)
        takeover.refresh_from_db()
        assert takeover.state == TakeoverState.STOPPED
        with refused("catalogue.from_elsewhere"):
            reopen_activity(takeover.activity_id, actor=centre(), at=moment)


def test_its_words_and_dates_are_not_changed_here(
    takeover: Takeover, zuid: UUID, within: Within, moment: datetime
) -> None:
    with within(zuid):
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


def test_only_those_it_is_meant_for_see_an_offer(
    noord: Any, zuid: UUID, within: Within, moment: datetime
) -> None:
    activity = an_activity()
    offer = offer_activity(activity.pk, Terms(is_for_all=True), actor=centre(), at=moment)
    SharedOffer.objects.filter(pk=offer.pk).update(is_for_all=False)
    with within(zuid):
        assert list(SharedOffer.objects.all()) == []
        with refused("exchange.not_there"):
            taken(offer, moment)
