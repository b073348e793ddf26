"""The API does what the screens do, for the key's person, within the key's scopes."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.models import Person
from bekwaam.domains.people.tokens import rules
from bekwaam.domains.people.tokens.actions import make_token, revoke_token
from bekwaam.kernel.actors import Role, system_actor
from tests.factories import a_function, a_grant, a_kind, a_person, a_unit, an_employment

Call = Callable[..., Any]


def key_of(person: Person, at: datetime, *scopes: str) -> str:
    made = make_token(
        person=person,
        name="Test",
        scopes=list(scopes or rules.SCOPES),
        expires_at=at + timedelta(days=300),
        actor=system_actor(person.academy_id),
        at=at,
    )
    return made.secret


@pytest.fixture
def admin(noord: UUID) -> Person:
    person = a_person("Beheerder")
    a_grant(person, Role.FUNCTIONAL_ADMIN)
    return person


@pytest.fixture
def call(admin: Person, moment: datetime) -> Call:
    secret = key_of(admin, moment - timedelta(days=20))

    def do(
        method: str,
        path: str,
        body: Any = None,
        *,
        key: str = secret,
        host: str = "noord.localhost",
        seen: str = "",
    ) -> Any:
        told = {"If-Match": seen} if seen else {}
        client = Client(headers={"Host": host, "Authorization": f"Bearer {key}", **told})
        options = {"data": body, "content_type": "application/json"} if body is not None else {}
        return getattr(client, method)(f"/api/v1{path}", **options)

    return do


def test_without_a_key_there_is_nothing(noord: UUID) -> None:
    answer = Client(headers={"Host": "noord.localhost"}).get("/api/v1/medewerkers")
    assert answer.status_code == 401
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.headers["API-Version"] == "1.0.0"


def test_a_key_opens_its_scopes_only(call: Call, admin: Person, moment: datetime) -> None:
    narrow = key_of(admin, moment - timedelta(days=20), "organisatie:lezen")
    assert call("get", "/organisatieonderdelen", key=narrow).status_code == 200
    assert call("get", "/medewerkers", key=narrow).status_code == 403


def test_a_key_ends_with_its_revocation_its_date_and_its_person(
    call: Call, admin: Person, moment: datetime
) -> None:
    secret = key_of(admin, moment - timedelta(days=20))
    token = admin.api_tokens.order_by("-id").first()
    assert call("get", "/functies", key=secret).status_code == 200
    revoke_token(token.pk, actor=system_actor(admin.academy_id), at=moment)
    assert call("get", "/functies", key=secret).status_code == 401
    Person.objects.filter(pk=admin.pk).update(is_active=False)
    assert call("get", "/functies").status_code == 401


@pytest.mark.eis("X-3")
def test_a_key_of_one_academy_is_unknown_in_another(call: Call) -> None:
    assert call("get", "/functies", host="zuid.localhost").status_code == 401


def test_units_are_made_changed_moved_and_ended(call: Call) -> None:
    a_kind("team")
    top = call(
        "post",
        "/organisatieonderdelen",
        {"code": "T", "naam": "Top", "soort": "team", "geldigVanaf": "2020-01-01"},
    )
    assert top.status_code == 201
    body = {"code": "A", "naam": "Afdeling", "soort": "team", "geldigVanaf": "2020-01-01"}
    made = call("post", "/organisatieonderdelen", {**body, "bovenliggendId": top.json()["id"]}).json()
    changed = call("patch", f"/organisatieonderdelen/{made['id']}", {"naam": "Nieuw", "vanaf": "2024-01-01"})
    assert changed.json()["naam"] == "Nieuw"
    earlier = call("get", "/organisatieonderdelen?peildatum=2023-12-31&code=A").json()["resultaten"]
    assert [unit["naam"] for unit in earlier] == ["Afdeling"]
    circle = call("patch", f"/organisatieonderdelen/{top.json()['id']}", {"bovenliggendId": made["id"]})
    assert circle.status_code == 409
    assert "onder zichzelf" in circle.json()["detail"]
    ended = call("patch", f"/organisatieonderdelen/{made['id']}", {"geldigTot": "2026-01-31"})
    assert (ended.status_code, ended.json().get("geldigTot")) == (200, "2026-01-31")
    assert AuditFact.objects.filter(channel="api", verb__startswith="organisation.").count() == 4


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"soort": None}, "soort"),
        ({"kostenplaats": None}, "kostenplaats"),
        ({"organisatieonderdeelId": None}, "organisatieonderdeelId"),
        ({"soort": "vrijwillig"}, "soort"),
        ({"urenPerWeek": 36.333}, "urenPerWeek"),
        ({"leidinggevende": "x"}, "leidinggevende"),
    ],
)
def test_a_value_that_cannot_be_is_said_at_its_field_in_dutch(
    call: Call, body: dict[str, Any], field: str
) -> None:
    job = an_employment(a_person(), a_unit("A"))
    answer = call("patch", f"/dienstverbanden/{job.pk}", body)
    (fault,) = answer.json()["errors"]
    assert (answer.status_code, fault["field"]) == (422, field)
    assert not {"Input", "should", "valid", "must", "Extra"} & set(fault["message"].split())


@pytest.mark.parametrize("name", ["personeelsnummer", "achternaam", "email"])
def test_null_is_no_name(call: Call, name: str) -> None:
    person = a_person("Bakker", email="b@noord.example")
    assert call("patch", f"/medewerkers/{person.pk}", {name: None}).status_code == 422
    person.refresh_from_db()
    assert (person.family_name, person.email) == ("Bakker", "b@noord.example")


@pytest.mark.parametrize("body", ["", "hallo", "{", "<a/>"])
def test_a_body_that_is_no_json_is_said_in_dutch(call: Call, body: str) -> None:
    answer = call("post", "/medewerkers", body)
    assert answer.status_code in {400, 422}
    assert answer.json()["detail"] in {
        "De inhoud van dit verzoek is geen JSON.",
        "Eén of meer velden kloppen niet.",
    }


def test_null_takes_a_last_day_away(call: Call) -> None:
    person, unit = a_person(), a_unit("A")
    job = an_employment(person, unit)
    for path, name in (
        (f"/organisatieonderdelen/{unit.pk}", "geldigTot"),
        (f"/dienstverbanden/{job.pk}", "uitDienst"),
    ):
        for day in ("2030-01-31", None, None):
            answer = call("patch", path, {name: day})
            assert (answer.status_code, answer.json().get(name)) == (200, day), path


def test_a_change_of_which_one_part_is_refused_changes_nothing(call: Call) -> None:
    unit = a_unit("A", name="Oud")
    body = {"naam": "Nieuw", "bovenliggendId": str(unit.pk)}
    assert call("patch", f"/organisatieonderdelen/{unit.pk}", body).status_code == 409
    unit.refresh_from_db()
    assert unit.name == "Oud"


def test_people_and_their_jobs_are_made_changed_and_ended(call: Call) -> None:
    unit, function = a_unit("E1"), a_function()
    body = {
        "personeelsnummer": "007001",
        "voornaam": "Fatma",
        "achternaam": "Yılmaz",
        "email": "F@Noord.example",
    }
    person = call("post", "/medewerkers", body)
    assert (person.status_code, person.json()["naam"], person.json()["email"]) == (
        201,
        "Fatma Yılmaz",
        "f@noord.example",
    )
    job = {
        "medewerkerId": person.json()["id"],
        "organisatieonderdeelId": str(unit.pk),
        "functieId": str(function.pk),
        "soort": "vast",
        "urenPerWeek": 28.8,
        "inDienst": "2024-01-01",
        "kostenplaats": "K100",
    }
    made = call("post", "/dienstverbanden", job)
    assert (made.status_code, made.json()["kostenplaats"], made.json()["urenPerWeek"]) == (201, "K100", 28.8)
    ended = call("patch", f"/dienstverbanden/{made.json()['id']}", {"uitDienst": "2024-06-30"})
    assert ended.json()["uitDienst"] == "2024-06-30"
    again = call("get", f"/medewerkers/{person.json()['id']}").json()
    assert again["inDienst"] is False


def test_a_back_office_reaches_its_own_unit_only(call: Call, moment: datetime) -> None:
    own, other = a_unit("EIGEN"), a_unit("ANDER")
    clerk, inside, outside = a_person("Klerk"), a_person("Binnen"), a_person("Buiten")
    an_employment(inside, own)
    an_employment(outside, other)
    a_grant(clerk, Role.BACKOFFICE, own)
    key = key_of(clerk, moment - timedelta(days=20))
    names = {row["achternaam"] for row in call("get", "/medewerkers", key=key).json()["resultaten"]}
    assert names == {"Klerk", "Binnen"}
    assert call("get", f"/medewerkers/{outside.pk}", key=key).status_code == 404
    assert call("patch", f"/medewerkers/{inside.pk}", {"achternaam": "Anders"}, key=key).status_code == 200
    assert call("patch", f"/medewerkers/{outside.pk}", {"achternaam": "Anders"}, key=key).status_code == 404
    body = {"code": "X", "naam": "X", "soort": "team"}
    a_kind("team")
    assert call("post", "/organisatieonderdelen", body, key=key).status_code == 403
    assert call("post", "/functies", {"code": "X", "naam": "X"}, key=key).status_code == 403
    assert call("patch", f"/medewerkers/{clerk.pk}", {"achternaam": "Zelf"}, key=key).status_code == 403
    assert call("patch", f"/medewerkers/{inside.pk}", {"externId": "mijn"}, key=key).status_code == 403
    assert OrgUnit.objects.filter(code="X").count() == 0


@pytest.mark.eis("X-3")
def test_ids_of_another_academy_do_not_exist(call: Call, zuid: UUID, within: Any) -> None:
    with within(zuid):
        theirs = a_person("Vreemd")
        unit = a_unit("ZUID")
        job = an_employment(theirs, unit)
    own = a_person("Eigen")
    paths = [f"/medewerkers/{theirs.pk}", f"/organisatieonderdelen/{unit.pk}", f"/dienstverbanden/{job.pk}"]
    assert {call("get", path).status_code for path in paths} == {404}
    assert {call("patch", path, {}).status_code for path in paths} == {404}
    body = {
        "medewerkerId": str(own.pk),
        "organisatieonderdeelId": str(unit.pk),
        "soort": "vast",
        "inDienst": "2024-01-01",
    }
    assert call("post", "/dienstverbanden", body).status_code == 409
    assert call("get", f"/dienstverbanden?organisatieonderdeelId={unit.pk}").json()["totaal"] == 0


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("get", "/medewerkers?pagina=0", None, 400),
        ("get", "/medewerkers?paginaGrootte=100000", None, 400),
        ("get", "/organisatieonderdelen?peildatum=morgen", None, 400),
        ("get", "/organisatieonderdelen?peildatum=0.0", None, 400),
        ("get", "/organisatieonderdelen?peildatum=20261231", None, 400),
        ("get", "/organisatieonderdelen?peildatum=2026-01-01&peildatum=2026-12-31", None, 400),
        ("get", "/medewerkers/geen-id", None, 404),
        ("get", "/bestaat-niet", None, 404),
        ("delete", "/medewerkers", None, 405),
        ("post", "/medewerkers", {"achternaam": "Zonder nummer"}, 422),
        ("post", "/medewerkers", {"personeelsnummer": "1", "achternaam": "A", "geheim": "x"}, 422),
        ("post", "/medewerkers", {"personeelsnummer": "1\u0000", "achternaam": "A"}, 422),
        ("post", "/medewerkers", {"personeelsnummer": "1", "achternaam": "A" * 1000}, 422),
        ("post", "/medewerkers", ["geen", "voorwerp"], 422),
    ],
)
def test_garbage_is_a_problem_with_a_clear_body(
    call: Call, method: str, path: str, body: Any, status: int
) -> None:
    answer = call(method, path, body)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert answer.json()["detail"]


def test_lists_come_in_pages_with_links(call: Call) -> None:
    for number in range(5):
        a_person(f"Persoon{number}")
    first = call("get", "/medewerkers?paginaGrootte=2").json()
    assert (first["totaal"], len(first["resultaten"])) == (6, 2)
    assert "prev" not in {name for name, link in first["_links"].items() if link}
    second = call("get", first["_links"]["next"]["href"].split("/api/v1")[1]).json()
    assert second["_links"]["last"]["href"].endswith("pagina=3")


@pytest.mark.parametrize("path", ["/medewerkers", "/dienstverbanden", "/organisatieonderdelen", "/functies"])
def test_a_longer_list_asks_no_more_of_the_database(
    call: Call, path: str, django_assert_max_num_queries: Any
) -> None:
    unit = a_unit()
    for _ in range(30):
        an_employment(a_person(), unit)
    with django_assert_max_num_queries(12):
        assert call("get", path).status_code == 200
