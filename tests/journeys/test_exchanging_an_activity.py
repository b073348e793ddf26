"""What one academy offers is found in the catalogue of the other, follows a change, and goes when it is withdrawn."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect
from procrastinate.contrib.django.models import ProcrastinateJob

from bekwaam.kernel.scope import academy_scope
from tests import server
from tests.browser.town import TOWN
from tests.browser.walk import Visit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys-1")]
TITLE = "Vergaderen met plezier"
HERE = "/beheer/uitwisseling/"


def work() -> None:
    """What a worker would do: every job of the exchange that waits, until there is none."""
    from bekwaam.kernel.jobs import run_now

    done: set[int] = set()
    waiting = ProcrastinateJob.objects.filter(task_name__startswith="exchange.", status="todo").order_by("id")
    while job := waiting.exclude(pk__in=done).first():
        done.add(job.pk)
        ids = dict(job.args)
        run_now(job.task_name, academy_id=UUID(ids.pop("academy")), **ids)


@pytest.fixture
def centre_of_noord(small_town: Any) -> Any:
    """Somebody of the learning centre of the other academy, and an activity with a run."""
    from bekwaam.domains.catalogue.actions import WantedRun, announce_run
    from bekwaam.kernel import clock
    from bekwaam.kernel.actors import Role, system_actor
    from tests.factories import a_grant, a_person, a_unit, an_activity, an_employment

    at = clock.now()
    with academy_scope(server.NOORD):
        person, unit = a_person("Ruilman"), a_unit("LC", name="Leercentrum")
        an_employment(person, unit)
        a_grant(person, Role.ULC)
        activity = an_activity(unit, title=TITLE, summary="Korter vergaderen en toch een besluit.")
        starts = at + timedelta(days=20)
        run = WantedRun(
            starts_at=starts, ends_at=starts + timedelta(hours=3), place="Raadzaal", seats_total=10
        )
        announce_run(activity.pk, run, actor=system_actor(server.NOORD), at=at)
    return person


@contextmanager
def noord_open(walker: Any, site: str, person: Any, path: str) -> Iterator[Visit]:
    from django.conf import settings
    from django.test import Client

    from bekwaam.kernel import clock
    from tests.factories import an_account

    with academy_scope(server.NOORD):
        client = Client(SERVER_NAME="noord.localhost")
        account = person.accounts.first() or an_account(person)
        client.force_login(account, backend="bekwaam.portals.account.backend.AccountBackend")
        session = client.session
        session.update({"strong": "app", "since": clock.now().isoformat()})
        session.save()
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": value, "domain": "noord.localhost", "path": "/"}
    facts = {"sameSite": "Lax", "expires": -1, "httpOnly": True, "secure": False}
    walker.state = {"cookies": [{**cookie, **facts}], "origins": []}
    with walker.visit(site + path) as visit:
        yield visit
    walker.state = None


def fill_terms(page: Page, price: str) -> None:
    page.get_by_label("Aan alle academies").check()
    page.get_by_label("Prijs per deelnemer in euro").fill(price)


@pytest.mark.eis("S-1")
def test_an_activity_goes_over_changes_and_goes_away(
    as_persona: Any, walker: Any, site: str, centre_of_noord: Any
) -> None:
    with noord_open(walker, site, centre_of_noord, f"{HERE}ons-aanbod/") as visit:
        page = visit.page
        page.get_by_role("link", name="Bied iets aan").click()
        page.get_by_label("Zoek op titel of code").fill("vergaderen")
        page.get_by_label("Zoek op titel of code").press("Enter")
        page.get_by_role("link", name=TITLE).click()
        fill_terms(page, "85")
        page.get_by_role("button", name="Bied dit aan").click()
        expect(page.get_by_text("Andere academies kunnen dit nu overnemen.").first).to_be_visible()
    with as_persona("ulc", HERE) as visit:
        page = visit.page
        page.get_by_role("link", name=TITLE).click()
        expect(page.get_by_text("€\u00a085").first).to_be_visible()
        expect(page.get_by_text("Raadzaal").first).to_be_visible()
        page.get_by_label("Code in jullie catalogus").fill("N-VERG")
        page.get_by_label("Welk onderdeel is eigenaar?").fill("1")
        page.get_by_role("group", name="Bij welke thema’s hoort het?").get_by_role("checkbox").first.check()
        page.get_by_role("button", name="Zet het in onze catalogus").click()
        expect(page.get_by_text("Dit staat nu in jullie catalogus.").first).to_be_visible()
        page.get_by_role("radio").first.check()
        page.get_by_label("Hoeveel plekken?").fill("2")
        page.get_by_role("button", name="Vraag deze plekken").click()
        work()
        page.reload()
        expect(page.get_by_role("cell", name="Toegekend")).to_be_visible()
    with as_persona("medewerker", "/aanbod/") as visit:
        page = visit.page
        search_for(page, "vergaderen plezier")
        page.get_by_role("link", name=TITLE).first.click()
        expect(page.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
        expect(page.get_by_text("Aangeboden door").first).to_be_visible()
        page.get_by_role("button", name="Bewaar").first.click()
        expect(page.get_by_role("button", name="Bewaard").first).to_be_visible()
    with noord_open(walker, site, centre_of_noord, f"{HERE}ons-aanbod/") as visit:
        page = visit.page
        page.get_by_role("link", name=TITLE).click()
        expect(page.get_by_text("Toegekend").first).to_be_visible()
        page.get_by_role("link", name="Wijzig de voorwaarden").click()
        page.get_by_label("Prijs per deelnemer in euro").fill("95")
        page.get_by_role("button", name="Sla op").click()
        expect(page.get_by_text("Wie dit overnam, hoort het.").first).to_be_visible()
    work()
    with as_persona("medewerker", f"/aanbod/{taken_id()}/") as visit:
        expect(visit.page.get_by_text("€ 95").first).to_be_visible()
    with noord_open(walker, site, centre_of_noord, f"{HERE}ons-aanbod/") as visit:
        page = visit.page
        page.get_by_role("link", name=TITLE).click()
        page.get_by_role("link", name="Trek in").click()
        page.get_by_label("Waarom?").fill("De trainer stopt.")
        page.get_by_role("button", name="Trek het aanbod in").click()
        expect(page.get_by_text("Dit aanbod is ingetrokken")).to_be_visible()
    work()
    with as_persona("ulc", f"{HERE}overgenomen/") as visit:
        page = visit.page
        page.get_by_role("link", name=TITLE).click()
        expect(page.get_by_text("De trainer stopt.").first).to_be_visible()
        expect(page.get_by_text("Gearchiveerd").first).to_be_visible()
    with as_persona("medewerker", "/berichten/") as visit:
        page = visit.page
        expect(page.get_by_role("link", name=f"Gewijzigd: {TITLE}").first).to_be_visible()
        page.get_by_role("link", name=f"Niet meer in het aanbod: {TITLE}").first.click()
        page.get_by_role("link", name="Zoek in het aanbod").click()
        search_for(page, "vergaderen plezier")
        expect(page.get_by_role("link", name=TITLE)).to_have_count(0)
        page.goto(page.url.split("/aanbod/")[0] + f"/aanbod/{taken_id()}/")
        expect(page.get_by_role("heading", name=TITLE)).to_have_count(0)


def search_for(page: Page, text: str) -> None:
    box = page.locator("main input[type=search]").first
    box.fill(text)
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def taken_id() -> str:
    from bekwaam.domains.catalogue.models import Activity

    with academy_scope(TOWN):
        return str(Activity.objects.get(code="N-VERG").pk)
