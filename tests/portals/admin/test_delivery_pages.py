"""Delivering on the screen: upload, look, choose columns, confirm, and the list of what came in."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.deliveries import queries
from bekwaam.domains.deliveries.models import ImportRun
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from tests.domains.organisation.deliveries import TREE, delivered, file_of, previewed
from tests.domains.people.importer.delivering import a_row, written
from tests.factories import a_grant, a_person, a_unit
from tests.portals.admin.queries import reads

HOME = "/beheer/aanleveringen/"
pytestmark = pytest.mark.eis("U-1.4")


@pytest.fixture
def admin(noord: UUID, client_for: Callable[..., Client]) -> Client:
    person = a_person("Beheer")
    a_grant(person, Role.FUNCTIONAL_ADMIN)
    return client_for(person)


def upload(client: Client, content: bytes, name: str = "organisatie.csv", kind: str = "organisation") -> Any:
    return client.post(HOME, {"kind": kind, "file": SimpleUploadedFile(name, content)})


def the_run() -> ImportRun:
    found: ImportRun = ImportRun.objects.get()
    return found


def words_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_upload_look_and_carry_out(admin: Client) -> None:
    answer = upload(admin, file_of([*TREE, "T09;;Team;AFD;;;;"]))
    run = the_run()
    assert (answer.status_code, answer["Location"]) == (302, f"{HOME}{run.pk}/")
    page = admin.get(answer["Location"])
    shown = page.context["page"]
    assert [(group.title, group.total) for group in shown.groups] == [("Nieuw", 6)]
    assert [(one["line"], one["column"]) for one in shown.refusals] == [(8, "Naam")]
    assert OrgUnit.objects.count() == 0
    done = admin.post(f"{HOME}{run.pk}/verwerken/", follow=True)
    assert "De aanlevering is verwerkt." in words_of(done)
    assert (the_run().state, the_run().started_by_label, OrgUnit.objects.count()) == (
        "done",
        "Noor Beheer",
        6,
    )
    again = admin.post(f"{HOME}{run.pk}/verwerken/", follow=True)
    assert "Deze aanlevering is al verwerkt." in words_of(again)


def test_a_line_says_what_its_numbers_are(admin: Client) -> None:
    a_unit("T1")
    upload(admin, written([a_row("000101")]), kind="people")
    assert "Personeelsnummer 000101, dienstverband 1" in words_of(admin.get(f"{HOME}{the_run().pk}/"))
    assert "000101 / 1" not in words_of(admin.get(f"{HOME}{the_run().pk}/"))


def test_a_large_file_shows_how_far_it_is(admin: Client) -> None:
    rows = ["GEM;Gemeente;Organisatie;;;;;", *(f"T{n};Team {n};Team;GEM;;;;" for n in range(2_000))]
    address = upload(admin, file_of(rows))["Location"]
    waiting = words_of(admin.get(address))
    assert ("Wordt gelezen" in waiting, "Wacht op zijn beurt" in waiting) == (True, True)
    assert f'hx-get="{address}"' in waiting
    assert f'href="{address}"' in waiting
    ImportRun.objects.update(rows_done=500, rows_total=2_001)
    assert "500 van ongeveer 2001 rijen" in words_of(admin.get(address))
    refused = admin.post(f"{address}verwerken/", follow=True)
    assert "Deze aanlevering wordt al gelezen of verwerkt." in words_of(refused)
    ImportRun.objects.update(state="carrying_out", rows_total=0)
    assert "De verschillen worden nu verwerkt." in words_of(admin.get(address))
    ImportRun.objects.update(state="previewed")
    assert "hx-get" not in words_of(admin.get(address)).split('id="inhoud"')[1]


def test_the_refused_rows_as_csv_cannot_run_formulas(admin: Client) -> None:
    upload(admin, file_of([*TREE, "T09;=1+1;Ploeg;AFD;;;;", "T10;X;=cmd|x;AFD;;;;"]))
    run = the_run()
    assert admin.post(f"{HOME}{run.pk}/verwerken/").status_code == 302
    upload(admin, file_of([*TREE, "T10;X;=cmd|x;AFD;;;;"]))
    second = ImportRun.objects.exclude(pk=run.pk).get()
    answer = admin.get(f"{HOME}{second.pk}/?formaat=csv")
    lines = answer.getvalue().decode("utf-8-sig").splitlines()
    assert lines[0] == "Rij;Kolom;Waarde;Wat is er mis"
    assert answer["Content-Disposition"].startswith('attachment; filename="fouten-in-aanlevering-')
    assert all(not cell.startswith("=") for line in lines for cell in line.split(";"))


def test_columns_are_chosen_saved_and_used_again(admin: Client) -> None:
    content = b"Sleutel;Hoe heet het;Wat is het\r\nA;Gemeente;Organisatie"
    upload(admin, content)
    run = the_run()
    assert run.state == "refused"
    address = f"{HOME}{run.pk}/koppeling/"
    columns = [label for _, label in admin.get(address).context["form"].fields["veld-code"].choices]
    assert columns == ["Staat niet in dit bestand", "Sleutel", "Hoe heet het", "Wat is het"]
    missing = admin.post(address, {"veld-code": "Sleutel", "date_order": "dmy"})
    assert (missing.status_code, sorted(missing.context["form"].errors)) == (422, ["veld-kind", "veld-name"])
    chosen = {
        "veld-code": "Sleutel",
        "veld-name": "Hoe heet het",
        "veld-kind": "Wat is het",
        "date_order": "dmy",
    }
    answer = admin.post(address, {**chosen, "name": "HR-systeem", "is_default": "on"})
    assert (answer.status_code, the_run().state, the_run().mapping_name) == (302, "previewed", "HR-systeem")
    upload(admin, content)
    assert ImportRun.objects.filter(state="previewed").count() == 2
    (saved,) = queries.mappings_for("organisation")
    admin.post(f"{HOME}koppelingen/{saved.pk}/verwijderen/")
    assert queries.mappings_for("organisation") == []


def test_many_endings_need_a_tick(admin: Client, noord: UUID) -> None:
    broad = ["GEM;Gemeente;Organisatie;;;;;", *(f"T{n};Team {n};Team;GEM;;;;" for n in range(20))]
    delivered(broad, academy=noord, at=clock.now())
    first = the_run()
    upload(admin, file_of(broad[:8]))
    run = ImportRun.objects.exclude(pk=first.pk).get()
    assert admin.get(f"{HOME}{run.pk}/").context["page"].needs_confirmation is True
    refused = admin.post(f"{HOME}{run.pk}/verwerken/", follow=True)
    assert "Zet eerst een vinkje" in words_of(refused)
    admin.post(f"{HOME}{run.pk}/verwerken/", {"bevestigd": "ja"})
    run.refresh_from_db()
    assert (run.state, run.confirmed_by_label) == ("done", "Noor Beheer")


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.4", b"MZ\x90\x00\x00", b"\x00" * 4096, b"PK\x03\x04rommel"]
)
def test_a_file_that_is_no_table_is_explained(admin: Client, content: bytes) -> None:
    upload(admin, content)
    run = the_run()
    page = admin.get(f"{HOME}{run.pk}/")
    assert (run.state, "Dit bestand kan niet worden verwerkt" in words_of(page)) == ("refused", True)
    assert admin.get(f"{HOME}{run.pk}/koppeling/").status_code == 302


def test_a_form_without_a_file_or_with_a_strange_kind(admin: Client) -> None:
    assert admin.post(HOME, {"kind": "organisation"}).status_code == 422
    file = SimpleUploadedFile("x.csv", b"x")
    assert admin.post(HOME, {"kind": "koffie", "file": file}).status_code == 422
    assert ImportRun.objects.count() == 0


def test_one_and_thirty_runs_cost_the_same_queries(admin: Client, noord: UUID) -> None:
    delivered(TREE, academy=noord, at=clock.now())
    run = the_run()
    for address in (HOME, f"{HOME}{run.pk}/"):
        with CaptureQueriesContext(connection) as few:
            admin.get(address)
        assert reads(few) <= 12
    for _ in range(18):
        delivered(TREE, academy=noord, at=clock.now())
    with CaptureQueriesContext(connection) as first:
        admin.get(HOME)
    for _ in range(11):
        delivered(TREE, academy=noord, at=clock.now())
    with CaptureQueriesContext(connection) as many:
        assert len(admin.get(HOME).context["page"].lines) == 20
    assert reads(many) == reads(first)


@pytest.mark.eis("X-3")
def test_another_academys_delivery_is_nowhere(admin: Client, zuid: UUID, within: Any) -> None:
    with within(zuid):
        foreign = previewed(TREE, academy=zuid, at=clock.now())
    for path in ("", "koppeling/", "?formaat=csv"):
        assert admin.get(f"{HOME}{foreign.pk}/{path}").status_code == 404
    assert admin.post(f"{HOME}{foreign.pk}/verwerken/").status_code == 404
    with within(zuid):
        foreign.refresh_from_db()
        assert (foreign.state, OrgUnit.objects.count()) == ("previewed", 0)


@pytest.mark.parametrize("role", [Role.EMPLOYEE, Role.AUDITOR, Role.TRAINER])
def test_who_delivers_nothing_does_not_come_in(noord: UUID, client_for: Any, role: Role) -> None:
    person = a_person()
    a_grant(person, role)
    assert client_for(person).get(HOME).status_code == 403
