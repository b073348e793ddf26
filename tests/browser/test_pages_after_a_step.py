"""Pages that have no address to go to: the middle of a login, a new app, a secret that shows once, a form with faults."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from bekwaam.domains.catalogue import queries
from bekwaam.domains.catalogue.actions import save_draft
from bekwaam.domains.people.accounts import totp
from bekwaam.domains.people.models import Person
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role, system_actor
from bekwaam.kernel.scope import academy_scope
from tests import server
from tests.browser.people import signed_in
from tests.browser.walk import Visit, Walker
from tests.factories import a_person, a_unit, an_account, an_activity, an_employment

pytestmark = [pytest.mark.browser, pytest.mark.eis("U-6.3")]
PASSWORD = "een lange zin die niemand raadt"


@pytest.fixture
def account(site: str, committed: None) -> Any:
    with academy_scope(server.NOORD):
        person = a_person("el Idrissi", given_name="Samira", email="samira@noord.example")
        an_employment(person, a_unit("T1", name="Team Balie"))
        return an_account(person, PASSWORD)


@pytest.fixture
def administrator(site: str, committed: None, walker: Walker) -> Iterator[Person]:
    """Logged in, with two people of one name to choose from."""
    walker.state = signed_in(site, Role.FUNCTIONAL_ADMIN)
    with academy_scope(server.NOORD):
        unit = a_unit("T1", name="Team Balie")
        a_unit("T2", name="Team Beheer")
        people = [a_person("Zwart", personnel_number=number) for number in ("Z1", "Z2")]
        for person in people:
            an_employment(person, unit)
    yield people[0]
    walker.state = None


def press(visit: Visit, name: str) -> Callable[[], object]:
    button = visit.page.locator("main").get_by_role("button", name=name, exact=True)
    return button.click


def faults(walker: Walker, visit: Visit) -> list[str]:
    return [str(finding) for finding in walker.stroll_round(visit)]


def log_in(walker: Walker, visit: Visit, account: Any) -> None:
    visit.page.get_by_label("Inlognaam of e-mailadres").fill(account.login_name)
    visit.page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    walker.step(visit, press(visit, "Log in"))


@pytest.mark.eis("U-5.1")
def test_an_app_its_codes_and_the_second_step_keep_nobody_out(
    walker: Walker, site: str, account: Any
) -> None:
    with walker.visit(f"{site}/inloggen/") as visit:
        page = visit.page
        log_in(walker, visit, account)
        page.goto(f"{site}/account/tweede-stap/")
        walker.step(visit, press(visit, "Koppel een app"))
        assert (page.title().startswith("Koppel een app"), faults(walker, visit)) == (True, [])
        secret = page.locator("main code").inner_text().replace(" ", "")
        page.get_by_label("Code").fill("000000x")
        walker.step(visit, press(visit, "Koppel de app"))
        assert (page.locator("[data-error-summary]").count(), faults(walker, visit)) == (1, [])
        page.get_by_label("Code").fill(totp.code_of(secret, totp.step_at(clock.now())))
        walker.step(visit, press(visit, "Koppel de app"))
        assert (page.title().startswith("Herstelcodes"), faults(walker, visit)) == (True, [])
        page.context.clear_cookies()
        page.goto(f"{site}/inloggen/")
        log_in(walker, visit, account)
        assert (page.title().startswith("Tweede stap"), faults(walker, visit)) == (True, [])
        page.get_by_label("Code").fill("nee")
        walker.step(visit, press(visit, "Ga verder"))
        assert (page.locator("[data-error-summary]").count(), faults(walker, visit)) == (1, [])


def test_choosing_among_matches_keeps_nobody_out(walker: Walker, site: str, administrator: Person) -> None:
    with walker.visit(f"{site}/beheer/medewerkers/{administrator.pk}/dienstverband/") as visit:
        visit.page.get_by_label("Organisatieonderdeel").fill("team")
        visit.page.get_by_label("Leidinggevende").fill("zwart")
        walker.step(visit, press(visit, "Voeg toe"))
        assert visit.page.get_by_role("radio").count() == 4
        assert faults(walker, visit) == []


def test_a_key_that_shows_once_keeps_nobody_out(walker: Walker, site: str, administrator: Person) -> None:
    with walker.visit(f"{site}/beheer/sleutels/") as visit:
        visit.page.get_by_label("Naam", exact=True).fill("Roosters")
        visit.page.get_by_label("Medewerker (niet verplicht)", exact=True).fill("Z1")
        visit.page.get_by_role("checkbox").first.check()
        walker.step(visit, press(visit, "Maak de sleutel"))
        assert "bkw_" in visit.html
        assert faults(walker, visit) == []


@pytest.mark.parametrize(
    ("address", "button"),
    [
        ("/beheer/medewerkers/nieuw/", "Voeg toe"),
        ("/beheer/vervanging/nieuw/", "Regel de vervanging"),
        ("/beheer/organisatie/nieuw/", "Maak het onderdeel"),
        ("/beheer/medewerkers/{person}/samenvoegen/", "Voeg samen"),
        ("/beheer/medewerkers/{person}/rol/", "Geef de rol"),
    ],
)
def test_a_form_with_faults_keeps_nobody_out(
    walker: Walker, site: str, administrator: Person, address: str, button: str
) -> None:
    with walker.visit(site + address.format(person=administrator.pk)) as visit:
        walker.step(visit, press(visit, button))
        assert visit.status == 422
        assert visit.page.locator("[data-error-summary]").count() == 1
        assert faults(walker, visit) == []


@pytest.fixture
def centre(site: str, committed: None, walker: Walker) -> Iterator[str]:
    """The learning centre, with an activity that is being written."""
    walker.state = signed_in(site, Role.ULC)
    with academy_scope(server.NOORD):
        activity = an_activity(a_unit("T3", name="Team Leren"), is_published=False)
        an_activity(activity.owner_unit, is_published=False, summary="")
    yield str(activity.pk)
    walker.state = None


@pytest.mark.eis("U-7.1")
def test_a_change_of_many_before_it_is_done(centre: str, walker: Walker, site: str) -> None:
    with walker.visit(f"{site}/beheer/aanbod/") as visit:
        visit.page.get_by_label("Kruis alles op deze pagina aan").check()
        walker.step(visit, press(visit, "Wijzig wat je aankruist"))
        assert faults(walker, visit) == []
        visit.page.get_by_label("Publiceren").check()
        walker.step(visit, press(visit, "Bekijk wat er verandert"))
        assert faults(walker, visit) == []


@pytest.mark.eis("U-7.1")
def test_the_difference_with_what_somebody_else_saved(centre: str, walker: Walker, site: str) -> None:
    address = f"{site}/beheer/aanbod/{centre}/"
    with walker.visit(address) as visit:
        with academy_scope(server.NOORD):
            draft = queries.draft_of(UUID(centre))
            content = replace(queries.content_of(draft), title="Titel van de ander", trainer="Iemand")
            save_draft(draft.pk, content, seen_revision=1, actor=system_actor(server.NOORD), at=clock.now())
        visit.page.get_by_label("Titel").fill("Mijn titel")
        walker.step(visit, press(visit, "Opslaan"))
        assert "Iemand anders was je voor" in visit.page.locator("h1").inner_text()
        assert faults(walker, visit) == []
