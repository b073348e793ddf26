"""What the manuals for administrators say is there, is there."""

import re

import pytest

from tests.architecture.source import ROOT, SOURCE

MANUALS = ROOT / "docs" / "beheer"
VARIABLE = re.compile(r"\b(BEKWAAM_[A-Z0-9_]+[A-Z0-9]|DATABASE_[A-Z_]*URL)\b")
ONLY_FOR_TESTS = {"BEKWAAM_TEST_SERVER", "BEKWAAM_TEST_WORKERS", "BEKWAAM_BROWSER"}


@pytest.mark.eis("U-8.1")
def test_every_test_behind_the_security_checklist_exists() -> None:
    named = re.findall(r"`([a-z_/]+\.py)`", (MANUALS / "beveiliging.md").read_text())
    assert len(named) > 50
    assert sorted(name for name in set(named) if not (ROOT / "tests" / name).is_file()) == []


def test_every_chapter_of_the_standard_is_there() -> None:
    found = re.findall(r"^### V(\d+) ", (MANUALS / "beveiliging.md").read_text(), re.MULTILINE)
    assert [int(number) for number in found] == list(range(1, 18))


def test_every_variable_that_is_read_is_explained() -> None:
    read = {name for path in (SOURCE / "config").rglob("*.py") for name in VARIABLE.findall(path.read_text())}
    told = set(VARIABLE.findall((MANUALS / "instellingen.md").read_text()))
    with_file = {f"{name}_FILE" for name in told}
    assert sorted(read - told - with_file - ONLY_FOR_TESTS) == []
