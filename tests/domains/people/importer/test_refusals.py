"""What does not fit is refused with a sentence; whom it names is left as he is."""

from datetime import datetime
from uuid import UUID

import pytest

from bekwaam.domains.people.models import Employment, Person
from tests.domains.people.importer.delivering import Cells, a_row, deliver
from tests.factories import a_unit

pytestmark = pytest.mark.eis("U-5.3")
MANAGER = "Leidinggevende (personeelsnummer)"


@pytest.fixture(autouse=True)
def units(noord: UUID) -> None:
    a_unit("T1")
    a_unit("OUD", is_current=False)


@pytest.mark.parametrize(
    ("row", "column", "sentence"),
    [
        ({"Organisatieonderdeel (code)": "T9"}, "Organisatieonderdeel (code)", "bestaat niet. "),
        ({"Organisatieonderdeel (code)": "OUD"}, "Organisatieonderdeel (code)", "bestaat niet meer"),
        ({MANAGER: "404"}, MANAGER, "ook niet bekend"),
        ({MANAGER: "1"}, MANAGER, "eigen leidinggevende"),
        ({"Uit dienst": "01-01-2019"}, "Uit dienst", "voor de datum in dienst"),
        ({"Afwezig vanaf": "02-01-2026", "Afwezig tot": "01-01-2026"}, "Afwezig tot", "voor het begin"),
        ({"Afwezig tot": "01-01-2026"}, "Afwezig vanaf", "begin van de afwezigheid ontbreekt"),
        ({"Soort dienstverband": "Inhuur"}, "Leverancier", "hoort een leverancier"),
        ({"Soort dienstverband": "Zwevend"}, "Soort dienstverband", "is niet bekend"),
    ],
)
def test_a_row_that_cannot_be_true(row: Cells, column: str, sentence: str, moment: datetime) -> None:
    found = deliver([a_row("1", **row), a_row("2")], at=moment)
    assert [(one.line, one.column) for one in found.refusals] == [(2, column)]
    assert sentence in found.refusals[0].sentence
    assert list(Person.objects.values_list("personnel_number", flat=True)) == ["2"]


def test_a_job_that_is_over_may_have_been_in_a_unit_that_is_gone(moment: datetime) -> None:
    rows = [a_row("1", **{"Organisatieonderdeel (code)": "OUD", "Uit dienst": "01-01-2024"})]
    assert deliver(rows, at=moment).refusals == []


def test_two_rows_of_one_person_that_contradict_are_both_refused(moment: datetime) -> None:
    second = {"Dienstverband (volgnummer)": "2"}
    rows = [
        a_row("1"),
        a_row("1", **second, Achternaam="Anders"),
        a_row("2"),
        a_row("2", **second, **{"E-mail": ""}),
    ]
    found = deliver(rows, at=moment)
    assert [(one.line, one.column) for one in found.refusals] == [(2, "Achternaam"), (3, "Achternaam")]
    assert list(Person.objects.values_list("personnel_number", "email")) == [("2", "n2@noord.example")]


def test_managers_in_a_circle_are_refused_and_who_is_below_them_is_not(moment: datetime) -> None:
    deliver([a_row("1"), a_row("2"), a_row("3"), a_row("4")], at=moment)
    rows = [
        a_row("1", **{MANAGER: "2"}),
        a_row("2", **{MANAGER: "3"}),
        a_row("3", **{MANAGER: "1"}),
        a_row("4", **{MANAGER: "1"}),
    ]
    found = deliver(rows, at=moment)
    assert sorted(one.line for one in found.refusals) == [2, 3, 4]
    managed = Employment.objects.filter(named_manager__isnull=False)
    assert list(managed.values_list("person__personnel_number", flat=True)) == ["4"]


def test_who_is_managed_by_somebody_refused_is_refused_as_well(moment: datetime) -> None:
    rows = [
        a_row("1", **{"Organisatieonderdeel (code)": "T9"}),
        a_row("2", **{MANAGER: "1"}),
        a_row("3", **{MANAGER: "2"}),
    ]
    assert len(deliver(rows, at=moment).refusals) == 3
    assert Person.objects.count() == 0


def test_a_refused_person_is_neither_changed_nor_ended(moment: datetime) -> None:
    deliver([a_row("1"), a_row("2")], at=moment)
    deliver(
        [a_row("1", **{"Uren per week": "8", "Organisatieonderdeel (code)": "T9"}), a_row("2")], at=moment
    )
    job = Employment.objects.get(person__personnel_number="1")
    assert (job.ended_on, int(job.hours_per_week), job.person.is_active) == (None, 36, True)


def test_one_external_id_is_one_person(moment: datetime) -> None:
    deliver([a_row("1", **{"Extern id": "a"})], at=moment)
    found = deliver([a_row("1", **{"Extern id": "a"}), a_row("2", **{"Extern id": "a"})], at=moment)
    assert [(one.line, one.column) for one in found.refusals] == [(3, "Extern id")]
