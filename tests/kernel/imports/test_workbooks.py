"""xlsx, xls and ods: what Excel does to values, sheets, merged cells, formulas."""

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from bekwaam.kernel.imports import ColumnMapping, FieldSource, Limits, Unreadable, open_table

from .files import ods_of, xls_of, xlsx_bytes, xlsx_of
from .reading import HEADER, SCHEMA, cells_of, read

MAPPING = {"number": FieldSource(("Pers.nr.",)), "name": FieldSource(("Naam",))}


def test_values_as_excel_keeps_them() -> None:
    def fill(workbook: Any) -> None:
        day = workbook.add_format({"num_format": "dd-mm-yyyy"})
        sheet = workbook.add_worksheet()
        sheet.write_row(2, 1, HEADER)
        sheet.write_string(3, 1, "000123")
        sheet.write_string(3, 2, "Tekst")
        sheet.write_datetime(3, 3, datetime.fromisoformat("1988-02-03"), day)
        sheet.write_number(4, 1, 124)
        sheet.write_formula(4, 2, '="For"&"mule"', None, "Formule")
        sheet.write_number(4, 3, 32176)
        sheet.set_row(4, None, None, {"hidden": True})
        sheet.write_number(7, 1, 125)
        sheet.write_boolean(7, 2, True)
        sheet.write_string(7, 3, "3 februari 1988")

    records, reading = read(xlsx_bytes(fill))
    born = date(1988, 2, 3)
    assert [(record.line, *record.values.values()) for record in records] == [
        (4, "000123", "Tekst", born),
        (5, "000124", "Formule", born),
        (8, "000125", "ja", born),
    ]
    assert reading.refusals.total == 0


def test_a_failed_formula_is_refused_and_not_read_as_empty() -> None:
    def fill(workbook: Any) -> None:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ["1", "Jan"])
        sheet.write_formula(1, 2, "=VLOOKUP(A2,B:C,2,0)", None, "#N/A")

    _, reading = read(xlsx_bytes(fill))
    assert [refusal.text for refusal in reading.refusals] == [
        "Rij 2, kolom Geboortedatum: Hier staat een foutmelding van Excel. Herstel de formule of vul de waarde zelf in."
    ]
    assert reading.refusals.kept[0].value == "#N/A"


def test_a_cell_merged_over_rows_counts_for_each_row() -> None:
    def fill(workbook: Any) -> None:
        sheet = workbook.add_worksheet()
        sheet.merge_range(0, 0, 0, 2, "Overzicht van medewerkers")
        sheet.write_row(1, 0, HEADER)
        sheet.write_column(2, 0, [1, 2, 3])
        sheet.merge_range(2, 1, 3, 1, "Jansen")
        sheet.write(4, 1, "Pietersen")

    records, _ = read(xlsx_bytes(fill))
    assert [record.values["name"] for record in records] == ["Jansen", "Jansen", "Pietersen"]


def test_the_first_visible_sheet_with_the_wanted_headers_is_read() -> None:
    def fill(workbook: Any) -> None:
        workbook.add_worksheet("Uitleg").write(0, 0, "Naam")
        workbook.add_worksheet("Leeg")
        hidden = workbook.add_worksheet("Oud")
        hidden.write_row(0, 0, [*HEADER, "E-mail", "Einddatum"])
        hidden.hide()
        for name, number in (("Medewerkers", 1), ("Kopie", 2)):
            sheet = workbook.add_worksheet(name)
            sheet.write_row(0, 0, HEADER)
            sheet.write_row(1, 0, [number, name])

    content = xlsx_bytes(fill)
    assert read(content)[0][0].values["name"] == "Medewerkers"
    assert read(content, ColumnMapping(MAPPING, sheet="kopie"))[0][0].values["name"] == "Kopie"
    with pytest.raises(Unreadable) as refusal:
        read(content, ColumnMapping(MAPPING, sheet="Oud"))
    assert refusal.value.sentence == (
        "Het blad “Oud” staat niet in deze werkmap. Wel aanwezig: “Uitleg”, “Medewerkers”, “Kopie”. Kies het blad opnieuw."
    )


def test_notes_beside_the_table_are_not_read() -> None:
    rows = [[*HEADER], [1, "Jan", "", "", "let op!"], [2, "Els"]]
    assert [record.key for record in read(xlsx_of(rows))[0]] == [("000001",), ("000002",)]


def test_old_excel() -> None:
    records, _ = read(xls_of([HEADER, [123.0, "Müller", 32176.0]]))
    assert records[0].values == {"number": "000123", "name": "Müller", "born_on": date(1988, 2, 3)}


def test_libreoffice() -> None:
    records, _ = read(ods_of([HEADER, ["00123", "Müller", "3-2-1988"]]))
    assert records[0].values == {"number": "000123", "name": "Müller", "born_on": date(1988, 2, 3)}


def test_a_file_may_be_a_path_or_bytes_or_an_upload_and_an_upload_stays_open(tmp_path: Path) -> None:
    content = xlsx_of([HEADER, ["1", "Jan", ""]])
    path = tmp_path / "naam zonder betekenis.csv"
    path.write_bytes(content)
    upload = io.BytesIO(content)
    upload.seek(10)
    expected = [list(HEADER), ["1", "Jan"]]
    assert [cells_of(source) for source in (content, path, upload)] == [expected] * 3
    assert upload.closed is False


def test_rows_can_be_read_twice_and_left_half_way() -> None:
    rows = [[*HEADER], *([str(number), f"Naam {number}", "x"] for number in range(2000))]
    with open_table(xlsx_of(rows), SCHEMA) as table:
        next(iter(table.rows()))
        assert sum(1 for _ in table.rows()) == 2000
        assert [list(row.cells) for row in table.rows()] == rows[1:]


def test_one_stray_cell_far_away_does_not_take_the_machine_down() -> None:
    def fill(workbook: Any) -> None:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        sheet.write(1048575, 16383, "x")

    with pytest.raises(Unreadable, match=r"ver onderaan of ver naar rechts"):
        read(xlsx_bytes(fill))


def test_the_memory_of_a_workbook_is_a_limit() -> None:
    def fill(workbook: Any) -> None:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, [1, "Jan"])
        sheet.write(100_000, 100, " ")

    little = Limits(workbook_memory=256 * 1024 * 1024)
    assert len(read(xlsx_of([HEADER, [1, "Jan"]]), limits=little)[0]) == 1
    assert len(read(xlsx_bytes(fill))[0]) == 1
    with pytest.raises(Unreadable, match=r"ver onderaan of ver naar rechts"):
        read(xlsx_bytes(fill), limits=little)
