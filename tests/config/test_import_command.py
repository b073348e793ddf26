"""`bekwaam import` with its exit codes, its report and its JSON."""

import json
from pathlib import Path
from uuid import UUID

import pytest

from bekwaam.config.cli import _parser
from bekwaam.config.cli.import_ import run
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.organisation.models import OrgUnit
from tests.domains.organisation.deliveries import TREE, file_of
from tests.factories import a_unit

pytestmark = pytest.mark.eis("U-1.4")


@pytest.fixture
def delivery(tmp_path: Path) -> Path:
    path = tmp_path / "organisatie.csv"
    path.write_bytes(file_of(TREE))
    return path


def command(*words: object) -> int:
    return run(_parser().parse_args(["import", *map(str, words)]))


def test_dry_and_then_for_real(noord: UUID, delivery: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("organisation", delivery, "--academy", "noord", "--dry-run") == 0
    assert "6 nieuw, 0 gewijzigd" in capsys.readouterr().out
    assert OrgUnit.objects.count() == 0
    assert command("organisation", delivery, "--academy", "noord", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["state"], answer["counts"]["new"], OrgUnit.objects.count()) == ("done", 6, 6)


def test_refused_rows_give_exit_code_one(
    noord: UUID, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "fout.csv"
    path.write_bytes(file_of([*TREE, "T09;;Team;AFD;;;;"]))
    assert command("organisation", path, "--academy", "noord") == 1
    assert "Rij 8, kolom Naam: Hier ontbreekt naam." in capsys.readouterr().out
    assert OrgUnit.objects.count() == 6


def test_a_large_ending_asks_for_confirm(noord: UUID, delivery: Path, tmp_path: Path) -> None:
    broad = tmp_path / "breed.csv"
    broad.write_bytes(file_of([*TREE, *(f"B{n};Ploeg {n};Team;AFD;;;;" for n in range(9))]))
    assert command("organisation", broad, "--academy", "noord") == 0
    assert command("organisation", delivery, "--academy", "noord") == 1
    assert OrgUnit.objects.filter(is_current=True).count() == 15
    assert command("organisation", delivery, "--academy", "noord", "--confirm") == 0


@pytest.mark.eis("U-1.3")
def test_activities_come_in_and_refused_ones_are_told(
    noord: UUID, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_unit("LC")
    path = tmp_path / "aanbod.csv"
    path.write_text(
        "Code;Titel;Werkvorm;Onderdeel (code)\nBHV-1;Eerste hulp;klassikaal;LC\nBHV-2;Fout;dansles;LC\n"
    )
    assert command("activities", path, "--academy", "noord", "--dry-run") == 1
    assert Activity.objects.count() == 0
    assert command("activities", path, "--academy", "noord") == 1
    told = capsys.readouterr().out
    assert "Rij 3, kolom Werkvorm: " in told
    assert "(“dansles”)" in told
    assert list(Activity.objects.values_list("code", "state")) == [("BHV-1", "concept")]


@pytest.mark.parametrize(
    "words",
    [
        ("koffie", "FILE", "--academy", "noord"),
        ("organisation", "FILE", "--academy", "oost"),
        ("organisation", "/nergens.csv", "--academy", "noord"),
        ("organisation", "FILE", "--academy", "noord", "--mapping", "Onbekend"),
    ],
)
def test_wrong_use_gives_exit_code_two(noord: UUID, delivery: Path, words: tuple[str, ...]) -> None:
    assert command(*(delivery if word == "FILE" else word for word in words)) == 2


def test_a_file_that_is_no_table_gives_exit_code_one(
    noord: UUID, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"%PDF")
    assert command("organisation", path, "--academy", "noord") == 1
    assert "Dit is een pdf en geen tabel." in capsys.readouterr().out
