"""Parts go on and off and rules are set by an administrator, for one academy, within bounds, and it is written down."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.deliveries.enums import NIGHTLY
from bekwaam.domains.deliveries.tasks import nightly
from bekwaam.domains.tenancy import switches
from bekwaam.domains.tenancy.queries import part_is_on, settings_of_current_academy
from bekwaam.kernel.actors import Role
from bekwaam.kernel.scope import academy_scope
from tests.factories import a_grant, a_person

PAGE = "/beheer/onderdelen/"
Browser = Callable[..., Any]
RETENTION = {
    "retention_message_days": "730",
    "retention_export_days": "7",
    "retention_audit_years": "7",
    "retention_device_days": "180",
    "retention_mail_days": "365",
    "mail_quiet_from": "0",
    "mail_quiet_until": "0",
    "requests_budget_above": "1000",
    "requests_remind_days": "7",
    "requests_keep_months": "24",
}
OTHERS = {"design", "exchange", "portfolio", "requests"}
"""Parts that are on at first and stay on in these tests."""
ON = dict.fromkeys(OTHERS, "on")


@pytest.fixture
def administrator(noord: UUID) -> Any:
    person = a_person("Beheer")
    a_grant(person, Role.FUNCTIONAL_ADMIN)
    return person


def test_everything_is_on_at_first(client_for: Browser, administrator: Any) -> None:
    form = client_for(administrator).get(PAGE).context["form"]
    assert {name: field.initial for name, field in form.fields.items()} == dict.fromkeys(
        {"api", NIGHTLY} | OTHERS, True
    )


def test_a_part_goes_off_for_this_academy_only(client_for: Browser, administrator: Any, zuid: UUID) -> None:
    response = client_for(administrator).post(PAGE + "aan-en-uit/", {**ON, NIGHTLY: "on"})
    assert (response.status_code, response.headers["Location"]) == (302, PAGE)
    assert (part_is_on("api"), part_is_on(NIGHTLY)) == (False, True)
    with academy_scope(zuid):
        assert part_is_on("api")
    fact = AuditFact.objects.get(verb="tenancy.switches_changed")
    assert (fact.actor_id, fact.before, fact.after) == (administrator.pk, {"api": True}, {"api": False})


def test_an_api_that_is_off_is_not_there(client_for: Browser, administrator: Any) -> None:
    browser = client_for(administrator)
    assert browser.get("/api/v1/openapi.json").status_code == 200
    browser.post(PAGE + "aan-en-uit/", {**ON, NIGHTLY: "on"})
    answer = browser.get("/api/v1/openapi.json")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")


def test_a_drop_folder_that_is_off_is_left_alone(
    client_for: Browser, administrator: Any, noord: UUID
) -> None:
    from django.db import connection

    client_for(administrator).post(PAGE + "aan-en-uit/", {**ON, "api": "on"})
    nightly()
    with connection.cursor() as cursor:
        cursor.execute(
            "select args->>'academy' from procrastinate_jobs where task_name = 'deliveries.empty_drop_folder'"
        )
        assert str(noord) not in {academy for (academy,) in cursor.fetchall()}


def test_rules_of_the_house_are_kept_as_the_login_reads_them(client_for: Browser, administrator: Any) -> None:
    sent = {"session_idle_minutes": "30", "session_hours": "8", **RETENTION}
    client_for(administrator).post(PAGE + "huisregels/", sent)
    assert settings_of_current_academy().options["session"] == {"idle_minutes": 30, "hours": 8}
    fact = AuditFact.objects.get(verb="tenancy.rules_changed")
    assert fact.before == {"session_idle_minutes": 120, "session_hours": 12}


@pytest.mark.parametrize("value", ["4", "481", "-1", "", "veel", "9" * 400])
def test_a_rule_out_of_bounds_changes_nothing(client_for: Browser, administrator: Any, value: str) -> None:
    sent = {"session_idle_minutes": value, "session_hours": "8", **RETENTION}
    response = client_for(administrator).post(PAGE + "huisregels/", sent)
    assert response.status_code == 422
    assert settings_of_current_academy().options.get("session") is None


def test_saving_the_same_again_writes_nothing_down(client_for: Browser, administrator: Any) -> None:
    client_for(administrator).post(PAGE + "aan-en-uit/", {**ON, "api": "on", NIGHTLY: "on"})
    client_for(administrator).post(
        PAGE + "huisregels/", {"session_idle_minutes": "120", "session_hours": "12", **RETENTION}
    )
    assert AuditFact.objects.filter(verb__startswith="tenancy.").count() == 0


@pytest.mark.parametrize(("name", "value"), [("message_days", "89"), ("export_days", "31")])
def test_nothing_is_kept_longer_or_shorter_than_allowed(
    client_for: Browser, administrator: Any, name: str, value: str
) -> None:
    sent = {"session_idle_minutes": "120", "session_hours": "12", **RETENTION, f"retention_{name}": value}
    assert client_for(administrator).post(PAGE + "huisregels/", sent).status_code == 422
    assert settings_of_current_academy().options.get("retention") is None


def test_only_administrators_come_here(client_for: Browser, noord: UUID) -> None:
    person = a_person()
    a_grant(person, Role.AUDITOR)
    browser = client_for(person)
    assert browser.get(PAGE).status_code == 403
    assert browser.post(PAGE + "aan-en-uit/", {}).status_code == 403
    assert browser.post(PAGE + "huisregels/", {}).status_code == 403
    assert part_is_on("api")


@pytest.mark.parametrize(
    "stored", [None, {}, {"session": 5}, {"session": {"hours": "9"}}, {"session": {"hours": 99}}]
)
def test_nonsense_in_the_options_counts_as_not_set(stored: Any) -> None:
    hours = next(rule for rule in switches.RULES if rule.code == "session_hours")
    assert switches.value_of(stored or {}, hours) == 12
