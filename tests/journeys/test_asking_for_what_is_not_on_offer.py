"""An employee asks for something that is not on offer; a substitute, a budget holder and the back office decide."""

import pytest
from playwright.sync_api import expect

from bekwaam.kernel import clock
from bekwaam.kernel.clock import local_date

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys-1")]
TITLE = "Leergang Binnenhavens en kades"


def decide(page, verdict: str, words: str = "") -> None:
    page.get_by_label(verdict).check()
    if words:
        page.get_by_label("Toelichting").fill(words)
    page.get_by_role("button", name="Verstuur je besluit").click()


@pytest.mark.eis("U-7.3")
def test_a_wish_becomes_a_concept_by_way_of_a_substitute(as_persona, small_town):
    manager, substitute = small_town.personas["leidinggevende"], small_town.personas["trainer"]
    holder, today = small_town.personas["financien"], local_date(clock.now()).isoformat()
    with as_persona("ulc", "/beheer/aanvragen/") as visit:
        page = visit.page
        page.get_by_role("link", name="Bedragen en budgethouders").first.click()
        page.get_by_label("Voor welk onderdeel?").fill(_above(small_town.personas["medewerker"]))
        page.get_by_label("Boven welk bedrag beslist de budgethouder mee? (€)").fill("500")
        page.get_by_label("Wie is budgethouder?").fill(holder.personnel_number)
        page.get_by_role("button", name="Bewaar").click()
        expect(page.get_by_text("Het bedrag is opgeslagen").first).to_be_visible()
    with as_persona("leidinggevende", "/mijn-team/vervanging/") as visit:
        page = visit.page
        page.get_by_label("Wie neemt waar?").fill(f"{substitute.full_name} ({substitute.personnel_number})")
        page.get_by_label("Akkoord geven op inschrijvingen en aanvragen").check()
        page.get_by_label("Vanaf").fill(today)
        page.get_by_label("Tot en met").fill(today)
        page.get_by_role("button", name="Regel de vervanging").click()
        expect(page.get_by_text("De vervanging is geregeld.").first).to_be_visible()
    with as_persona("medewerker", "/aanbod/aanvragen/", width=390) as visit:
        page = visit.page
        page.get_by_label("Wat wil je doen?").fill(TITLE)
        page.get_by_label("Bij wie of waar?").fill("Havenschool")
        page.get_by_label("Opleiding of deelname (€)").fill("1.450,00")
        page.get_by_role("button", name="Dien in").click()
        expect(page.get_by_role("heading", name="Verbeter eerst dit")).to_be_visible()
        page.get_by_label("Waarom wil je dit?").fill("Ik ga de kades beheren.")
        page.get_by_role("button", name="Bewaar als concept").click()
        expect(page.get_by_text("Alleen jij ziet het.").first).to_be_visible()
        page.get_by_role("link", name="Wijzig").click()
        page.get_by_label("Welke skill wordt hiermee beter?").fill("samenwerk")
        page.locator("[data-picker-box] [role=option]").first.click()
        page.get_by_label("Wat kun je daarna?").fill("Een kade keuren.")
        page.get_by_role("button", name="Bewaar").click()
        expect(page.get_by_text("Een kade keuren.").first).to_be_visible()
        page.get_by_role("button", name="Dien in").click()
        expect(page.get_by_text("Je aanvraag is ingediend.").first).to_be_visible()
        expect(page.get_by_text(manager.full_name).first).to_be_visible()
        expect(page.get_by_role("button", name="Verstuur je besluit")).to_have_count(0)
    with as_persona("trainer", "/mijn-team/aanvragen/") as visit:
        page = visit.page
        expect(page.get_by_role("heading", name=f"Wacht op jou namens {manager.full_name}")).to_be_visible()
        page.get_by_role("link", name=TITLE).click()
        decide(page, "Akkoord: de aanvraag gaat verder", "Dat hebben we nodig.")
        expect(page.get_by_text(f"{substitute.full_name} namens {manager.full_name}").first).to_be_visible()
    with as_persona("financien", "/mijn-team/aanvragen/") as visit:
        visit.page.get_by_role("link", name=TITLE).click()
        decide(visit.page, "Akkoord: de aanvraag gaat verder")
        expect(visit.page.get_by_text("Je gaf akkoord.").first).to_be_visible()
    with as_persona("ulc", "/beheer/aanvragen/?status=bij_backoffice") as visit:
        visit.page.get_by_role("link", name=TITLE).click()
        decide(visit.page, "Toevoegen aan het aanbod: er komt een concept")
        expect(visit.page.get_by_text("De aanvraag is toegekend.").first).to_be_visible()
    with as_persona("medewerker", "/aanvragen/") as visit:
        visit.page.get_by_role("link", name=TITLE).click()
        expect(visit.page.get_by_role("heading", name="Toegekend")).to_be_visible()
        expect(visit.page.get_by_text("Dat hebben we nodig.")).to_be_visible()
    assert _concept() == ("concept", TITLE, "Havenschool")


def _above(person) -> str:
    """The code of the topmost unit above where this person works; the town has other trees beside it."""
    from bekwaam.domains.organisation.models import OrgUnitAncestor
    from bekwaam.kernel.scope import academy_scope
    from tests.browser.town import TOWN

    with academy_scope(TOWN):
        unit = person.employments.order_by("-started_on").first().unit
        links = OrgUnitAncestor.objects.filter(unit=unit).select_related("ancestor")
        return str(links.latest("depth").ancestor.code)


def _concept() -> tuple[str, str, str]:
    from bekwaam.domains.catalogue.models import ActivityVersion
    from bekwaam.kernel.scope import academy_scope
    from tests.browser.town import TOWN

    with academy_scope(TOWN):
        draft = ActivityVersion.objects.select_related("activity").get(title=TITLE)
        return draft.activity.state, draft.title, draft.trainer
