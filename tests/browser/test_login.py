"""The ways in and the own account, looked at and used in a real browser."""

from collections.abc import Iterator
from typing import Any

import pytest

from bekwaam.domains.people.accounts.models import Passkey
from bekwaam.domains.tenancy.models import AcademySettings
from bekwaam.kernel.actors import Role
from bekwaam.kernel.scope import academy_scope
from tests import server
from tests.factories import a_grant, a_person, a_unit, an_account, an_employment

pytestmark = [pytest.mark.browser, pytest.mark.eis("U-5.1", "U-5.2", "U-6.3")]
PASSWORD = "een lange zin die niemand raadt"
OPEN = ("/", "/inloggen/", "/wachtwoord-vergeten/", "/inloggen/werkgever/terug/")
OWN = (
    "/",
    "/account/",
    "/account/tweede-stap/",
    "/account/sessies/",
    "/account/weergave/",
    "/account/gegevens/",
)


def told(findings: Any) -> list[str]:
    return [str(finding) for finding in findings]


@pytest.fixture
def account(site: str, committed: None) -> Iterator[Any]:
    with academy_scope(server.NOORD):
        person = a_person("el Idrissi", given_name="Samira", email="samira@noord.example")
        an_employment(person, a_unit("T1", name="Team Balie"))
        a_grant(person, Role.FUNCTIONAL_ADMIN)
        AcademySettings.objects.update(options={"personas": {"functioneel-beheerder": str(person.pk)}})
        made = an_account(person, PASSWORD)
    yield made
    with academy_scope(server.NOORD):
        AcademySettings.objects.update(options={})


def log_in(page: Any, account: Any) -> None:
    page.get_by_label("Inlognaam of e-mailadres").fill(account.login_name)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Log in", exact=True).click()


@pytest.mark.parametrize("address", OPEN)
def test_the_ways_in_are_accessible(walker: Any, site: str, account: Any, address: str) -> None:
    assert [line for line in told(walker.walk([site + address])) if "400 (Bad Request)" not in line] == []


def test_the_own_account_is_accessible(walker: Any, site: str, account: Any) -> None:
    with walker.visit(site) as visit:
        visit.page.get_by_role("button", name="Kijk mee als Functioneel beheerder").click()
        walker.state = visit.page.context.storage_state()
    try:
        addresses = [site + address for address in (*OWN, "/beheer/inlogdienst/")]
        assert told(walker.walk(addresses)) == []
    finally:
        walker.state = None


def test_somebody_adds_a_passkey_and_logs_in_with_it(walker: Any, site: str, account: Any) -> None:
    with walker.visit(f"{site}/inloggen/") as visit:
        page = visit.page
        devices = page.context.new_cdp_session(page)
        devices.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
        }
        devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        log_in(page, account)
        page.get_by_role("button", name="Voeg een passkey toe").click()
        page.get_by_text("Je passkey is toegevoegd.").first.wait_for()
        page.locator("header summary").click()
        page.get_by_role("button", name="Log uit").click()
        page.goto(f"{site}/inloggen/")
        page.get_by_role("button", name="Log in met een passkey").click()
        page.get_by_role("heading", name="Samira").wait_for()
        assert visit.complaints == []
    with academy_scope(server.NOORD):
        assert Passkey.objects.get().last_used_at is not None


def test_without_javascript_an_app_does_it(walker: Any, site: str, account: Any) -> None:
    with walker.visit(f"{site}/inloggen/", javascript=False) as visit:
        page = visit.page
        log_in(page, account)
        assert page.get_by_role("button", name="Voeg een passkey toe").count() == 0
        page.get_by_role("button", name="Koppel een app").click()
        assert page.get_by_role("img", name="QR-code").count() == 1
