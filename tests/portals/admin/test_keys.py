"""The page of the keys: made once, shown once, withdrawn for good."""

import re
from typing import Any

import pytest
from django.test import Client

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.people.models import ApiToken
from bekwaam.kernel.actors import Role
from tests.factories import a_grant, a_person, a_unit

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
