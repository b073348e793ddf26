"""The learning centre designs a training: a rule that is missed says what to do, and doing that mends it."""

import re

import pytest
from playwright.sync_api import expect

from bekwaam.kernel.scope import academy_scope
from tests.browser.town import TOWN

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys-0")]


@pytest.mark.eis("D-1", "D-3")
def test_a_missed_rule_says_what_mends_it(as_persona, small_town):
    from tests.factories import an_activity

    with academy_scope(TOWN):
        activity = an_activity(is_published=False, title="Veilig aan de balie")
    with as_persona("ulc", f"/beheer/aanbod/{activity.pk}/ontwerp/") as visit:
        page = visit.page
        page.get_by_role("link", name="Maak de eerste lesdag").click()
        page.get_by_label("Titel van de dag").fill("De balie")
        page.get_by_role("button", name="Sla de dag op").click()
        for title, form in (("Hoe gaat het nu?", "Uitleg"), ("Oefenen met een acteur", "Rollenspel")):
            page.get_by_role("link", name="Onderdeel toevoegen aan dag 1").click()
            page.get_by_label("Wat gebeurt er").fill(title)
            page.get_by_label("Duur in minuten").fill("150")
            page.get_by_label("Werkvorm").select_option(form)
            page.get_by_label("Je kunt het.").check()
            page.get_by_role("button", name="Sla op").click()
        expect(page.get_by_text("Zet bij nog 1 dag lesmateriaal klaar.")).to_be_visible()
        page.get_by_role("link", name="Lesmateriaal toevoegen aan dag 1").click()
        page.get_by_label("Naam", exact=True).fill("Een eigen voorbeeld")
        page.get_by_label("Iets om mee te nemen").check()
        page.get_by_role("button", name="Sla op").click()
        expect(page.get_by_text("Het ontwerp klopt met alle regels.")).to_be_visible()
        page.get_by_role("button", name="Zet eerder: Oefenen met een acteur").click()
        expect(page.locator(".bk-lesson b").first).to_have_text(re.compile("Oefenen met een acteur"))
