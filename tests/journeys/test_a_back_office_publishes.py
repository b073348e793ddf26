"""A decentral back office makes an activity, writes it with the words saved by themselves, and publishes it."""

import pytest
from playwright.sync_api import expect

from bekwaam.domains.catalogue.audience.queries import visible_to
from bekwaam.domains.catalogue.models import Activity
from bekwaam.kernel import clock
from bekwaam.kernel.scope import academy_scope
from tests.browser.town import TOWN

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys-0")]
TITLE = "Rustig blijven aan de publieksbalie"


@pytest.mark.eis("U-1.3", "U-7.1")
def test_a_decentral_back_office_publishes(as_persona, small_town):
    with as_persona("backoffice", "/beheer/aanbod/") as visit:
        page = visit.page
        page.get_by_role("link", name="Maak een leeractiviteit").first.click()
        page.get_by_label("Titel").fill("Balie")
        page.get_by_label("Code").fill("BALIE-9")
        page.get_by_label("Werkvorm").select_option("klassikaal")
        page.get_by_role("button", name="Maak het concept").click()
        page.get_by_label("Titel").fill(TITLE)
        page.get_by_label("Samenvatting").fill("Je leert wat je doet als een bezoeker boos is.")
        expect(page.get_by_text("Opgeslagen om")).to_be_visible()
        page.get_by_label("Leerdoelen").fill("Je blijft rustig.\nJe stelt een grens.")
        page.get_by_label("Inhoud").fill("Je oefent met een acteur.")
        page.get_by_role("group", name="Thema’s").get_by_role("checkbox").first.check()
        page.get_by_role("button", name="Opslaan", exact=True).click()
        expect(page.get_by_text("Het concept is opgeslagen.").first).to_be_visible()
        page.get_by_role("link", name="Voorbeeld").click()
        expect(page.get_by_role("heading", name="Wat je daarna kunt")).to_be_visible()
        page.get_by_role("link", name="Inhoud", exact=True).click()
        page.get_by_role("button", name="Opslaan en publiceren").click()
        page.get_by_role("button", name="Publiceer", exact=True).click()
        expect(page.get_by_text("Dit staat in het aanbod")).to_be_visible()
    with academy_scope(TOWN):
        published = Activity.objects.get(code="BALIE-9")
        reader = small_town.personas["medewerker"]
        assert visible_to(reader.pk, clock.today()).filter(pk=published.pk).exists()
