"""The exchange in a browser of the learning centre: what others offer, what we offer, what we took over."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.catalogue.actions import WantedRun, announce_run
from bekwaam.domains.catalogue.models import Activity, AudiencePolicy
from bekwaam.domains.exchange import queries
from bekwaam.domains.exchange.actions import Terms, offer_activity, withdraw_offer
from bekwaam.domains.exchange.models import SeatClaim, SharedOffer, Takeover
from bekwaam.domains.people.models import Person
from bekwaam.domains.tenancy.models import AcademySettings
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from tests.domains.exchange.sides import centre, work
from tests.factories import a_grant, a_person, a_theme, a_unit, an_activity, an_employment
from tests.portals.admin.queries import reads

pytestmark = pytest.mark.eis("S-1", "U-1.2")
HERE = "/beheer/uitwisseling/"
Within = Callable[[UUID], Any]


@pytest.fixture
def ulc(noord: UUID) -> Person:
    person = a_person("Leercentrum")
    an_employment(person, a_unit("LC", name="Leercentrum"))
    a_grant(person, Role.ULC)
    return person


def offered_by(within: Within, academy: UUID, number: int = 1, **terms: Any) -> list[SharedOffer]:
    """The other academy offers so many activities with a run each to all."""
    made, now = [], clock.now()
    with within(academy):
        for each in range(number):
            activity = an_activity(title=f"Reanimeren {each}", contents="<p>Oefenen</p>")
            starts = now + timedelta(days=10 + each)
            run = WantedRun(
                starts_at=starts, ends_at=starts + timedelta(hours=3), place="Sporthal", seats_total=10
            )
            announce_run(activity.pk, run, actor=centre(), at=now)
            wanted = Terms(
                **{"is_for_all": True, "price": Decimal(75), "conditions": "Vooraf opgeven.", **terms}
            )
            made.append(offer_activity(activity.pk, wanted, actor=centre(), at=now))
    return made


def filled(**values: Any) -> dict[str, Any]:
    return {
        "code": "Z-REA",
        "unit": "LC",
        "themes": [str(a_theme().pk)],
        "approval": "geen",
        "audience": "iedereen",
        **values,
    }


def text_of(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def cost(client: Any, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return reads(captured)


def test_an_offer_is_read_and_taken_over(client_for, ulc, zuid, within) -> None:
    offer = offered_by(within, zuid)[0]
    client = client_for(ulc)
    listed = text_of(client.get(HERE))
    assert all(words in listed for words in ("Reanimeren 0", "€ 75", "Vooraf opgeven.", "Sporthal"))
    answer = client.post(f"{HERE}van-anderen/{offer.pk}/", filled())
    takeover = Takeover.objects.get()
    assert (answer.status_code, answer.url) == (302, f"{HERE}overgenomen/{takeover.pk}/")
    activity = Activity.objects.get(pk=takeover.activity_id)
    assert (activity.code, activity.is_open, activity.is_from_elsewhere) == ("Z-REA", True, True)
    again = client.post(f"{HERE}van-anderen/{offer.pk}/", filled(code="Z-TWEE"))
    assert (again.status_code, "Dit aanbod staat al in jullie catalogus." in text_of(again)) == (422, True)


def test_it_can_be_shielded_to_a_unit(client_for, ulc, zuid, within) -> None:
    offer = offered_by(within, zuid)[0]
    address = f"{HERE}van-anderen/{offer.pk}/"
    client = client_for(ulc)
    missing = client.post(address, filled(audience="onderdeel"))
    assert (missing.status_code, "Kies welk onderdeel dit ziet." in text_of(missing)) == (422, True)
    client.post(address, filled(audience="onderdeel", shown_to="LC"))
    assert AudiencePolicy.objects.get(effect="zien").conditions.get().key.startswith("below:")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("code", "niet zo", "Vul een code in met letters"),
        ("unit", "BESTAATNIET", "Geen onderdeel gevonden"),
        ("themes", [], "verplicht"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_taken(
    client_for, ulc, zuid, within, field: str, value: Any, sentence: str
) -> None:
    offer = offered_by(within, zuid)[0]
    answer = client_for(ulc).post(f"{HERE}van-anderen/{offer.pk}/", filled(**{field: value}))
    assert (answer.status_code, sentence in text_of(answer)) == (422, True)
    assert Takeover.objects.count() == Activity.objects.count() == 0


def test_an_activity_is_offered_changed_and_withdrawn(client_for, ulc, zuid) -> None:
    activity = an_activity(title="Agressie aan de balie")
    client = client_for(ulc)
    assert "Agressie aan de balie" in text_of(client.get(f"{HERE}ons-aanbod/kies/?zoek=agressie"))
    address = f"{HERE}ons-aanbod/bied-aan/{activity.pk}/"
    nobody = client.post(address, {"for_whom": "deze", "price": "0"})
    assert (nobody.status_code, "Kies aan welke academies je dit aanbiedt." in text_of(nobody)) == (422, True)
    client.post(address, {"for_whom": "deze", "targets": [str(zuid)], "price": "12.50", "seats": "4"})
    offer = SharedOffer.objects.get()
    assert (queries.target_ids(offer.pk), offer.price, offer.seats_per_academy) == (
        {zuid},
        Decimal("12.50"),
        4,
    )
    own = f"{HERE}ons-aanbod/{offer.pk}/"
    assert client.get(address).status_code == 404
    client.post(f"{own}wijzig/", {"for_whom": "alle", "price": "15"})
    offer.refresh_from_db()
    assert (offer.is_for_all, queries.target_ids(offer.pk), offer.price) == (True, set(), Decimal(15))
    client.post(f"{own}intrekken/", {"reason": "De trainer stopt."})
    offer.refresh_from_db()
    assert (offer.state, "De trainer stopt." in text_of(client.get(own))) == ("ingetrokken", True)


def test_seats_are_asked_refused_granted_and_given_back(client_for, ulc, zuid, within) -> None:
    offer = offered_by(within, zuid, seats_per_academy=4)[0]
    client = client_for(ulc)
    client.post(f"{HERE}van-anderen/{offer.pk}/", filled())
    address = f"{HERE}overgenomen/{Takeover.objects.get().pk}/"
    run = offer.sheet["runs"][0]["id"]
    for seats in ("3", "2"):
        assert client.post(address, {"run": run, "seats": seats}).status_code == 302
    assert "Dat duurt meestal een minuut" in text_of(client.get(address))
    work()
    shown = text_of(client.get(address))
    assert "samen is dat meer dan wat er per academie is afgesproken" in shown
    granted = SeatClaim.objects.get(state="toegekend")
    assert client.post(f"{HERE}plekken/{granted.pk}/terug/").status_code == 302
    work()
    granted.refresh_from_db()
    assert granted.state == "vrij"
    assert client.post(address, {"run": "geen", "seats": "0"}).status_code == 422


def test_who_stops_no_longer_has_it(client_for, ulc, zuid, within) -> None:
    offer = offered_by(within, zuid)[0]
    client = client_for(ulc)
    client.post(f"{HERE}van-anderen/{offer.pk}/", filled())
    takeover = Takeover.objects.get()
    client.post(f"{HERE}overgenomen/{takeover.pk}/stop/", {"reason": "Geen belangstelling"})
    assert Activity.objects.get(pk=takeover.activity_id).state == "gearchiveerd"
    assert "Neem het opnieuw over" in text_of(client.get(f"{HERE}overgenomen/{takeover.pk}/"))


def test_after_a_withdrawal_it_is_taken_over_again_with_what_was_chosen_then(
    client_for, ulc, zuid, within
) -> None:
    offer = offered_by(within, zuid)[0]
    client, address = client_for(ulc), f"{HERE}van-anderen/{offer.pk}/"
    client.post(address, filled(audience="onderdeel", shown_to="LC", approval="leidinggevende"))
    first = Takeover.objects.get()
    with within(zuid):
        withdraw_offer(offer.pk, reason="Trainer ziek", actor=centre(), at=clock.now())
    work()
    assert client.get(address).status_code == 404
    with within(zuid):
        offer_activity(offer.activity_id, Terms(is_for_all=True), actor=centre(), at=clock.now())
    assert "Neem het opnieuw over" in text_of(client.get(f"{HERE}overgenomen/{first.pk}/"))
    page = client.get(address)
    assert "Toen heette het Z-REA." in text_of(page)
    said = page.context["form"].initial
    chosen = {"approval": said["approval"], "themes": said["themes"], "audience": said["audience"]}
    assert chosen == {"approval": "leidinggevende", "themes": [str(a_theme().pk)], "audience": "zelfde"}
    answer = client.post(address, {**chosen, "code": said["code"], "unit": "LC"})
    assert (answer.status_code, answer.url) == (302, f"{HERE}overgenomen/{first.pk}/")
    again = Activity.objects.get(pk=Takeover.objects.get().activity_id)
    assert (again.code, again.state) == ("Z-REA-2", "gepubliceerd")
    assert AudiencePolicy.objects.get(activity=again).conditions.get().key.startswith("below:")
    assert queries.proposed_code("Z-REA-2") == queries.proposed_code("Z-REA") == "Z-REA-3"


def test_what_another_wrote_is_cleaned_before_it_is_shown(client_for, ulc, zuid, within) -> None:
    offer = offered_by(within, zuid)[0]
    with within(zuid):
        hostile = {**offer.sheet, "contents": "<p>Echt</p><script>alert(1)</script>", "goals": "<b>x</b>"}
        SharedOffer.objects.update(sheet=hostile)
    shown = client_for(ulc).get(f"{HERE}van-anderen/{offer.pk}/").content.decode()
    assert ("<p>Echt</p>" in shown, "alert(1)" in shown, "<b>x</b>" in shown) == (True, False, False)


def test_what_is_not_yours_is_not_there(client_for, ulc, zuid, within) -> None:
    closed = offered_by(within, zuid)[0]
    with within(zuid):
        SharedOffer.objects.update(is_for_all=False)
        activity = an_activity()
    client = client_for(ulc)
    for path in (
        f"van-anderen/{closed.pk}/",
        f"ons-aanbod/{closed.pk}/",
        f"ons-aanbod/{closed.pk}/wijzig/",
        f"ons-aanbod/{closed.pk}/intrekken/",
        f"ons-aanbod/bied-aan/{activity.pk}/",
        f"overgenomen/{closed.pk}/",
        f"overgenomen/{closed.pk}/stop/",
    ):
        answers = {client.get(HERE + path).status_code, client.post(HERE + path).status_code}
        assert (path, answers <= {404, 405}) == (path, True)


@pytest.mark.parametrize("role", [Role.BACKOFFICE, Role.FUNCTIONAL_ADMIN, Role.MANAGER])
def test_only_the_learning_centre_comes_in(client_for, noord, role: Role) -> None:
    person = a_person(role.value)
    a_grant(person, role)
    assert client_for(person).get(HERE).status_code == 403


def test_switched_off_there_are_no_pages_and_what_runs_goes_on(client_for, ulc, zuid, within) -> None:
    offer = offered_by(within, zuid)[0]
    client = client_for(ulc)
    client.post(f"{HERE}van-anderen/{offer.pk}/", filled())
    assert HERE in text_of(client.get(HERE))
    AcademySettings.objects.update(modules={"exchange": False})
    for path in ("", "ons-aanbod/", "overgenomen/", f"van-anderen/{offer.pk}/"):
        assert client.get(HERE + path).status_code == 404
    assert HERE not in text_of(client.get("/"))
    with within(zuid):
        offer_activity(
            offer.activity_id, Terms(is_for_all=True, price=Decimal(99)), actor=centre(), at=clock.now()
        )
    work()
    assert Activity.objects.get().published.internal_price == Decimal(99)


def test_long_lists_cost_no_more_than_short_ones(client_for, ulc, zuid, within) -> None:
    client = client_for(ulc)
    made = offered_by(within, zuid)
    client.post(f"{HERE}van-anderen/{made[0].pk}/", filled())
    mine = an_activity()
    offer_activity(mine.pk, Terms(is_for_all=True), actor=centre(), at=clock.now())
    paths = ("", "ons-aanbod/", "overgenomen/")
    few = [cost(client, HERE + path) for path in paths]
    for number, offer in enumerate(offered_by(within, zuid, 11)):
        client.post(f"{HERE}van-anderen/{offer.pk}/", filled(code=f"Z-{number}"))
        activity = an_activity()
        offer_activity(activity.pk, Terms(is_for_all=True), actor=centre(), at=clock.now())
    many = [cost(client, HERE + path) for path in paths]
    assert (many, max(many) <= 12) == (few, True)


@pytest.mark.parametrize("path", ["ons-aanbod/", "overgenomen/"])
def test_the_lists_go_out_as_files(client_for, ulc, zuid, within, path: str) -> None:
    offer = offered_by(within, zuid)[0]
    client = client_for(ulc)
    client.post(f"{HERE}van-anderen/{offer.pk}/", filled())
    activity = an_activity(title="Reanimeren van ons")
    offer_activity(activity.pk, Terms(is_for_all=True), actor=centre(), at=clock.now())
    answer = client.get(f"{HERE}{path}?formaat=csv")
    assert "Reanimeren" in b"".join(answer.streaming_content).decode("utf-8-sig")
