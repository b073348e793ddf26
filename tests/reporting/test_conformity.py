"""A row counts as met only when every test that carries its id passed in the last run."""

import json
import re
from pathlib import Path

import pytest
from django.urls import resolve

from bekwaam.reporting.conformity.evidence import Status, gather
from bekwaam.reporting.conformity.rows import all_rows
from tests.architecture.source import ROOT

pytestmark = pytest.mark.eis("X-1")


def report(tmp_path: Path, **tests: tuple[str, list[str]]) -> Path:
    path = tmp_path / "conformity.json"
    told = {name: {"outcome": outcome, "rows": rows} for name, (outcome, rows) in tests.items()}
    path.write_text(json.dumps({"green_at": "2026-11-21T10:00:00+00:00", "tests": told}))
    return path


def statuses(path: Path, tests: Path) -> dict[str, Status]:
    return {proof.row.id: proof.status for proof in gather(path, tests).proofs}


def test_a_row_needs_all_its_tests_to_pass(tmp_path: Path) -> None:
    path = report(
        tmp_path,
        one=("passed", ["U-1.4", "X-3"]),
        two=("failed", ["X-3"]),
        three=("skipped", ["U-6.3"]),
    )
    found = statuses(path, tmp_path)
    assert (found["U-1.4"], found["X-3"], found["U-6.3"]) == (
        Status.PROVED,
        Status.NOT_PROVED,
        Status.NOT_PROVED,
    )
    assert found["V-5"] == Status.NOT_BUILT


def test_a_row_that_is_half_built_is_never_proved(tmp_path: Path) -> None:
    path = report(tmp_path, one=("passed", ["U-7.2", "U-7.3"]))
    found = statuses(path, tmp_path)
    assert (found["U-7.2"], found["U-7.3"]) == (Status.NOT_PROVED, Status.PROVED)
    assert [row.id for row in all_rows() if row.still_to_come and not row.still_to_come.endswith(".")] == []


def test_without_a_run_nothing_is_proved(tmp_path: Path) -> None:
    tests = tmp_path / "tests"
    tests.mkdir()
    (tests / "test_x.py").write_text("@pytest.mark." + 'eis("U-1.4")\ndef test_x(): ...')
    found = statuses(tmp_path / "none.json", tests)
    assert found["U-1.4"] == Status.NOT_PROVED
    assert Status.PROVED not in found.values()


def test_every_mark_in_the_suite_names_a_row() -> None:
    ids = {row.id for row in all_rows()}
    marked = {
        row_id
        for path in (ROOT / "tests").rglob("test_*.py")
        for mark in re.findall(r"mark\.eis\(([^)]*)\)", path.read_text())
        for row_id in re.findall(r"\"([^\"]+)\"", mark)
    }
    assert sorted(marked - ids) == []


def test_every_screen_that_is_named_is_a_page() -> None:
    named = {screen for row in all_rows() for screen in row.screens}
    assert sorted(screen for screen in named if resolve(screen).url_name is None) == []


def test_every_row_has_a_text_and_a_group() -> None:
    assert [row.id for row in all_rows() if not row.text or not row.group] == []
    assert len(all_rows()) == 98
