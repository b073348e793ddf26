"""The pages of the organisation: what they show, on which day, in how many queries, and to whom."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.organisation import queries
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from tests.factories import a_grant, a_kind, a_person, a_unit, an_employment
from tests.portals.admin.queries import reads

HOME = "/beheer/organisatie/"
FORMS = ("hernoemen", "verplaatsen", "wijzigen", "beeindigen")


@pytest.fixture
def admin(noord: UUID, client_for: Callable[..., Client]) -> Client:
    person = a_person("Beheer")
    a_grant(person, Role.FUNCTIONAL_ADMIN)
    return client_for(person)


def words_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


@pytest.mark.eis("U-1.4")
def test_the_tree_shows_units_with_their_people(admin: Client) -> None:
    top = a_unit("TOP", name="Gemeente Noord")
    team = a_unit("T1", name="Team Parken", parent=top)
    both = a_person()
    an_employment(both, team)
    an_employment(both, top, number="2")
    an_employment(a_person(), team)
    page = admin.get(HOME).context["page"]
    (root,) = page.nodes
    assert (root.unit.name, root.people, root.is_open) == ("Gemeente Noord", 2, True)
    assert [(node.unit.name, node.people) for node in root.children] == [("Team Parken", 2)]


@pytest.mark.eis("U-1.4")
def test_the_tree_of_another_day(admin: Client) -> None:
    unit = a_unit("A", name="Oude naam")
    today = clock.today().isoformat()
    answer = admin.post(f"{HOME}{unit.pk}/hernoemen/", {"name": "Nieuwe naam", "valid_from": today})
    assert (answer.status_code, answer["Location"]) == (302, f"{HOME}{unit.pk}/")
    assert "Nieuwe naam" in words_of(admin.get(HOME))
    old = words_of(admin.get(HOME, {"op": "2021-01-01"}))
    assert ("Oude naam" in old, "Nieuwe naam" in old) == (True, False)
    assert admin.get(HOME, {"op": "2019-12-31"}).context["page"].total == 0
    history = admin.get(f"{HOME}{unit.pk}/").context["page"].periods
    assert [(period.name, period.is_now) for period in history] == [
        ("Nieuwe naam", True),
        ("Oude naam", False),
    ]


def test_search_finds_by_part_of_the_name_without_accents_or_by_code(admin: Client) -> None:
    a_unit("X1", name="Coördinatie", parent=a_unit("TOP", name="Gemeente"))
    for words in ("coord", "COÖRD", "x1"):
        found = admin.get(HOME, {"zoek": words}).context["page"].found
        assert [(hit.unit.name, hit.path) for hit in found] == [("Coördinatie", "Gemeente")]
    assert "Niets gevonden" in words_of(admin.get(HOME, {"zoek": "bestaat niet"}))


def test_a_part_that_does_not_fit_opens_on_its_own_page(admin: Client) -> None:
    top = a_unit("TOP")
    branches = [a_unit(f"B{n}", parent=top) for n in range(20)]
    for branch in branches:
        for n in range(8):
            a_unit(f"{branch.code}-{n}", parent=branch)
    (root,) = admin.get(HOME).context["page"].nodes
    assert {node.hidden for node in root.children} == {8}
    day = clock.today().isoformat()
    assert f'href="?onder={branches[0].pk}&amp;op={day}">toon 8 onderdelen<' in words_of(admin.get(HOME))
    page = admin.get(HOME, {"onder": str(branches[0].pk)}).context["page"]
    assert (page.focus.code, [unit.code for unit in page.above], len(page.nodes)) == ("B0", ["TOP"], 8)


@pytest.mark.parametrize("path", ["", "{unit}/", "{unit}/verplaatsen/", "soorten/"])
def test_one_and_thirty_units_cost_the_same_queries(admin: Client, path: str) -> None:
    top = a_unit("TOP")
    a_unit("T0", parent=top)
    address = HOME + path.format(unit=top.pk)
    admin.get(address)
    with CaptureQueriesContext(connection) as few:
        admin.get(address)
    for n in range(1, 30):
        an_employment(a_person(), a_unit(f"T{n}", parent=top))
    with CaptureQueriesContext(connection) as many:
        assert admin.get(address).status_code == 200
    assert reads(many) == reads(few) <= 12, [query["sql"][:120] for query in many]


def test_a_new_unit_below_another(admin: Client) -> None:
    top = a_unit("TOP")
    values = {
        "code": "T9",
        "name": "Team Nieuw",
        "kind": str(a_kind().pk),
        "leader_number": "0007",
        "cost_centre": "4711",
        "valid_from": "2026-01-01",
    }
    answer = admin.post(f"{HOME}nieuw/?onder={top.pk}", values)
    made = OrgUnit.objects.get(code="T9")
    assert answer["Location"] == f"{HOME}{made.pk}/"
    assert (made.parent, made.cost_centre.code, made.leader_number) == (top, "4711", "0007")
    again = admin.post(f"{HOME}nieuw/?onder={top.pk}", values)
    assert (again.status_code, again.context["form"].non_field_errors()) == (
        422,
        ["De code T9 is al in gebruik. Kies een andere code."],
    )


def test_moving_under_itself_is_a_sentence_in_the_form(admin: Client) -> None:
    top = a_unit("TOP", name="Gemeente")
    low = a_unit("LAAG", name="Laag", parent=top)
    address = f"{HOME}{top.pk}/verplaatsen/?zoek=laag"
    answer = admin.post(address, {"parent": str(low.pk), "valid_from": "2026-02-01"})
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == [
        "Dit onderdeel zou op 01-02-2026 onder zichzelf hangen. Kies een ander onderdeel of een andere datum."
    ]
    moved = admin.post(f"{HOME}{low.pk}/verplaatsen/", {"parent": "top", "valid_from": "2026-02-01"})
    low.refresh_from_db()
    assert (moved.status_code, low.parent) == (302, None)


def test_a_refused_change_leaves_no_cost_centre_behind(admin: Client) -> None:
    unit = a_unit("A")
    values = {
        "kind": str(unit.kind_id),
        "leader_number": "",
        "cost_centre": "NIEUW",
        "valid_from": "1999-01-01",
    }
    assert admin.post(f"{HOME}{unit.pk}/wijzigen/", values).status_code == 422
    assert queries.cost_centres() == []


def test_ending_a_unit(admin: Client) -> None:
    unit = a_unit("A")
    admin.post(f"{HOME}{unit.pk}/beeindigen/", {"last_day": "2026-01-31"})
    unit.refresh_from_db()
    assert (unit.is_current, unit.valid_until) == (False, date(2026, 1, 31))
    assert "Dit onderdeel bestaat vandaag niet" in words_of(admin.get(f"{HOME}{unit.pk}/"))


def test_kinds_are_made_changed_and_removed(admin: Client) -> None:
    admin.post(f"{HOME}soorten/", {"label": "Ploeg", "position": "3"})
    (kind,) = queries.kinds()
    admin.post(f"{HOME}soorten/{kind.pk}/", {"label": "Ploegje", "position": "4"})
    assert [(one.label, one.position) for one in queries.kinds()] == [("Ploegje", 4)]
    unit = a_unit("A", kind=kind)
    refused = admin.post(f"{HOME}soorten/{kind.pk}/verwijderen/", follow=True)
    assert "De soort Ploegje is of was in gebruik." in words_of(refused)
    unit.versions.all().delete()
    unit.delete()
    admin.post(f"{HOME}soorten/{kind.pk}/verwijderen/")
    assert queries.kinds() == []


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": "x" * 500, "valid_from": "2026-01-01"}, "name"),
        ({"name": "Goed", "valid_from": "morgen"}, "valid_from"),
        ({"name": "Goed", "valid_from": "9999-99-99"}, "valid_from"),
        ({}, "name"),
        ({"name": "a\x00b", "valid_from": "2026-01-01"}, "name"),
    ],
)
def test_garbage_in_a_form_is_explained(admin: Client, values: dict[str, str], field: str) -> None:
    unit = a_unit("A", name="Blijft")
    answer = admin.post(f"{HOME}{unit.pk}/hernoemen/", values)
    assert (answer.status_code, field in answer.context["form"].errors) == (422, True)
    unit.refresh_from_db()
    assert unit.name == "Blijft"


@pytest.mark.eis("X-3")
def test_another_academys_unit_is_nowhere(admin: Client, zuid: UUID, within: Any) -> None:
    with within(zuid):
        foreign = a_unit("Z", name="Van Zuid")
        kind = a_kind("zuid")
    for path in ("", *(f"{form}/" for form in FORMS)):
        assert admin.get(f"{HOME}{foreign.pk}/{path}").status_code == 404
    assert admin.get(f"{HOME}soorten/{kind.pk}/").status_code == 404
    assert admin.get(HOME, {"onder": str(foreign.pk)}).status_code == 404
    assert admin.get(f"{HOME}nieuw/?onder={foreign.pk}").status_code == 404
    assert (
        admin.post(f"{HOME}{foreign.pk}/hernoemen/", {"name": "Mijn", "valid_from": "2026-01-01"}).status_code
        == 404
    )
    with within(zuid):
        foreign.refresh_from_db()
        assert foreign.name == "Van Zuid"


@pytest.mark.parametrize(
    ("role", "reads"), [(Role.ULC, 200), (Role.AUDITOR, 200), (Role.TRAINER, 403), (None, 403)]
)
def test_readers_read_and_do_not_change(noord: UUID, client_for: Any, role: Role | None, reads: int) -> None:
    person = a_person()
    if role is not None:
        a_grant(person, role)
    client, unit = client_for(person), a_unit("A")
    assert (client.get(HOME).status_code, client.get(f"{HOME}{unit.pk}/").status_code) == (reads, reads)
    for path in (f"{unit.pk}/hernoemen/", "nieuw/", "soorten/"):
        assert client.get(HOME + path).status_code == 403
    assert "Wijzig" not in words_of(client.get(f"{HOME}{unit.pk}/")) or reads == 403


def test_an_administrator_of_one_branch_cannot_open_the_forms_of_another(
    noord: UUID, client_for: Any
) -> None:
    own, other = a_unit("EIGEN"), a_unit("ANDER")
    person = a_person()
    a_grant(person, Role.FUNCTIONAL_ADMIN, own)
    client = client_for(person)
    assert client.get(f"{HOME}{own.pk}/hernoemen/").status_code == 200
    assert client.get(f"{HOME}{other.pk}/hernoemen/").status_code == 404
    assert client.get(f"{HOME}{other.pk}/").status_code == 200


def test_nobody_is_sent_to_the_login_page(noord: UUID, client_for: Any) -> None:
    answer = client_for().get(HOME)
    assert (answer.status_code, answer["Location"]) == (302, f"/inloggen/?next={HOME}")
