"""A name has no signs that nobody sees, whichever way it comes in."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest

from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.models import Function, Person
from bekwaam.integrations.oidc.identity import proven_identity
from bekwaam.kernel.actors import Role
from tests.domains.people.importer.delivering import a_row, deliver
from tests.factories import a_grant, a_kind, a_person, a_unit

HOSTILE = "Van\u202e Dam\u2066\u200b"
CLEAN = "Van Dam"
EMOJI, PERSIAN = "Zwemmen 🏊🏽\u200d♀\ufe0f", "علی\u200cرضا"

pytestmark = [pytest.mark.eis("U-5.3"), pytest.mark.eis("U-8.3")]


def admin() -> Person:
    person = a_person("Beheerder")
    a_grant(person, Role.FUNCTIONAL_ADMIN)
    return person


def test_a_form_keeps_no_hidden_signs(noord: UUID, client_for: Callable[..., Any]) -> None:
    browser, kind = client_for(admin()), a_kind()
    browser.post(
        "/beheer/medewerkers/nieuw/",
        {"personnel_number": "77\u200b1", "given_name": PERSIAN, "infix": "\u200e", "family_name": HOSTILE},
    )
    made = Person.objects.get(personnel_number="771")
    assert (made.given_name, made.infix, made.family_name) == (PERSIAN, "", CLEAN)
    assert made.full_name == f"{PERSIAN} {CLEAN}"
    unit = {"code": "Z\u20611", "name": f"{EMOJI}\u202e", "kind": str(kind.pk), "valid_from": "2026-01-01"}
    browser.post("/beheer/organisatie/nieuw/", unit)
    assert list(OrgUnit.objects.values_list("code", "name")) == [("Z1", EMOJI)]


def test_two_names_that_look_the_same_are_the_same_number(
    noord: UUID, client_for: Callable[..., Any]
) -> None:
    a_person("Eerder", personnel_number="771")
    sent = {"personnel_number": "77\u2066\u20691", "family_name": "Later"}
    assert client_for(admin()).post("/beheer/medewerkers/nieuw/", sent).status_code == 422
    assert not Person.objects.filter(family_name="Later").exists()


def test_a_delivery_is_cleaned_and_the_same_again_is_no_change(noord: UUID, moment: datetime) -> None:
    a_unit("T1")
    row = a_row("100", Voornaam=PERSIAN, Achternaam=HOSTILE, Functie=EMOJI + "\u202d", Tussenvoegsels="")
    assert deliver([row], at=moment).refusals == []
    made = Person.objects.get(personnel_number="100")
    assert (made.full_name, Function.objects.get().name) == (f"{PERSIAN} {CLEAN}", EMOJI)
    assert deliver([row], at=moment).counts == (0, 0, 0, 0, 1)


def test_the_api_keeps_no_hidden_signs(noord: UUID, moment: datetime) -> None:
    from django.test import Client

    from tests.portals.api.test_resources import key_of

    client = Client(headers={"Host": "noord.localhost", "Authorization": f"Bearer {key_of(admin(), moment)}"})
    sent = {"personeelsnummer": "90\u200b1", "voornaam": PERSIAN, "achternaam": HOSTILE}
    answer = client.post("/api/v1/medewerkers", json.dumps(sent), content_type="application/json")
    assert (answer.status_code, answer.json()["naam"]) == (201, f"{PERSIAN} {CLEAN}")
    assert answer.json()["personeelsnummer"] == "901"


def test_a_claim_with_a_hidden_sign_opens_no_door() -> None:
    """Cleaned it would be the key of somebody else."""
    from bekwaam.integrations.oidc.settings import Service

    service = Service(issuer="https://login.example", client_id="x")
    claims = {"sub": "s", "oid": "abc", "groups": []}
    assert proven_identity(claims, service).person_key == "abc"
    assert proven_identity({**claims, "oid": "ab\u200bc"}, service).person_key == ""
