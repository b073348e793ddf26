import json

from bekwaam.kernel.imports import (
    ColumnMapping,
    Facts,
    FieldSource,
    ImportReport,
    Unreadable,
    compare,
    mapping_faults,
    may_end,
    open_table,
    read_records,
    suggest,
)

from .files import csv_bytes
from .reading import SCHEMA

ROWS = [["Pers.nr.", "Naam"], ["1", "Jan"], ["2", ""], ["3", "Els"]]


def plan(content: bytes, saved: ColumnMapping | None = None, existing: Facts | None = None) -> ImportReport:
    known: Facts = existing or {}
    try:
        with open_table(content, SCHEMA, saved) as table:
            mapping = saved or suggest(SCHEMA, table.columns)
            if faults := mapping_faults(mapping, SCHEMA, table.columns):
                return ImportReport.of("export.csv", table, mapping, faults=faults)
            reading = read_records(table, SCHEMA, mapping)
            incoming = {record.key: record.values for record in reading}
            diff = compare(incoming, known, refused=reading.refused)
            guard = may_end(diff, len(known), noun=SCHEMA.noun)
            return ImportReport.of("export.csv", table, mapping, reading=reading, diff=diff, guard=guard)
    except Unreadable as error:
        return ImportReport.unreadable("export.csv", error)


def test_a_report_says_what_was_read_and_what_would_change() -> None:
    report = plan(
        csv_bytes(ROWS),
        existing={("000002",): {"name": "Bo"}, ("000003",): {"number": "000003", "name": "Els"}},
    )
    assert report.lines == (
        "3 rijen gelezen, 1 fout gevonden.",
        "1 nieuw, 0 gewijzigd, 0 verplaatst, 0 beëindigd, 1 gelijk gebleven.",
    )
    assert (report.may_proceed, report.exit_code) == (True, 1)
    stored = json.loads(json.dumps(report.to_json()))
    assert stored["refusals"] == [
        {"line": 3, "column": "Naam", "value": "", "sentence": "Hier ontbreekt achternaam. Vul een tekst in."}
    ]
    assert stored["guard"] == {"allowed": True, "reason": "", "needs_confirmation": False}
    assert stored["diff"]["counts"] == {"new": 1, "changed": 0, "moved": 0, "ended": 0, "unchanged": 1}


def test_two_reports_are_about_the_same_only_with_the_same_content_and_mapping() -> None:
    dry = plan(csv_bytes(ROWS))
    other_mapping = ColumnMapping(
        {"number": FieldSource(("Pers.nr.",)), "name": FieldSource(("Naam",), fixed="?")}
    )
    assert dry.is_about_same_as(plan(csv_bytes(ROWS))) is True
    assert dry.is_about_same_as(plan(csv_bytes(ROWS[:-1]))) is False
    assert dry.is_about_same_as(plan(csv_bytes(ROWS), other_mapping)) is False
    assert ImportReport("a.csv").is_about_same_as(ImportReport("a.csv")) is False


def test_an_unreadable_file_and_a_faulty_mapping_stop_everything() -> None:
    for content in (b"%PDF-1.4", csv_bytes([["Naam"], ["Jan"]])):
        report = plan(content)
        assert (report.may_proceed, report.exit_code, len(report.lines), report.rows) == (False, 1, 1, 0)


def test_the_guard_stops_a_file_that_is_half() -> None:
    existing = {(f"{number:06}",): {"name": "Jan"} for number in range(100)}
    report = plan(csv_bytes(ROWS[:2]), existing=existing)
    assert (report.may_proceed, report.exit_code) == (False, 1)
    assert report.lines[-1].startswith("Dit bestand beëindigt 99 van de 100 medewerkers.")
