"""The import files: Dutch headers, day-month-year, and enough in them to rebuild the academy."""

import csv
from datetime import date, datetime
from pathlib import Path

from bekwaam.config.demo import DemoAcademy, delivery_days, organisation_rows, people_rows, write_csv

ORGANISATION = [
    "Code", "Naam", "Soort", "Code bovenliggend", "Kostenplaats",
    "Leidinggevende (personeelsnummer)", "Geldig vanaf", "Geldig tot",
]  # fmt: skip
PEOPLE = [
    "Personeelsnummer", "Voornaam", "Tussenvoegsels", "Achternaam", "E-mail", "Dienstverband (volgnummer)",
    "Functiecode", "Functie", "Organisatieonderdeel (code)", "Leidinggevende (personeelsnummer)", "Kostenplaats",
    "Soort dienstverband", "Uren per week", "In dienst", "Uit dienst", "Leverancier", "Extern id",
    "Afwezig vanaf", "Afwezig tot",
]  # fmt: skip


def test_headers_stand_in_the_agreed_order(academy: DemoAcademy) -> None:
    assert all(list(row) == ORGANISATION for row in organisation_rows(academy))
    assert all(list(row) == PEOPLE for row in people_rows(academy))


def test_there_is_one_row_per_version_and_per_employment(academy: DemoAcademy) -> None:
    assert len(organisation_rows(academy)) == len(academy.units) + len(academy.unit_history)
    assert len(people_rows(academy)) == len(academy.employments)


def test_a_parent_stands_above_its_units(academy: DemoAcademy) -> None:
    seen = {""}
    for row in organisation_rows(academy, on=academy.today):
        assert row["Code bovenliggend"] in seen
        seen.add(row["Code"])
    assert seen - {""} == {one.code for one in academy.units}


def test_the_organisation_of_an_earlier_day(lindewaard: DemoAcademy) -> None:
    then = organisation_rows(lindewaard, on=date(2018, 6, 1))
    names = {row["Code"]: row["Naam"] for row in then}
    assert len(names) == len(then)
    assert names["WI"] == "Sociale Zaken"
    assert "Kunstuitleen" in {row["Naam"] for row in then}
    assert all(_day(row["Geldig vanaf"]) <= date(2018, 6, 1) for row in then)


def test_a_delivery_repeats_the_first_day_and_knows_no_end(lindewaard: DemoAcademy) -> None:
    day = date(2018, 6, 1)
    then = {row["Code"]: row for row in organisation_rows(lindewaard, on=day)}
    assert {row["Geldig tot"] for row in then.values()} == {""}
    assert then["WI"]["Geldig vanaf"] == "01-01-1974"


def test_the_deliveries_together_bring_in_every_unit(academy: DemoAcademy) -> None:
    days = delivery_days(academy)
    assert days == sorted(days)
    assert days[-1] == academy.today
    delivered = {row["Code"] for day in days for row in organisation_rows(academy, on=day)}
    assert delivered == {one.code for one in (*academy.units, *academy.unit_history)}


def test_a_row_tells_the_whole_employment(lindewaard: DemoAcademy) -> None:
    row = next(
        row for row in people_rows(lindewaard) if row["Achternaam"] == "Jaamac" and row["Voornaam"] == "Hodan"
    )
    job = next(one for one in lindewaard.employments if one.person_number == row["Personeelsnummer"])
    supplier = next(one for one in lindewaard.suppliers if one.code == job.supplier_code)
    assert row["Personeelsnummer"] == "000131"
    assert (row["Functie"], row["Soort dienstverband"]) == ("Klantadviseur", "inhuur")
    assert (row["Leverancier"], row["Uit dienst"]) == (supplier.name, "")
    assert _day(row["In dienst"]) == job.started_on


def test_part_hours_have_a_comma_and_absences_two_days(lindewaard: DemoAcademy) -> None:
    rows = people_rows(lindewaard)
    assert "28,8" in {row["Uren per week"] for row in rows}
    assert sum(bool(row["Afwezig vanaf"]) for row in rows) == len(lindewaard.absences)
    assert all(row["Afwezig vanaf"] for row in rows if row["Afwezig tot"])


def test_a_written_file_reads_back(zuidermeer: DemoAcademy, tmp_path: Path) -> None:
    rows = people_rows(zuidermeer)
    path = tmp_path / "medewerkers.csv"
    write_csv(rows, path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfPersoneelsnummer;Voornaam")
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.DictReader(file, delimiter=";")) == rows


def _day(text: str) -> date:
    return datetime.strptime(text, "%d-%m-%Y").date()  # noqa: DTZ007 - a calendar day has no zone
