"""What every answer carries and every request must satisfy, whatever the page."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-8.1")]
Browser = Callable[..., Any]
PAGES = ("/stijl/", "/privacy/", "/bestaat-niet/", "/beheer/logboek/", "/healthz", "/api/v1/openapi.json")


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_the_safe_headers(client_for: Browser, path: str) -> None:
    headers = client_for().get(path).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    for unsafe in ("unsafe-inline", "unsafe-eval", "http:", "*"):
        assert unsafe not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert not {"Server", "X-Powered-By"} & set(headers)


@pytest.mark.parametrize(
    "host",
    [
        "elders.example", "noord.localhost.elders.example", "", "noord.localhost@elders.example",
        "noord.localhost/../zuid", "a" * 300, "[::1]", "noord_localhost", "zuid.localhost\x00", "*",
    ],
)  # fmt: skip
def test_a_host_of_nobody_gets_nothing(client: Client, host: str) -> None:
    response = client.get("/stijl/", HTTP_HOST=host)
    assert response.status_code == 400
    assert "noord" not in response.content.decode().lower()


@pytest.mark.parametrize("spelling", ["NOORD.localhost", "noord.localhost:8000", "noord.localhost."])
def test_a_host_may_be_spelt_in_other_ways(client: Client, spelling: str) -> None:
    assert client.get("/stijl/", HTTP_HOST=spelling).status_code == 200


def test_a_forwarded_host_is_not_believed(client: Client) -> None:
    response = client.get("/stijl/", HTTP_HOST="elders.example", HTTP_X_FORWARDED_HOST="noord.localhost")
    assert response.status_code == 400


@pytest.mark.parametrize("path", ["/beheer/onderdelen/huisregels/", "/weergave/", "/taal/"])
def test_a_form_without_its_token_is_refused(client_for: Browser, path: str) -> None:
    assert client_for(enforce_csrf_checks=True).post(path, {"x": "y"}).status_code == 403


def test_a_token_of_another_origin_is_refused(client_for: Browser) -> None:
    browser = client_for(enforce_csrf_checks=True)
    browser.get("/inloggen/")
    token = next(cookie.value for name, cookie in browser.cookies.items() if "csrf" in name)
    answer = browser.post("/taal/", {"csrfmiddlewaretoken": token}, HTTP_ORIGIN="https://elders.example")
    assert answer.status_code == 403


@pytest.mark.parametrize("path", ["/privacy/", "/eisen/", "/licenties/", "/hulp/", "/toegankelijkheid/"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "VERZONNEN"])
def test_a_page_answers_only_to_its_methods(client_for: Browser, path: str, method: str) -> None:
    assert client_for().generic(method, path).status_code == 405


ASK = """
import django, json
django.setup()
from django.conf import settings
from django.test import Client
from tests.server import NOORD
answer = Client(HTTP_HOST="noord.localhost").get("/inloggen/", secure=True)
cookies = {name: {key: str(value) for key, value in cookie.items()} for name, cookie in answer.cookies.items()}
print(json.dumps({"headers": dict(answer.headers), "cookies": cookies, "session": settings.SESSION_COOKIE_NAME,
    "flags": [settings.SESSION_COOKIE_SECURE, settings.SESSION_COOKIE_HTTPONLY, settings.SESSION_COOKIE_SAMESITE,
    settings.SESSION_COOKIE_PATH, settings.SESSION_COOKIE_DOMAIN]}))
"""


@pytest.fixture(scope="module")
def over_https() -> dict[str, Any]:
    environment = {**os.environ, "BEKWAAM_HTTPS": "1"}
    said = subprocess.run(
        [sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=True
    )
    told: dict[str, Any] = json.loads(said.stdout)
    return told


def test_over_https_browsers_are_told_to_stay_there(over_https: dict[str, Any]) -> None:
    assert over_https["headers"]["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_over_https_cookies_belong_to_this_host_alone(over_https: dict[str, Any]) -> None:
    assert over_https["session"] == "__Host-sessie"
    assert over_https["flags"] == [True, True, "Lax", "/", None]
    for name, cookie in over_https["cookies"].items():
        assert name.startswith("__Host-")
        assert (cookie["secure"], cookie["path"], cookie["domain"]) == ("True", "/", "")
        assert cookie["samesite"] == "Lax"


@pytest.mark.parametrize(
    "address", ["/?q=%00", "/beheer/berichten/waarom/?zoek=a%00b", "/inloggen/?next=%00", "/stijl/?\x00"]
)
def test_a_nul_in_an_address_is_refused_before_anybody_looks(client_for: Browser, address: str) -> None:
    assert client_for().get(address).status_code == 400


def test_a_nul_in_an_address_of_the_api_is_a_problem_document(client_for: Browser) -> None:
    answer = client_for().get("/api/v1/medewerkers?externId=%00")
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")
