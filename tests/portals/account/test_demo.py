"""Demo personas, the welcome page and the landing page."""

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.tenancy.models import AcademySettings
from bekwaam.kernel.actors import Role
from tests.factories import a_grant, a_person

pytestmark = pytest.mark.eis("U-8.4")


@pytest.fixture
def persona(noord: UUID, settings: Any) -> Any:
    settings.DEMO_PERSONAS = True
    person = a_person("Bakker", given_name="Noor")
    a_grant(person, Role.FUNCTIONAL_ADMIN)
    AcademySettings.objects.update(options={"personas": {"functioneel-beheerder": str(person.pk)}})
    return person


def test_one_click_makes_somebody_an_administrator_without_a_second_step(
    client_for: Callable[..., Client], persona: Any
) -> None:
    client = client_for()
    page = client.get("/").content.decode()
    assert 'action="/demo/als/functioneel-beheerder/"' in page
    assert client.post("/demo/als/functioneel-beheerder/")["Location"] == "/"
    home = client.get("/").content.decode()
    assert "Noor" in home
    assert "Je bekijkt de demo als Noor Bakker." in home
    assert AuditFact.objects.get(verb="account.logged_in").channel == "demo"


def test_what_a_persona_does_is_written_down_as_demo(client_for: Callable[..., Client], persona: Any) -> None:
    client = client_for()
    client.post("/demo/als/functioneel-beheerder/")
    client.post("/account/gegevens/download/")
    assert AuditFact.objects.get(verb="account.data_downloaded").channel == "demo"


def test_outside_a_demo_there_are_no_personas(
    client_for: Callable[..., Client], persona: Any, settings: Any
) -> None:
    settings.DEMO_PERSONAS = False
    client = client_for()
    assert "/demo/als/" not in client.get("/").content.decode()
    assert client.post("/demo/als/functioneel-beheerder/").status_code == 404
    assert "_auth_user_id" not in client.session


def test_a_persona_needs_a_form_of_this_site(client_for: Callable[..., Client], persona: Any) -> None:
    client = client_for(enforce_csrf_checks=True)
    assert client.post("/demo/als/functioneel-beheerder/").status_code == 403
    assert client_for().get("/demo/als/functioneel-beheerder/").status_code == 405


def test_an_unknown_persona_is_not_there(client_for: Callable[..., Client], persona: Any) -> None:
    assert client_for().post("/demo/als/directeur/").status_code == 404


@pytest.mark.parametrize(
    ("environment", "allowed"),
    [
        ({"BEKWAAM_DEMO": "1"}, "True"),
        ({"BEKWAAM_DEMO": "1", "DATABASE_URL": "postgresql://a@b/c"}, "True"),
        ({"BEKWAAM_DEMO": "1", "BEKWAAM_DEMO_IMPLIED": "1", "DATABASE_URL": "postgresql://a@b/c"}, "False"),
        ({"BEKWAAM_DEMO": "1", "BEKWAAM_DEMO_IMPLIED": "1"}, "True"),
        ({"DATABASE_URL": "postgresql://a@b/c"}, "False"),
        ({}, "False"),
    ],
)
def test_personas_exist_only_where_somebody_asked_for_a_demo(
    environment: dict[str, str], allowed: str
) -> None:
    kept = {name: value for name, value in os.environ.items() if name not in {"BEKWAAM_DEMO", "DATABASE_URL"}}
    code = "from django.conf import settings; print(settings.DEMO_PERSONAS)"
    told = subprocess.run(
        [sys.executable, "-c", code], env=kept | environment, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == allowed


def test_the_landing_page_leads_to_each_academy_on_the_same_port(
    client_for: Callable[..., Client], persona: Any
) -> None:
    page = client_for(host="localhost:8123").get("/").content.decode()
    assert 'href="http://noord.localhost:8123/"' in page
    assert 'href="http://zuid.localhost:8123/"' in page
    assert 'href="http://noord.localhost:8123/#als-functioneel-beheerder"' in page


def test_the_landing_page_of_a_real_installation_names_no_personas(
    client_for: Callable[..., Client], persona: Any, settings: Any
) -> None:
    settings.DEMO_PERSONAS = False
    page = client_for(host="localhost").get("/").content.decode()
    assert "Gemeente Noord" in page
    assert "#als-" not in page
