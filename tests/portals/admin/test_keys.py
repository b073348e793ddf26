"""The page of the keys: made once, shown once, withdrawn for good."""

import re
from typing import Any

import pytest
from django.test import Client

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.people.access import actor_for_service
from bekwaam.domains.people.models import ApiToken
from bekwaam.domains.people.tokens.actions import may_manage_tokens
from bekwaam.domains.people.tokens.models import ServiceIdentity
from bekwaam.kernel.actors import Role
from tests.factories import a_grant, a_person, a_unit, an_employment

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-8.3")]
PAGE = "/beheer/sleutels/"


@pytest.fixture
def browser(noord: Any, client_for: Any) -> Client:
    admin = a_person("Beheerder")
    a_grant(admin, Role.FUNCTIONAL_ADMIN)
    return client_for(admin)


def filled(number: str, **other: Any) -> dict[str, Any]:
    return {"name": "Roosters", "number": number, "scopes": ["organisatie:lezen"], "days": "30", **other}


def secret_in(answer: Any) -> str:
    return re.findall(r"bkw_[\w-]{40,}", answer.content.decode())[0]


def test_a_key_is_shown_once_and_opens_the_api(browser: Client) -> None:
    person = a_person("Koppeling")
    a_grant(person, Role.AUDITOR)
    answer = browser.post(PAGE, filled(person.personnel_number))
    secret = secret_in(answer)
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    assert secret not in browser.get(PAGE).content.decode()
    other = Client(headers={"Host": "noord.localhost", "Authorization": f"Bearer {secret}"})
    assert other.get("/api/v1/organisatieonderdelen").status_code == 200
    assert other.get("/api/v1/medewerkers").status_code == 403
    fact = AuditFact.objects.get(verb="people.token_made")
    assert secret not in str(fact.after)


def test_a_withdrawn_key_opens_nothing(browser: Client) -> None:
    person = a_person("Koppeling")
    secret = secret_in(browser.post(PAGE, filled(person.personnel_number, scopes=["medewerkers:lezen"])))
    other = Client(headers={"Host": "noord.localhost", "Authorization": f"Bearer {secret}"})
    assert other.get("/api/v1/medewerkers").status_code == 200
    token = ApiToken.objects.get()
    for _ in range(2):
        assert browser.post(f"{PAGE}{token.pk}/intrekken/").headers["Location"] == PAGE
    assert other.get("/api/v1/medewerkers").status_code == 401
    assert AuditFact.objects.filter(verb="people.token_revoked").count() == 1
    assert "Ingetrokken" in browser.get(PAGE).content.decode()


@pytest.mark.parametrize(
    "wrong",
    [{"number": "bestaat-niet"}, {"scopes": []}, {"scopes": ["alles"]}, {"days": "4000"}, {"name": ""}],
)
def test_a_wrong_form_makes_no_key(browser: Client, wrong: dict[str, Any]) -> None:
    person = a_person("Koppeling")
    assert browser.post(PAGE, {**filled(person.personnel_number), **wrong}).status_code == 422
    assert ApiToken.objects.count() == 0


def test_who_administers_a_part_does_not_reach_the_keys(noord: Any, client_for: Any) -> None:
    admin = a_person("Deelbeheerder")
    a_grant(admin, Role.FUNCTIONAL_ADMIN, a_unit())
    browser = client_for(admin)
    assert browser.get(PAGE).status_code == 403
    assert browser.post(PAGE, filled(admin.personnel_number)).status_code == 403
    assert ApiToken.objects.count() == 0


def test_many_keys_ask_no_more_of_the_database(browser: Client, django_assert_max_num_queries: Any) -> None:
    for _ in range(30):
        browser.post(PAGE, filled(a_person().personnel_number))
    with django_assert_max_num_queries(12):
        assert browser.get(PAGE).content.count(b"/intrekken/") == 30


def as_system(**other: Any) -> dict[str, Any]:
    told = filled("", role="functional_admin", scopes=["organisatie:lezen", "medewerkers:schrijven"])
    return {**told, **other}


def api_with(secret: str) -> Client:
    return Client(headers={"Host": "noord.localhost", "Authorization": f"Bearer {secret}"})


def test_a_system_acts_in_its_own_name(browser: Client) -> None:
    answer = browser.post(PAGE, as_system())
    assert "Roosters (systeem)" in answer.content.decode()
    other, told = api_with(secret_in(answer)), {"code": "F1", "naam": "Adviseur"}
    assert other.get("/api/v1/organisatieonderdelen").status_code == 200
    made = other.post("/api/v1/functies", told, content_type="application/json")
    assert made.status_code == 201, made.content
    service = ServiceIdentity.objects.get()
    fact = AuditFact.objects.filter(channel="api").get()
    assert (fact.actor_id, fact.actor_label) == (service.pk, "Roosters (systeem)")
    assert "Roosters (systeem)" in browser.get("/beheer/logboek/").content.decode()


def test_a_system_of_one_unit_sees_that_unit_only(browser: Client) -> None:
    unit = a_unit("hier")
    here, there = a_person("Hier"), a_person("Daar")
    an_employment(here, unit)
    an_employment(there, a_unit("daar"))
    secret = secret_in(
        browser.post(PAGE, as_system(role="backoffice", unit=unit.code, scopes=["medewerkers:lezen"]))
    )
    other = api_with(secret)
    assert other.get(f"/api/v1/medewerkers/{here.pk}").status_code == 200
    assert other.get(f"/api/v1/medewerkers/{there.pk}").status_code == 404


def test_a_second_key_belongs_to_the_same_system(browser: Client) -> None:
    browser.post(PAGE, as_system())
    browser.post(PAGE, as_system())
    assert (ServiceIdentity.objects.count(), ApiToken.objects.count()) == (1, 2)
    refused = browser.post(PAGE, as_system(role="auditor"))
    assert (refused.status_code, ApiToken.objects.count()) == (422, 2)
    assert "Het systeem Roosters bestaat al met een andere rol" in refused.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"role": ""},
        {"role": "employee"},
        {"unit": "bestaat-niet"},
        {"unit": "hier"},
        {"number": "1", "role": "ulc"},
    ],
    ids=["nobody", "role", "unit", "whole only", "both"],
)
def test_a_half_told_system_makes_nothing(wrong: dict[str, str], browser: Client) -> None:
    a_unit("hier")
    assert browser.post(PAGE, as_system(**wrong)).status_code == 422
    assert (ServiceIdentity.objects.count(), ApiToken.objects.count()) == (0, 0)


def test_a_system_makes_no_keys(noord: Any, moment: Any) -> None:
    service = ServiceIdentity.objects.create(name="Roosters", role="functional_admin", created_at=moment)
    assert not may_manage_tokens(actor_for_service(service))
