"""`bekwaam token` prints a key that works, and nothing else."""

import json
from typing import Any

import pytest
from django.test import Client

from bekwaam.config.cli import _parser
from bekwaam.config.cli.token import run
from bekwaam.domains.people.models import ApiToken, Person
from bekwaam.domains.tenancy.models import AcademySettings
from bekwaam.kernel.actors import Role
from tests.factories import a_grant, a_person

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-8.3")]


@pytest.fixture
def persona(noord: Any, settings: Any) -> Person:
    settings.DEMO_PERSONAS = True
    person = a_person("Persona")
    a_grant(person, Role.FUNCTIONAL_ADMIN)
    AcademySettings.objects.update(options={"personas": {"medewerker": str(person.pk)}})
    return person


def command(*words: str) -> int:
    return run(_parser().parse_args(["token", "--academy", "noord", *words]))


def test_a_persona_gets_a_key_for_everything(persona: Person, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("--persona", "medewerker") == 0
    key = capsys.readouterr().out.strip()
    client = Client(headers={"Host": "noord.localhost", "Authorization": f"Bearer {key}"})
    statuses = {client.get(f"/api/v1/{name}").status_code for name in ("functies", "organisatieonderdelen")}
    assert statuses == {200}
    assert (ApiToken.objects.get().expires_at - ApiToken.objects.get().created_at).days == 30


def test_json_says_what_was_made(persona: Person, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--person", persona.personnel_number, "--scopes", "medewerkers:lezen", "--days", "1", "--json")
    assert command(*words) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["scopes"], answer["token"][:4]) == (["medewerkers:lezen"], "bkw_")


def test_outside_demo_mode_there_are_no_personas(
    persona: Person, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DEMO_PERSONAS, settings.EXTERNAL_DATABASE = False, True
    assert command("--persona", "medewerker") == 1
    assert capsys.readouterr().out == ""
    assert ApiToken.objects.count() == 0
    assert command("--person", persona.personnel_number) == 0


def test_beside_a_running_demo_no_setting_is_needed(
    persona: Person, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DEMO_PERSONAS, settings.EXTERNAL_DATABASE = False, False
    assert command("--persona", "medewerker") == 0
    assert capsys.readouterr().out.startswith("bkw_")


@pytest.mark.parametrize(
    "words",
    [
        ("--persona", "bestaat-niet"),
        ("--person", "bestaat-niet"),
        ("--persona", "medewerker", "--days", "0"),
        ("--persona", "medewerker", "--days", "999999999999"),
        ("--persona", "medewerker", "--scopes", "alles"),
    ],
)
def test_wrong_words_are_a_usage_fault(persona: Person, words: tuple[str, ...]) -> None:
    assert command(*words) == 2
    assert ApiToken.objects.count() == 0


def test_an_unknown_academy_is_a_usage_fault(persona: Person) -> None:
    assert run(_parser().parse_args(["token", "--academy", "oost", "--persona", "medewerker"])) == 2


def test_a_service_gets_a_key_of_its_own(persona: Person, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("--service", "Roosters", "--role", "auditor") == 0
    key = capsys.readouterr().out.strip()
    client = Client(headers={"Host": "noord.localhost", "Authorization": f"Bearer {key}"})
    assert client.get("/api/v1/organisatieonderdelen").status_code == 200
    assert ApiToken.objects.get().holder == "Roosters (systeem)"
    assert command("--service", "Roosters") == 2
    assert command("--service", "Roosters", "--role", "auditor", "--unit", "bestaat-niet") == 2
    assert ApiToken.objects.count() == 1
