"""The pages of messages, with something in them and without."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from bekwaam.domains.notifications.actions import notify
from bekwaam.domains.notifications.models import Bounce, Message, OutboxMail
from bekwaam.kernel.actors import Role
from bekwaam.kernel.ids import new_id
from bekwaam.kernel.scope import academy_scope
from tests import server
from tests.browser.people import signed_in
from tests.factories import a_person

pytestmark = [pytest.mark.browser, pytest.mark.eis("U-7.8")]
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
FACTS = {"rol": "functioneel beheerder", "onderdeel": "de hele organisatie"}


@pytest.fixture
def administrator(walker, site, committed):
    walker.state = signed_in(site, Role.FUNCTIONAL_ADMIN)
    yield site
    walker.state = None


def something_happened() -> list[str]:
    """Some messages, mails and a bounce; the addresses of pages about one of them."""
    with academy_scope(server.NOORD):
        reader = Message.objects.model.person.field.related_model.objects.earliest("created_at", "pk")
        other = a_person("van der Meer-Oosterhuis", email="m.vandermeer@voorbeeld.example")
        for number in range(3):
            for person in (reader, other):
                at = AT + timedelta(hours=number)
                notify("people.role_granted", person.pk, FACTS, event_id=new_id(), at=at, link="/account/")
        mail = OutboxMail.objects.filter(person=other).earliest("pk")
        OutboxMail.objects.filter(pk=mail.pk).update(state="uncertain", error_code="no_answer", settled_at=AT)
        Bounce.objects.create(
            mail=mail,
            person=other,
            address=mail.address,
            message_id=mail.message_id,
            source="report",
            is_permanent=True,
            status="5.1.1",
            diagnostic="smtp; 550 5.1.1 User unknown",
            reported_at=AT,
        )
        message = Message.objects.filter(person=reader).earliest("pk")
        return [
            f"/berichten/{message.pk}/",
            f"/beheer/berichten/post/{mail.pk}/",
            f"/beheer/berichten/waarom/{other.pk}/",
            "/beheer/berichten/waarom/?zoek=meer",
        ]


PAGES = [
    "/berichten/",
    "/account/berichten/",
    "/beheer/berichten/",
    "/beheer/berichten/teksten/people.role_granted/",
    "/beheer/berichten/post/",
    "/beheer/berichten/teruggekomen/",
    "/beheer/berichten/waarom/",
]


def test_the_pages_are_accessible_when_nothing_happened_yet(walker, administrator):
    assert [str(one) for one in walker.walk([administrator + page for page in PAGES])] == []


def test_the_pages_are_accessible_when_something_happened(walker, administrator):
    pages = [*PAGES, *something_happened()]
    assert [str(one) for one in walker.walk([administrator + page for page in pages])] == []


def test_a_filter_applies_at_once_and_without_script_by_a_button(walker, administrator):
    something_happened()
    place = f"{administrator}/beheer/berichten/post/"
    with walker.visit(place) as visit:
        expect(visit.page.locator("#lijst tbody tr")).to_have_count(3)
        visit.page.get_by_label("Onzeker").check()
        expect(visit.page.locator("#lijst tbody tr")).to_have_count(1)
        assert visit.page.url.endswith("status=uncertain&soort=")
    with walker.visit(place, javascript=False) as visit:
        visit.page.get_by_label("Onzeker").check()
        visit.page.get_by_role("button", name="Toon resultaten").click()
        expect(visit.page.locator("#lijst tbody tr")).to_have_count(1)
