"""The organisation as a file: what changes, from which day, what is refused, and that twice is once."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.deliveries.models import ImportRun
from bekwaam.domains.organisation import queries
from bekwaam.domains.organisation.models import OrgUnit, OrgUnitAncestor, UnitKind
from tests.domains.organisation.deliveries import TREE, delivered

TODAY = date(2026, 11, 23)
LATER = timedelta(days=30)
pytestmark = pytest.mark.eis("U-1.4")


def replaced(code: str, row: str | None) -> list[str]:
    kept = [one if one.split(";")[0] != code else row for one in TREE]
    return [one for one in kept if one is not None]


def counts(run: ImportRun) -> tuple[int, int, int, int, int]:
    return tuple(run.counts[name] for name in ("new", "changed", "moved", "ended", "refused"))  # type: ignore[return-value]


def refused(run: ImportRun) -> list[tuple[int, str, str]]:
    assert run.report is not None
    return [(one["line"], one["column"], one["value"]) for one in run.report["refusals"]]


@pytest.fixture
def tree(noord: UUID, moment: datetime) -> ImportRun:
    return delivered(TREE, academy=noord, at=moment - LATER)


def test_the_first_delivery_makes_the_tree_with_kinds_in_order(tree: ImportRun) -> None:
    assert (tree.state, counts(tree)) == ("done", (6, 0, 0, 0, 0))
    assert [kind.label for kind in queries.kinds()] == [
        "Organisatie",
        "Domein",
        "Directie",
        "Afdeling",
        "Team",
    ]
    team = OrgUnit.objects.get(code="T01")
    assert (team.name, team.parent.code, team.cost_centre.code, team.leader_number, team.valid_from) == (
        "Team Parken",
        "AFD",
        "1111",
        "000004",
        date(2018, 1, 1),
    )
    assert [unit.code for unit in queries.units_above(team.pk)] == ["GEM", "DOM", "DIR", "AFD"]
    assert OrgUnitAncestor.objects.count() == 1 + 2 + 3 + 4 + 5 + 5
    assert AuditFact.objects.filter(verb="organisation.unit_made").count() == 6


def test_the_same_file_twice_changes_nothing(tree: ImportRun, noord: UUID, moment: datetime) -> None:
    before = (queries.histories(), AuditFact.objects.filter(subject_type="org_unit").count())
    run = delivered(TREE, academy=noord, at=moment)
    assert (run.state, counts(run), run.counts["unchanged"]) == ("done", (0, 0, 0, 0, 0), 6)
    assert (queries.histories(), AuditFact.objects.filter(subject_type="org_unit").count()) == before


def test_a_new_name_holds_from_the_delivery_and_the_old_one_before(
    tree: ImportRun, noord: UUID, moment: datetime
) -> None:
    rows = replaced("T01", "T01;Team Parken en Plantsoenen;Team;AFD;1111;000004;01-01-2018;")
    run = delivered(rows, academy=noord, at=moment)
    assert counts(run) == (0, 1, 0, 0, 0)
    history = queries.histories()[OrgUnit.objects.get(code="T01").pk]
    assert [(one.name, one.valid_from, one.valid_until) for one in history] == [
        ("Team Parken", date(2018, 1, 1), TODAY - timedelta(days=1)),
        ("Team Parken en Plantsoenen", TODAY, None),
    ]
    assert counts(delivered(rows, academy=noord, at=moment)) == (0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("starts", "holds_from"), [("01-11-2026", date(2026, 11, 1)), ("01-01-2027", date(2027, 1, 1))]
)
def test_a_rows_own_first_day_counts(
    tree: ImportRun, noord: UUID, moment: datetime, starts: str, holds_from: date
) -> None:
    rows = replaced("T02", f"T02;Team Bomen;Team;DIR;1111;000005;{starts};")
    run = delivered(rows, academy=noord, at=moment)
    assert counts(run) == (0, 0, 1, 0, 0)
    history = queries.histories()[OrgUnit.objects.get(code="T02").pk]
    assert [one.valid_from for one in history] == [date(2018, 1, 1), holds_from]
    assert counts(delivered(rows, academy=noord, at=moment)) == (0, 0, 0, 0, 0)


def test_a_unit_that_is_gone_from_the_file_ends_the_day_before(
    tree: ImportRun, noord: UUID, moment: datetime
) -> None:
    run = delivered(replaced("T02", None), academy=noord, at=moment)
    assert (run.state, counts(run)) == ("done", (0, 0, 0, 1, 0))
    team = OrgUnit.objects.get(code="T02")
    assert (team.is_current, team.valid_until) == (False, TODAY - timedelta(days=1))
    assert not OrgUnitAncestor.objects.filter(unit=team).exists()
    assert counts(delivered(replaced("T02", None), academy=noord, at=moment)) == (0, 0, 0, 0, 0)
    back = delivered(TREE, academy=noord, at=moment + LATER)
    assert counts(back) == (1, 0, 0, 0, 0)
    assert len(queries.histories()[team.pk]) == 2


def test_last_days_ahead_and_behind(tree: ImportRun, noord: UUID, moment: datetime) -> None:
    ahead = replaced("T02", "T02;Team Bomen;Team;AFD;1111;000005;01-01-2018;31-12-2026")
    assert counts(delivered(ahead, academy=noord, at=moment)) == (0, 1, 0, 0, 0)
    assert OrgUnit.objects.get(code="T02").valid_until == date(2026, 12, 31)
    assert counts(delivered(ahead, academy=noord, at=moment)) == (0, 0, 0, 0, 0)
    assert counts(delivered(ahead, academy=noord, at=moment + 2 * LATER)) == (0, 0, 0, 0, 0)
    behind = [*replaced("T02", None), "T02;Team Bomen;Team;AFD;1111;000005;01-01-2018;31-10-2026"]
    run = delivered(behind, academy=noord, at=moment)
    assert (counts(run), OrgUnit.objects.get(code="T02").valid_until) == ((0, 0, 0, 1, 0), date(2026, 10, 31))
    assert counts(delivered(behind, academy=noord, at=moment)) == (0, 0, 0, 0, 0)


def test_a_branch_moves_with_all_below_it(tree: ImportRun, noord: UUID, moment: datetime) -> None:
    run = delivered(
        replaced("AFD", "AFD;Afdeling Groen;Afdeling;DOM;1111;;01-01-2015;"), academy=noord, at=moment
    )
    assert counts(run) == (0, 0, 1, 0, 0)
    assert [unit.code for unit in queries.units_above(OrgUnit.objects.get(code="T01").pk)] == [
        "GEM",
        "DOM",
        "AFD",
    ]


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        ("T02;Team Bomen;Ploeg;AFD;1111;;01-01-2018;", "soort", "Ploeg"),
        ("T02;Team Bomen;Team;NERGENS;1111;;01-01-2018;", "code bovenliggend", "NERGENS"),
        ("T02;;Team;AFD;1111;;01-01-2018;", "Naam", ""),
        ("T02;Team Bomen;Team;AFD;1111;;31-02-2018;", "Geldig vanaf", "31-02-2018"),
        ("T02;Team Bomen;Team;T02;1111;;01-01-2018;", "code bovenliggend", "T02"),
        ("T02;Team Bomen;Team;AFD;1111;;01-01-2027;01-12-2026", "geldig tot", "2026-12-01"),
    ],
)
def test_a_refused_row_leaves_its_unit_as_it_is(
    tree: ImportRun, noord: UUID, moment: datetime, row: str, column: str, value: str
) -> None:
    before = queries.histories()
    run = delivered(replaced("T02", row), academy=noord, at=moment)
    assert (run.state, counts(run), refused(run)) == ("done", (0, 0, 0, 0, 1), [(7, column, value)])
    assert queries.histories() == before


def test_a_circle_in_the_file_is_refused_and_named(tree: ImportRun, noord: UUID, moment: datetime) -> None:
    before = queries.histories()
    rows = replaced("DIR", "DIR;Directie Beheer;Directie;T01;1110;000003;01-01-2015;")
    run = delivered(rows, academy=noord, at=moment)
    assert run.report is not None
    sentences = {one["sentence"] for one in run.report["refusals"]}
    assert any(
        "T01 → AFD → DIR → T01" in sentence or "DIR → T01 → AFD → DIR" in sentence for sentence in sentences
    )
    assert (counts(run)[:4], queries.histories()) == ((0, 0, 0, 0), before)


def test_what_still_has_something_below_it_stays(tree: ImportRun, noord: UUID, moment: datetime) -> None:
    """The team's row is refused, so it stays where it is; its department is gone from the file but stays too."""
    rows = [row for row in TREE if row[:3] not in {"AFD", "T01", "T02"}]
    run = delivered(
        [*rows, "T01;;Team;AFD;;;;", "T02;Team Bomen;Team;DIR;1111;000005;;"], academy=noord, at=moment
    )
    assert counts(run) == (0, 0, 1, 0, 1)
    assert set(OrgUnit.objects.filter(is_current=True).values_list("code", flat=True)) == {
        row.split(";")[0] for row in TREE
    }


