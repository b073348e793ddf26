"""A session, a key and a form of one academy at the host of another; and hosts that only look right."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from uuid import UUID

import pytest
from django.db.models import Manager
from django.test import Client

from bekwaam.domains.tenancy.scoped import ScopedManager
from tests import world
from tests.world import CSRF, World

pytestmark = [pytest.mark.eis("X-3", "U-8.1")]
Within = Callable[[UUID], AbstractContextManager[None]]


@pytest.fixture(params=["both", "database only"])
def seat_belt(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once as it is, and once with the academy gone from every query of the ORM: the database still says no."""
    if request.param == "database only":
        monkeypatch.setattr(ScopedManager, "get_queryset", Manager.get_queryset)


def carried(client: Client, host: str) -> Client:
    client.defaults |= {"HTTP_HOST": host, "SERVER_NAME": host}
    return client


def test_a_session_of_another_academy_opens_nothing(
    here: World, there: World, within: Within, seat_belt: None
) -> None:
    with within(there.academy):
        browser = world.browser(there.host, there.admin)
    assert browser.get("/beheer/medewerkers/").status_code == 200
    answer = carried(browser, here.host).get("/beheer/medewerkers/")
    assert (answer.status_code, answer.headers["Location"][:10]) == (302, "/inloggen/")


def test_a_key_of_another_academy_opens_nothing(here: World, there: World, seat_belt: None) -> None:
    key = there.keys["admin"]
    assert world.api_client(there.host, key).get("/api/v1/medewerkers").status_code == 200
    assert world.api_client(here.host, key).get("/api/v1/medewerkers").status_code == 401


@pytest.mark.parametrize("list_of", ["medewerkers", "organisatieonderdelen", "dienstverbanden", "functies"])
def test_a_list_holds_nothing_of_another_academy(
    here: World, there: World, seat_belt: None, list_of: str
) -> None:
    body = world.api_client(here.host, here.keys["admin"]).get(f"/api/v1/{list_of}?paginaGrootte=200")
    theirs = set(there.ids().values())
    assert body.json()["totaal"] > 0
    assert [row for row in body.json()["resultaten"] if theirs & {str(value) for value in row.values()}] == []


def test_a_form_needs_the_token_of_its_own_host(here: World) -> None:
    browser = world.browser(here.host, here.admin)
    page = f"/beheer/organisatie/soorten/{here.ids()['kind_id']}/"
    body = {"label": "Gekaapt", "position": "1"}
    before = world.fingerprint()
    assert browser.post(page, {**body, "csrfmiddlewaretoken": "b" * 32}).status_code == 403
    assert browser.post(page, body).status_code == 403
    forged = {**body, "csrfmiddlewaretoken": CSRF}
    assert browser.post(page, forged, HTTP_ORIGIN="http://zuid.localhost").status_code == 403
    assert browser.post(page, forged, HTTP_ORIGIN="null").status_code == 403
    assert world.fingerprint(without=world.TRACES) == {
        table: value for table, value in before.items() if table not in world.TRACES
    }
    assert browser.post(page, forged, HTTP_ORIGIN=f"http://{here.host}").status_code == 302


SAME = ["NOORD.localhost", "noord.localhost.", "noord.localhost:8000", "Noord.LocalHost:80"]
STRANGE = [
    "",
    " ",
    "oost.localhost",
    "noord.localhost.evil.example",
    "evil.example:noord.localhost",
    "noord.localhost:80@evil.example",
    "user@noord.localhost",
    "user:secret@noord.localhost",
    "n\u043eord.localhost",
    "xn--nord-5cd.localhost",
    "noord.localhost, zuid.localhost",
    "noord.localhost zuid.localhost",
    "noord.localhost/../zuid.localhost",
    "noord.localhost#",
    "noord.localhost:evil",
    "noord.localhost:80:90",
    "noord.localhost..",
    "[::1]",
    "[noord.localhost]",
    "noord.localhost\x00",
    "noord_localhost",
    "a" * 300,
    "*",
    "%6eoord.localhost",
]


@pytest.mark.parametrize("host", SAME)
def test_a_host_may_be_written_in_more_ways(here: World, host: str) -> None:
    assert world.api_client(host, here.keys["admin"]).get("/api/v1/functies").status_code == 200


@pytest.mark.parametrize("host", STRANGE, ids=range(len(STRANGE)))
def test_a_strange_host_leads_nowhere(here: World, there: World, host: str) -> None:
    before = world.fingerprint()
    client = Client(raise_request_exception=False)
    for path in ("/", "/inloggen/", "/api/v1/functies", "/thema/x.css"):
        answer = client.get(path, HTTP_HOST=host, HTTP_AUTHORIZATION=f"Bearer {here.keys['admin']}")
        assert (path, answer.status_code) == (path, 400)
        assert b"noord" not in answer.content.lower().replace(host.lower().encode(), b"")
    assert world.fingerprint() == before


@pytest.mark.parametrize(
    "header", ["HTTP_X_FORWARDED_HOST", "HTTP_X_HOST", "HTTP_FORWARDED", "HTTP_X_ORIGINAL_URL", "SERVER_NAME"]
)
def test_no_other_header_chooses_the_academy(here: World, there: World, header: str) -> None:
    client = world.api_client(here.host, here.keys["admin"])
    answer = client.get("/api/v1/medewerkers", **{header: there.host})
    assert answer.status_code == 200
    assert there.host not in answer.content.decode()


def test_demo_personas_exist_in_demo_mode_only(here: World, settings: Any) -> None:
    options = _settings(here)
    options.options = {"personas": {"medewerker": str(here.admin.pk)}}
    options.save()
    browser = world.browser(here.host)
    for is_demo, status in ((False, 404), (True, 302)):
        settings.DEMO_PERSONAS = is_demo
        answer = browser.post("/demo/als/medewerker/", {"csrfmiddlewaretoken": CSRF})
        assert answer.status_code == status


def _settings(here: World) -> Any:
    from bekwaam.domains.tenancy.models import AcademySettings

    return here.of(AcademySettings)


def test_a_persona_of_another_academy_is_nobody_here(here: World, there: World, settings: Any) -> None:
    settings.DEMO_PERSONAS = True
    options = _settings(here)
    options.options = {"personas": {"medewerker": str(there.admin.pk)}}
    options.save()
    answer = world.browser(here.host).post("/demo/als/medewerker/", {"csrfmiddlewaretoken": CSRF})
    assert answer.status_code == 404
