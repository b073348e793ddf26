"""Any rows whatever through the whole importer: never a crash, always a sound tree, and twice is once."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bekwaam.domains.organisation import queries
from bekwaam.domains.organisation.history import parents_on
from bekwaam.domains.organisation.models import OrgUnit, OrgUnitAncestor, UnitKind
from bekwaam.domains.organisation.tree import circles, closure_of
from tests.domains.organisation.deliveries import delivered

TODAY = date(2026, 11, 23)
CODES = ["A", "B", "C", "D", "E"]
days = st.sampled_from(
    ["", "01-01-2020", "20-11-2026", "23-11-2026", "01-01-2027", "01-06-2027", "31-12-9999"]
)
cells = st.tuples(
    st.sampled_from(CODES),
    st.sampled_from(["Een", "Twee", ""]),
    st.sampled_from(["Team", "Team", "Team", "Onbekend"]),
    st.sampled_from([*CODES, "", "", "ZZ"]),
    st.sampled_from(["", "1", "2"]),
    st.sampled_from(["", "007"]),
    days,
    days,
)
files = st.lists(
    st.lists(cells, min_size=1, max_size=6, unique_by=lambda row: row[0]), min_size=1, max_size=4
)
QUICK = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@QUICK
@given(files)
def test_any_row_of_deliveries_keeps_a_sound_tree(
    noord: UUID, moment: datetime, plan: list[list[tuple[str, ...]]]
) -> None:
    with transaction.atomic():
        UnitKind.objects.create(code="team", label="Team", position=1)
        for number, rows in enumerate(plan):
            deliver_and_check(rows, noord, moment + timedelta(days=number))
        transaction.set_rollback(True)


def deliver_and_check(rows: list[tuple[str, ...]], academy: UUID, at: datetime) -> None:
    today = at.date()
    run = delivered([";".join(row) for row in rows], academy=academy, at=at)
    assert run.state == "done", (run.state, run.sentence)
    histories = queries.histories()
    for number in range(200):
        parents = parents_on(histories, today + timedelta(days=number))
        assert circles(parents) == set()
        assert {parent for parent in parents.values() if parent} <= parents.keys()
    wanted = closure_of(parents_on(histories, today))
    stored = OrgUnitAncestor.objects.values_list("ancestor_id", "unit_id", "depth")
    assert {(ancestor, unit): depth for ancestor, unit, depth in stored} == wanted
    assert set(OrgUnit.objects.filter(is_current=True).values_list("pk", flat=True)) == {
        unit for _, unit in wanted
    }
    again = delivered([";".join(row) for row in rows], academy=academy, at=at)
    assert [again.counts[name] for name in ("new", "changed", "moved", "ended")] == [0, 0, 0, 0]
    assert queries.histories() == histories
