"""A decentral back office makes an activity, its words save themselves, it is published and found, and then shielded."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from bekwaam.domains.catalogue.actions import set_policies
from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.audience.queries import visible_to
from bekwaam.domains.catalogue.enums import Dimension, Effect
from bekwaam.domains.catalogue.models import Activity
from bekwaam.kernel import clock
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.scope import academy_scope
from tests.browser.town import TOWN

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys-0")]
TITLE = "Rustig blijven aan de publieksbalie"


@pytest.mark.eis("U-1.1", "U-1.2", "U-1.3", "U-7.1")
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
    found_by(as_persona, "medewerker", is_found=True)
    inside, outside = shielded(small_town.personas)
    found_by(as_persona, inside, is_found=True)
    found_by(as_persona, outside, is_found=False)


def found_by(as_persona: Any, persona: str, *, is_found: bool) -> None:
    with as_persona(persona, "/aanbod/") as visit:
        page = visit.page
        page.locator("#q").fill(TITLE)
        page.locator("#q").press("Enter")
        expect(page).to_have_url(re.compile("q=Rustig"))
        card = page.locator("#resultaten").get_by_role("link", name=TITLE)
        expect(card).to_have_count(1 if is_found else 0)
        if is_found:
            card.click()
            expect(page.get_by_role("heading", name="Wat je daarna kunt")).to_be_visible()


def shielded(personas: dict[str, Any]) -> tuple[str, str]:
    """For the own directorate only from now on; gives a persona from inside it and one from outside."""
    with academy_scope(TOWN):
        published = Activity.objects.get(code="BALIE-9")
        own = Condition(dimension=Dimension.UNIT, unit_id=published.owner_unit_id)
        actor = system_actor(TOWN, label="Backoffice")
        set_policies(published.pk, [Policy(Effect.SHOW, (own,))], actor=actor, at=clock.now())
        today = clock.today()
        seen = {
            persona: visible_to(person.pk, today).filter(pk=published.pk).exists()
            for persona, person in personas.items()
        }
    inside = next(persona for persona, is_seen in seen.items() if is_seen)
    return inside, next(persona for persona, is_seen in seen.items() if not is_seen)
