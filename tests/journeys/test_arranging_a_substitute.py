"""A manager goes away for a day; the colleague who stands in sees for whom."""

import pytest
from playwright.sync_api import expect

from bekwaam.kernel import clock
from bekwaam.kernel.clock import local_date

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys-0")]


@pytest.mark.eis("U-5.6")
def test_the_substitute_sees_on_whose_behalf(as_persona, small_town):
    substitute, today = small_town.personas["ulc"], local_date(clock.now()).isoformat()
    with as_persona("ulc") as visit:
        expect(visit.page.get_by_text("Corné van de Ven")).to_have_count(0)
    with as_persona("leidinggevende", "/mijn-team/", width=390) as visit:
        page = visit.page
        page.get_by_role("link", name="Regel vervanging").click()
        page.get_by_label("Wie neemt waar?").fill(f"{substitute.full_name} ({substitute.personnel_number})")
        page.get_by_label("Akkoord geven op inschrijvingen en aanvragen").check()
        page.get_by_label("Vanaf").fill(today)
        page.get_by_label("Tot en met").fill(today)
        page.get_by_role("button", name="Regel de vervanging").click()
        expect(page.get_by_text("De vervanging is geregeld.").first).to_be_visible()
    with as_persona("ulc") as visit:
        expect(visit.page.locator(".bk-banner", has_text="Je werkt ook namens")).to_contain_text(
            "Corné van de Ven"
        )