def test_one_unreadable_code_keeps_everything_in(tree: ImportRun, noord: UUID, moment: datetime) -> None:
    run = delivered([*replaced("T02", None), ";Naamloos;Team;AFD;;;;"], academy=noord, at=moment)
    assert (counts(run), "beëindigt deze import niemand" in run.sentence) == ((0, 0, 0, 0, 1), True)


def test_columns_that_are_not_there_change_nothing(tree: ImportRun, noord: UUID, moment: datetime) -> None:
    short = "Afdelingscode,Omschrijving,Type\n" + "\n".join(",".join(row.split(";")[:3]) for row in TREE)
    run = delivered(short.replace("Team Bomen", "Team Bos").encode("cp1252"), academy=noord, at=moment)
    assert counts(run) == (0, 1, 0, 0, 0)
    team = OrgUnit.objects.get(code="T02")
    assert (team.name, team.parent.code, team.leader_number) == ("Team Bos", "AFD", "000005")


def test_a_typing_fault_makes_no_new_kind(tree: ImportRun, noord: UUID, moment: datetime) -> None:
    delivered(replaced("T02", "T02;Team Bomen;team;AFD;1111;000005;;"), academy=noord, at=moment)
    assert UnitKind.objects.count() == 5


def big_tree(units: int) -> list[str]:
    rows = ["U0;Gemeente;Organisatie;;1;;;"]
    return rows + [f"U{n};Onderdeel {n};Team;U{(n - 1) // 5};{n % 40};{n:06d};;" for n in range(1, units)]


def test_seven_hundred_units_in_a_few_statements(noord: UUID, moment: datetime) -> None:
    with CaptureQueriesContext(connection) as first:
        assert counts(delivered(big_tree(700), academy=noord, at=moment)) == (700, 0, 0, 0, 0)
    with CaptureQueriesContext(connection) as second:
        assert counts(delivered(big_tree(700), academy=noord, at=moment + LATER)) == (0, 0, 0, 0, 0)
    assert (len(first) <= 60, len(second) <= 60) == (True, True)
