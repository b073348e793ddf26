"""`/leerbehoeften` keeps to the rules of the screens."""

import json
from typing import Any

import pytest

from bekwaam.domains.portfolio.models import LearningNeed
from bekwaam.domains.tenancy.models import AcademySettings
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from tests import world
from tests.domains.portfolio.making import a_need
from tests.factories import a_grant, a_person, a_unit, an_account

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-7.1")]
NEEDS = "/api/v1/leerbehoeften"


def client_of(role: Role, unit: Any = None) -> Any:
    person = a_person()
    an_account(person)
    a_grant(person, role, unit)
    return world.api_client("noord.localhost", world._key(person))


def test_a_back_office_reads_and_writes_its_own(noord: Any) -> None:
    unit, other = a_unit(), a_unit()
    secret = a_need(other, at=clock.now())
    client = client_of(Role.BACKOFFICE, unit)
    said = {
        "wat": "Agressie",
        "waarom": "Veilig",
        "aantalMensen": 8,
        "onderdeel": str(unit.pk),
        "budget": 10.50,
    }
    made = client.post(NEEDS, json.dumps(said), content_type="application/json")
    body = made.json()
    assert (made.status_code, body["status"], body["budget"], body["versie"]) == (
        201,
        "verzameld",
        10.5,
        2,
    )
    listed = client.get(NEEDS).json()
    assert [each["id"] for each in listed["resultaten"]] == [body["id"]]
    assert client.get(f"{NEEDS}/{secret.pk}").status_code == 404
    elsewhere = json.dumps({**said, "onderdeel": str(other.pk)})
    assert client.post(NEEDS, elsewhere, content_type="application/json").status_code == 404


def test_a_change_names_the_version_that_was_read(noord: Any) -> None:
    unit = a_unit()
    need, client = a_need(unit, at=clock.now()), client_of(Role.BACKOFFICE, unit)

    def change(**said: Any) -> int:
        path = f"{NEEDS}/{need.pk}"
        return int(client.patch(path, json.dumps(said), content_type="application/json").status_code)

    assert change(wat="Zonder versie") == 428
    assert change(wat="Nieuw", versie=need.revision) == 200
    assert change(wat="Te laat", versie=need.revision) == 409
    assert LearningNeed.objects.get().title == "Nieuw"


def test_a_fault_names_the_field_as_the_body_does(noord: Any) -> None:
    client = client_of(Role.ULC)
    answer = client.post(NEEDS, json.dumps({"wat": "x", "aantalMensen": 0}), content_type="application/json")
    assert (answer.status_code, {each["field"] for each in answer.json()["errors"]}) == (
        422,
        {"aantalMensen", "onderdeel"},
    )


def test_who_has_no_say_or_no_such_part_gets_nothing(noord: Any) -> None:
    plain = a_person()
    an_account(plain)
    assert world.api_client("noord.localhost", world._key(plain)).get(NEEDS).status_code == 403
    client = client_of(Role.ULC)
    assert client.get(NEEDS).status_code == 200
    AcademySettings.objects.update(modules={"portfolio": False})
    assert client.get(NEEDS).status_code == 404
