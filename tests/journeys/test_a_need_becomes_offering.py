"""A need travels from a round to the catalogue, and the unit that brought it sees every step."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from bekwaam.domains.catalogue.actions import publish_draft, save_draft, save_theme
from bekwaam.domains.catalogue.queries import content_of, draft_of
from bekwaam.domains.people.models import RoleGrant
from bekwaam.domains.portfolio.models import LearningNeed
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role, system_actor
from bekwaam.kernel.scope import academy_scope
from tests.browser.town import TOWN

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys-1")]
TITLE = "Veilig lopen op gladde daken"


def unit_of_the_back_office(small_town):
    with academy_scope(TOWN):
        grant = RoleGrant.objects.filter(person=small_town.personas["backoffice"], role=Role.BACKOFFICE.value)
        return grant.select_related("unit").first().unit


def drag_to(page, column):
    """With a mouse; whoever has none uses the buttons."""
    card = page.locator("[data-card]").filter(has_text=TITLE)
    card.locator(".bk-meta").first.drag_to(page.get_by_role("heading", name=column))
    expect(page.get_by_text(f"‘{TITLE}’ staat nu bij {column}.").first).to_be_visible()


def publish_what_came_of_it():
    """The text is finished and published, as the editors of the offering do."""
    from dataclasses import replace

    with academy_scope(TOWN):
        actor, now = system_actor(TOWN), clock.now()
        theme = save_theme(code="veilig-werken", name="Veilig werken", position=1, actor=actor, at=now)
        activity = LearningNeed.objects.get(title=TITLE).activity_id
        draft = draft_of(activity)
        content = replace(content_of(draft), theme_ids=(theme.pk,))
        save_draft(draft.pk, content, seen_revision=draft.revision, actor=actor, at=now)
        publish_draft(activity, actor=actor, at=now)


@pytest.mark.eis("U-7.1")
def test_a_need_becomes_offering(as_persona, small_town):
    unit, today = unit_of_the_back_office(small_town), clock.today()
    with as_persona("ulc", "/beheer/portfolio/rondes/") as visit:
        page = visit.page
        page.get_by_role("link", name="Nieuwe ronde").click()
        page.get_by_label("Naam").fill("Ronde veilig werken")
        page.get_by_label("Eerste dag").fill(today.isoformat())
        page.get_by_label("Laatste dag").fill((today + timedelta(days=14)).isoformat())
        page.get_by_label(unit.name, exact=True).check()
        page.get_by_role("button", name="Plan de ronde").click()
        expect(page.get_by_text("De ronde staat klaar.").first).to_be_visible()
    with as_persona("backoffice", "/berichten/", width=390) as visit:
        page = visit.page
        page.get_by_text("Ronde veilig werken: wat heeft jouw onderdeel nodig?").first.click()
        page.get_by_role("link", name="Vul in wat je onderdeel nodig heeft").click()
        page.get_by_role("link", name="Vul een behoefte in").click()
        page.get_by_label("Wat willen jullie leren?").fill(TITLE)
        page.get_by_label("Waarom?").fill("Niemand valt bij het onderhoud.")
        page.get_by_label("Voor hoeveel mensen?").fill("9")
        page.get_by_role("button", name="Dien de behoefte in").click()
        expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
        story = re.sub(r"^https?://[^/]+", "", page.url)
    with as_persona("ulc", "/beheer/portfolio/bord/") as visit:
        page = visit.page
        drag_to(page, "Op de agenda")
        page.get_by_role("button", name=f"{TITLE}: verplaats naar Verzameld").click()
        expect(page.get_by_text(f"‘{TITLE}’ staat nu bij Verzameld.").first).to_be_visible()
        page.get_by_role("button", name=f"{TITLE}: verplaats naar Op de agenda").click()
        expect(page.get_by_text(f"‘{TITLE}’ staat nu bij Op de agenda.").first).to_be_visible()
        page.get_by_role("link", name="Overleg", exact=True).click()
        page.get_by_role("link", name="Portfolio-overleg winter").click()
        page.get_by_role("link", name=re.compile(TITLE)).click()
        page.get_by_label("Zelf ontwikkelen").check()
        page.get_by_label("Waarom?").fill("Het risico is groot.")
        page.get_by_label("Wie voert het uit?").fill(small_town.personas["ulc"].personnel_number)
        page.get_by_label("Uiterlijk wanneer?").fill((today + timedelta(days=60)).isoformat())
        page.get_by_role("button", name="Leg het besluit vast").click()
        expect(page.get_by_text("Het besluit is vastgelegd.").first).to_be_visible()
    publish_what_came_of_it()
    with as_persona("medewerker", "/aanbod/", width=390) as visit:
        page = visit.page
        box = page.locator("main input[type=search]").first
        box.fill("gladde daken")
        box.press("Enter")
        page.get_by_role("link", name=TITLE).first.click()
        expect(page.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    with as_persona("backoffice", "/berichten/", width=390) as visit:
        expect(visit.page.get_by_text(f"‘{TITLE}’ staat in het aanbod").first).to_be_visible()
    with as_persona("backoffice", story, width=390) as visit:
        page = visit.page
        steps = page.locator(".bk-timeline b")
        expect(steps).to_have_text(
            [
                "In het aanbod",
                "In ontwikkeling",
                "Op de agenda",
                "Verzameld",
                "Op de agenda",
                "Verzameld",
                "Concept",
            ]
        )
        expect(page.get_by_text("Het risico is groot.").first).to_be_visible()
