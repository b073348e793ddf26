"""What machines ask: healthz, readyz and metrics, on every host and without a login."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from bekwaam.domains.notifications.enums import MailState
from bekwaam.domains.notifications.models import OutboxMail
from bekwaam.kernel import clock, jobs
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.ids import new_id
from tests.factories import a_person

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-8.3", "X-8")]
HOSTS = ("localhost", "noord.localhost", "10.0.0.7", "unknown.example")


def heartbeat(age: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_workers")
        cursor.execute(
            "insert into procrastinate_workers (last_heartbeat) values (now() - make_interval(secs => %s))",
            [age],
        )


@pytest.mark.parametrize("host", HOSTS)
def test_a_living_process_says_so_on_every_host(client: Client, host: str) -> None:
    response = client.get("/healthz", HTTP_HOST=host)
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_ready_when_database_migrations_and_worker_are(client: Client) -> None:
    heartbeat(3)
    response = client.get("/readyz", HTTP_HOST="localhost")
    assert (response.status_code, response.json()) == (
        200,
        {
            "status": "ready",
            "checks": {"database": True, "migrations": True, "worker": True},
            "reasons": [],
        },
    )


def test_not_ready_without_a_worker(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_workers")
    response = client.get("/readyz", HTTP_HOST="localhost")
    assert (response.status_code, response.json()["reasons"]) == (503, ["worker: no worker runs"])


def test_not_ready_when_the_worker_has_gone_silent(client: Client) -> None:
    heartbeat(600)
    response = client.get("/readyz", HTTP_HOST="localhost")
    assert response.status_code == 503
    assert response.json()["checks"] == {"database": True, "migrations": True, "worker": False}


def test_not_ready_with_a_migration_to_go(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from bekwaam.portals.shared import readiness

    heartbeat(1)
    newer = frozenset({*readiness.known_migrations(), "tenancy.9999_later"})
    monkeypatch.setattr(readiness, "known_migrations", lambda: newer)
    response = client.get("/readyz", HTTP_HOST="localhost")
    assert (response.status_code, response.json()["reasons"]) == (
        503,
        ["migrations: 1 not applied, first tenancy.9999_later"],
    )


ASK_WITHOUT_DATABASE = """
import django, json
django.setup()
from django.test import Client
answers = [Client().get(path, HTTP_HOST="noord.localhost") for path in ("/healthz", "/readyz")]
print(json.dumps([[answer.status_code, answer.json()] for answer in answers]))
"""


def test_without_a_database_the_process_lives_and_is_not_ready() -> None:
    environment = {
        **os.environ,
        "DATABASE_URL": "postgresql://bekwaam_app:x@127.0.0.1:1/none?connect_timeout=2",
    }
    said = subprocess.run(
        [sys.executable, "-c", ASK_WITHOUT_DATABASE],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    (alive, _), (ready, told) = json.loads(said.stdout)
    assert (alive, ready) == (200, 503)
    assert told["reasons"] == ["database: the database does not answer (OperationalError)"]


def test_figures_of_requests_jobs_and_the_chain(client_for: Callable[..., Any], moment: Any) -> None:
    from bekwaam.domains.audit.actions import Subject, record
    from tests.server import NOORD

    jobs.defer("people.sweep_logins")
    record("test.done", Subject("thing", None, "Ding"), actor=system_actor(NOORD), at=moment)
    browser = client_for()
    browser.get("/stijl/")
    text = browser.get("/metrics").content.decode()
    assert 'bekwaam_request_seconds_count{method="GET",route="style-guide",status="200"}' in text
    assert 'bekwaam_audit_sealing_lag_seconds{academy="noord"}' in text
    assert 'bekwaam_audit_sealing_lag_seconds{academy="zuid"} 0.0' in text
    assert "bekwaam_job_wait_seconds" in text
    assert 'bekwaam_jobs{state="todo"} 1.0' in text


def figures(client_for: Callable[..., Any], name: str) -> dict[str, float]:
    """By state, of academy Noord."""
    text = client_for().get("/metrics").content.decode()
    found = re.findall(rf'^{name}\{{academy="noord",state="(\w+)"\}} (\S+)$', text, re.MULTILINE)
    return {state: float(value) for state, value in found}


def test_figures_of_an_empty_outbox_are_noughts(client_for: Callable[..., Any]) -> None:
    counts = figures(client_for, "bekwaam_outbox_mails")
    assert (set(counts), set(counts.values())) == (set(MailState.values), {0.0})
    assert figures(client_for, "bekwaam_outbox_oldest_seconds") == {"waiting": 0.0, "due": 0.0}


@pytest.mark.eis("U-7.8")
def test_figures_of_the_outbox(client_for: Callable[..., Any], within: Any, zuid: Any) -> None:
    at, hour = clock.now(), timedelta(hours=1)
    mails = [(MailState.WAITING, 3, -1), (MailState.WAITING, 1, 1), (MailState.FAILED, 9, 9)]
    person = a_person()
    for state, made, due in mails:
        a_mail(person, state, created_at=at - made * hour, next_attempt_at=at + due * hour)
    with within(zuid):
        a_mail(a_person(), MailState.FAILED, created_at=at, next_attempt_at=at)
    counts = figures(client_for, "bekwaam_outbox_mails")
    assert (counts["waiting"], counts["failed"], counts["sent"]) == (2.0, 1.0, 0.0)
    ages = figures(client_for, "bekwaam_outbox_oldest_seconds")
    assert [round(ages[name] / 3600, 1) for name in ("waiting", "due")] == [3.0, 1.0]


def a_mail(person: Any, state: MailState, **moments: Any) -> OutboxMail:
    made: OutboxMail = OutboxMail.objects.create(
        person=person, kind="people.role_granted", event_id=new_id(), address="a@noord.example", subject="x",
        message_id=str(new_id()), state=state, expires_at=moments["created_at"], **moments,
    )  # fmt: skip
    return made


@pytest.mark.parametrize(
    "headers",
    [
        {"REMOTE_ADDR": "10.1.2.3"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "203.0.113.9"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_FORWARDED": "for=203.0.113.9"},
        {"REMOTE_ADDR": "10.1.2.3", "HTTP_AUTHORIZATION": "Bearer wrong"},
        {"REMOTE_ADDR": "10.1.2.3", "HTTP_AUTHORIZATION": "Bearer "},
        {"REMOTE_ADDR": "", "HTTP_AUTHORIZATION": "Bearer é"},
    ],
)
def test_figures_are_not_for_visitors(client: Client, settings: Any, headers: dict[str, str]) -> None:
    settings.METRICS_TOKEN = "a-long-token-for-the-monitoring"
    response = client.get("/metrics", HTTP_HOST="localhost", **headers)
    assert (response.status_code, response.content) == (401, b"")


def test_figures_are_for_the_token_from_anywhere(client: Client, settings: Any) -> None:
    settings.METRICS_TOKEN = "a-long-token-for-the-monitoring"
    headers = {"REMOTE_ADDR": "10.1.2.3", "HTTP_AUTHORIZATION": "Bearer a-long-token-for-the-monitoring"}
    assert client.get("/metrics", HTTP_HOST="localhost", **headers).status_code == 200


def test_behind_a_proxy_loopback_is_no_proof(client: Client, settings: Any) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert client.get("/metrics", HTTP_HOST="localhost", REMOTE_ADDR="127.0.0.1").status_code == 401


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_nothing_is_changed_through_them(client: Client, path: str) -> None:
    assert client.post(path, HTTP_HOST="localhost").status_code == 405
