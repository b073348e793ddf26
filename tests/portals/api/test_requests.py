"""Asking and deciding over the API: the same rules, the same people."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from bekwaam.domains.offcatalogue import house
from bekwaam.domains.people.tokens.rules import SCOPES
from bekwaam.domains.tenancy.actions import switch_parts
from bekwaam.kernel import clock
from tests.domains.offcatalogue.office import Office, a_draft, a_request, an_office, as_actor
from tests.portals.api.test_resources import key_of

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-7.3", "U-8.3")]
PATH = "/api/v1/aanvragen-buiten-catalogus"
WISH = {"titel": "Leergang Groenbeheer", "motivatie": "Voor het park.", "kostenOpleiding": "400.00"}


@pytest.fixture
def office(noord: Any) -> Office:
    return an_office()


@pytest.fixture
def ask(office: Office) -> Callable[..., Any]:
    keys: dict[str, str] = {}

    def send(who: str, method: str, path: str = "", body: Any = None, *, seen: str = "") -> Any:
        if who not in keys:
            keys[who] = key_of(getattr(office, who), clock.now(), *SCOPES)
        told = {"If-Match": seen} if seen else {}
        client = Client(headers={"Host": "noord.localhost", "Authorization": f"Bearer {keys[who]}", **told})
        options = {} if method == "get" else {"content_type": "application/json"}
        return getattr(client, method)(PATH + path, body or {}, **options)

    return send


def test_a_request_goes_its_way_over_the_api(ask: Callable[..., Any]) -> None:
    made = ask("employee", "post", "", WISH)
    assert (made.status_code, made.json()["status"]) == (201, "bij_leidinggevende")
    one, turn = f"/{made.json()['id']}", made.json()["beurt"]
    assert made.json()["aanDeBeurt"] == "Noor Leader"
    said = {"besluit": "akkoord", "beurt": turn}
    assert ask("employee", "post", f"{one}/besluiten", said).status_code == 403
    agreed = ask("leader", "post", f"{one}/besluiten", said)
    assert (agreed.status_code, agreed.json()["status"]) == (200, "bij_backoffice")
    late = ask("leader", "post", f"{one}/besluiten", said)
    assert (late.status_code, "was je voor" in late.json()["detail"]) == (409, True)
    closing = {"besluit": "eenmalig", "beurt": agreed.json()["beurt"]}
    closed = ask("clerk", "post", f"{one}/besluiten", closing).json()
    assert (closed["status"], closed["gevolg"], closed["kostenplaats"]) == ("toegekend", "eenmalig", "4711")


def test_a_question_is_answered_and_a_request_withdrawn(ask: Callable[..., Any]) -> None:
    made = ask("employee", "post", "", WISH).json()
    one = f"/{made['id']}"
    question = {"besluit": "vraag", "toelichting": "Wanneer?", "beurt": made["beurt"]}
    asked = ask("leader", "post", f"{one}/besluiten", question).json()
    assert asked["status"] == "teruggevraagd"
    answer = {"antwoord": "In mei.", "beurt": asked["beurt"]}
    assert ask("employee", "post", f"{one}/antwoorden", answer).json()["status"] == "bij_leidinggevende"
    assert ask("leader", "post", f"{one}/intrekken").status_code == 403
    assert ask("employee", "post", f"{one}/intrekken").json()["status"] == "ingetrokken"


def test_a_draft_changes_until_it_is_handed_in(ask: Callable[..., Any]) -> None:
    made = ask("employee", "post", "", {**WISH, "indienen": False})
    one, seen = f"/{made.json()['id']}", made.headers["ETag"]
    assert ask("employee", "put", one, WISH).status_code == 428
    changed = ask("employee", "put", one, {**WISH, "titel": "Iets anders"}, seen=seen)
    assert (changed.status_code, changed.json()["titel"]) == (200, "Iets anders")
    assert ask("employee", "post", f"{one}/indienen").json()["status"] == "bij_leidinggevende"
    assert ask("employee", "put", one, WISH, seen=seen).status_code == 412
    assert ask("employee", "put", one, WISH, seen="*").status_code == 409


def test_who_is_not_involved_finds_nothing(ask: Callable[..., Any], office: Office) -> None:
    row, draft = a_request(office), a_draft(office)
    seen = {}
    for who in ("employee", "leader", "clerk", "centre", "colleague", "director"):
        found = ask(who, "get").json()["totaal"]
        seen[who] = (
            found,
            ask(who, "get", f"/{row.pk}").status_code,
            ask(who, "get", f"/{draft.pk}").status_code,
        )
    assert seen == {
        "employee": (2, 200, 200),
        "leader": (1, 200, 404),
        "clerk": (1, 200, 404),
        "centre": (1, 200, 404),
        "colleague": (0, 404, 404),
        "director": (0, 404, 404),
    }


def test_a_manager_asks_by_number_and_nobody_else_does(ask: Callable[..., Any], office: Office) -> None:
    number = {"voorNummer": office.employee.personnel_number}
    made = ask("leader", "post", "", {**WISH, **number})
    assert (made.status_code, made.json()["voorNummer"]) == (201, office.employee.personnel_number)
    assert ask("colleague", "post", "", {**WISH, **number}).status_code == 403


def test_a_switched_off_part_is_not_in_the_api(ask: Callable[..., Any], office: Office) -> None:
    switch_parts(actor=as_actor(office.centre), chosen={house.MODULE: False}, at=clock.now())
    assert ask("employee", "get").status_code == 404
    assert ask("employee", "post", "", WISH).status_code == 404
