"""Any export fits: a value for every row where there is no column, and a meaning for words that the file has of its own."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bekwaam.domains.deliveries import queries
from bekwaam.domains.deliveries.models import ImportRun
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.models import Employment
from bekwaam.kernel.actors import Role
from tests.domains.organisation.deliveries import TREE, file_of
from tests.factories import a_grant, a_person, a_unit

HOME = "/beheer/aanleveringen/"
pytestmark = [pytest.mark.eis("U-1.4"), pytest.mark.eis("U-5.3")]
PEOPLE = (
    "Persnr;Naam;Afdeling;Contract;Begindatum\n000101;Jansen;T1;A1;1-2-2024\n000102;Bakker;T1;O;1-3-2024\n"
)


@pytest.fixture
def admin(noord: UUID, client_for: Callable[..., Client]) -> Client:
    person = a_person("Beheer")
    a_grant(person, Role.FUNCTIONAL_ADMIN)
    return client_for(person)


def uploaded(client: Client, content: str, kind: str) -> ImportRun:
    known = set(ImportRun.objects.values_list("pk", flat=True))
    client.post(HOME, {"kind": kind, "file": SimpleUploadedFile("uit-hr.csv", content.encode())})
    found: ImportRun = ImportRun.objects.exclude(pk__in=known).get()
    return found


def chosen_by(form: Any, **others: str) -> dict[str, str]:
    """What a browser would send of this form, with these choices instead."""
    shown = {field.html_name: field.value() or "" for field in form if field.name != "is_default"}
    return {**shown, **others}


def word_field(form: Any, word: str) -> str:
    return next(
        field.html_name for _, fields in form.words for field in fields if f"“{word}”" in str(field.label)
    )


def test_a_column_that_is_not_there_gets_one_value_and_a_code_its_meaning(admin: Client) -> None:
    a_unit("T1")
    run = uploaded(admin, PEOPLE, "people")
    assert run.state == "refused"
    assert "een vaste waarde" in run.report["faults"][0]
    address = f"{HOME}{run.pk}/koppeling/"
    form = admin.get(address).context["form"]
    without = admin.post(address, chosen_by(form))
    assert (without.status_code, sorted(without.context["form"].errors)) == (422, ["veld-job", "veld-kind"])
    sent = chosen_by(form, **{"vast-job": "1", "veld-kind": "Contract"})
    assert admin.post(address, sent).status_code == 302
    run.refresh_from_db()
    assert {one["value"] for one in run.report["refusals"]} == {"A1", "O"}

    assert f'href="{address}">Kies wat ermee is bedoeld' in admin.get(f"{HOME}{run.pk}/").content.decode()
    form = admin.get(address).context["form"]
    assert [(label, len(fields)) for label, fields in form.words] == [("Soort dienstverband", 2)]
    meant = {word_field(form, "A1"): "Vast", word_field(form, "O"): "Tijdelijk", "name": "Ons HR-systeem"}
    admin.post(address, chosen_by(form, **meant))
    run.refresh_from_db()
    assert (run.state, run.counts["new"], run.report["refusals"]) == ("previewed", 2, [])
    assert "Kies wat ermee is bedoeld" not in admin.get(f"{HOME}{run.pk}/").content.decode()
    admin.post(f"{HOME}{run.pk}/verwerken/")
    jobs = Employment.objects.order_by("personnel_number").values_list("personnel_number", "number", "kind")
    assert list(jobs) == [("000101", "1", "vast"), ("000102", "1", "tijdelijk")]


def test_what_was_meant_is_kept_with_the_mapping(admin: Client) -> None:
    a_unit("T1")
    run = uploaded(admin, PEOPLE, "people")
    address = f"{HOME}{run.pk}/koppeling/"
    first = chosen_by(admin.get(address).context["form"], **{"vast-job": "1", "veld-kind": "Contract"})
    admin.post(address, first)
    form = admin.get(address).context["form"]
    meant = {word_field(form, "A1"): "Vast", word_field(form, "O"): "Tijdelijk"}
    admin.post(address, chosen_by(form, **meant, name="Ons HR-systeem", is_default="on"))
    (saved,) = queries.mappings_for("people")
    assert saved.mapping["sources"]["job"]["fixed"] == "1"
    assert saved.mapping["sources"]["kind"]["translate"] == {"A1": "Vast", "O": "Tijdelijk"}
    assert uploaded(admin, PEOPLE.replace("Jansen", "Janssen"), "people").state == "previewed"
    again = admin.get(address).context["form"]
    assert again[word_field(again, "O")].value() == "Tijdelijk"
    admin.post(address, chosen_by(again, **{word_field(again, "O"): ""}))
    run.refresh_from_db()
    assert [one["value"] for one in run.report["refusals"]] == ["O"]


def test_kinds_of_units_are_those_of_the_academy(admin: Client) -> None:
    first = uploaded(admin, file_of(TREE).decode(), "organisation")
    admin.post(f"{HOME}{first.pk}/verwerken/")
    before = OrgUnit.objects.count()
    run = uploaded(admin, file_of([*TREE, "T77;Ploeg 7;ploegje;AFD;;;;"]).decode(), "organisation")
    form = admin.get(f"{HOME}{run.pk}/koppeling/").context["form"]
    assert "Team" in dict(form.fields[word_field(form, "ploegje")].choices)
    admin.post(f"{HOME}{run.pk}/koppeling/", chosen_by(form, **{word_field(form, "ploegje"): "Team"}))
    admin.post(f"{HOME}{run.pk}/verwerken/")
    assert OrgUnit.objects.count() == before + 1
    assert OrgUnit.objects.get(code="T77").kind.label == "Team"


def test_a_value_that_cannot_be_read_is_said_at_its_field(admin: Client) -> None:
    a_unit("T1")
    run = uploaded(admin, PEOPLE, "people")
    address = f"{HOME}{run.pk}/koppeling/"
    form = admin.get(address).context["form"]
    wrong = {"vast-job": "1", "veld-kind": "Contract", "vast-started_on": "morgen", "vast-kind": "koffie"}
    answer = admin.post(address, chosen_by(form, **wrong))
    assert (answer.status_code, sorted(answer.context["form"].errors)) == (
        422,
        ["vast-kind", "vast-started_on"],
    )
    assert answer.context["form"].is_fixed_open is True
