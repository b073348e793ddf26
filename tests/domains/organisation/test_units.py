"""Making, renaming, moving and ending units, with today's tree kept in step."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.organisation import queries
from bekwaam.domains.organisation.actions import (
    UnitDetails,
    change_unit,
    create_unit,
    end_unit,
    forget_kind,
    make_today_current,
    move_unit,
    prolong_unit,
    rename_unit,
    save_kind,
    set_last_day,
)
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.kernel.actors import Actor, Grant, Role, system_actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.ids import new_id
from tests.factories import a_kind, a_unit

TODAY = date(2026, 11, 23)
NEXT_YEAR = date(2027, 1, 1)


def below(unit: OrgUnit) -> set[str]:
    ids = queries.unit_ids_below(unit.pk)
    return set(OrgUnit.objects.filter(pk__in=ids).values_list("code", flat=True))


def names_on(day: date) -> dict[str, str]:
    return {unit.code: unit.name for unit in queries.tree_on(day)}


@pytest.fixture
def admin(noord: UUID) -> Actor:
    return Actor(noord, new_id(), "Functioneel beheer", (Grant(Role.FUNCTIONAL_ADMIN),))


@pytest.mark.eis("U-1.4")
def test_a_renamed_unit_is_known_by_its_old_name_before_that_day(admin: Actor, moment: datetime) -> None:
    unit = a_unit("ICT", name="Automatisering")
    rename_unit(unit_id=unit.pk, name="  Digitale   diensten ", valid_from=TODAY, actor=admin, at=moment)
    unit.refresh_from_db()
    assert (unit.name, unit.sort_key) == ("Digitale diensten", "digitale diensten")
    assert names_on(TODAY - timedelta(days=1)) == {"ICT": "Automatisering"}
    assert names_on(TODAY) == {"ICT": "Digitale diensten"}
    fact = AuditFact.objects.get()
    assert (fact.verb, fact.before, fact.after) == (
        "organisation.unit_renamed",
        {"name": "Automatisering"},
        {"name": "Digitale diensten", "valid_from": "2026-11-23"},
    )


@pytest.mark.eis("U-1.4")
def test_a_planned_change_becomes_current_on_its_day(admin: Actor, moment: datetime) -> None:
    old, new = a_unit("OUD"), a_unit("NIEUW")
    team = a_unit("TEAM", parent=old)
    a_unit("SUB", parent=team)
    move_unit(unit_id=team.pk, parent_id=new.pk, valid_from=NEXT_YEAR, actor=admin, at=moment)
    assert (below(old), below(new)) == ({"OUD", "TEAM", "SUB"}, {"NIEUW"})
    assert make_today_current(today=NEXT_YEAR) is True
    assert (below(old), below(new)) == ({"OUD"}, {"NIEUW", "TEAM", "SUB"})
    assert make_today_current(today=NEXT_YEAR) is False


def test_the_nightly_job_follows_the_calendar(noord: UUID, moment: datetime) -> None:
    from bekwaam.kernel.jobs import run_now

    unit = a_unit("A", name="Nu")
    actor = system_actor(noord)
    rename_unit(
        unit_id=unit.pk, name="Gisteren gepland", valid_from=TODAY, actor=actor, at=moment - timedelta(days=9)
    )
    unit.refresh_from_db()
    assert unit.name == "Nu"
    import time_machine

    with time_machine.travel(moment, tick=False):
        run_now("organisation.make_today_current", academy_id=noord)
    unit.refresh_from_db()
    assert unit.name == "Gisteren gepland"


def test_a_unit_cannot_hang_under_itself_today_or_later(admin: Actor, moment: datetime) -> None:
    top = a_unit("TOP")
    middle = a_unit("MIDDEN", parent=top)
    low = a_unit("LAAG", parent=middle)
    with pytest.raises(Refused, match="unit_under_itself"):
        move_unit(unit_id=top.pk, parent_id=low.pk, valid_from=TODAY, actor=admin, at=moment)
    move_unit(unit_id=low.pk, parent_id=None, valid_from=NEXT_YEAR, actor=admin, at=moment)
    with pytest.raises(Refused) as refusal:
        move_unit(unit_id=low.pk, parent_id=low.pk, valid_from=NEXT_YEAR, actor=admin, at=moment)
    assert refusal.value.facts == {"day": NEXT_YEAR}
    move_unit(unit_id=top.pk, parent_id=low.pk, valid_from=NEXT_YEAR, actor=admin, at=moment)


@pytest.mark.parametrize(
    ("code", "name", "reason"),
    [
        ("ICT", "Nog een", "unit_code_taken"),
        (" ", "Naam", "unit_code_missing"),
        ("X" * 41, "Naam", "unit_code_long"),
        ("NIEUW", " ", "unit_name_missing"),
        ("NIEUW", "x" * 201, "unit_name_long"),
    ],
)
def test_a_new_unit_needs_a_fit_code_and_name(
    admin: Actor, moment: datetime, code: str, name: str, reason: str
) -> None:
    a_unit("ICT")
    details = UnitDetails(name=name, kind_id=a_kind().pk)
    with pytest.raises(Refused, match=reason):
        create_unit(code=code, details=details, valid_from=TODAY, actor=admin, at=moment)
    assert OrgUnit.objects.count() == 1


def test_things_of_another_academy_are_unknown(admin: Actor, moment: datetime, zuid: UUID, within) -> None:  # type: ignore[no-untyped-def]
    with within(zuid):
        foreign_unit, foreign_kind = a_unit("Z"), a_kind("vreemd")
    own = a_unit("N")
    with pytest.raises(Refused, match="unit_kind_unknown"):
        create_unit(
            code="X",
            details=UnitDetails(name="X", kind_id=foreign_kind.pk),
            valid_from=TODAY,
            actor=admin,
            at=moment,
        )
    with pytest.raises(Refused, match="unit_parent_not_there"):
        move_unit(unit_id=own.pk, parent_id=foreign_unit.pk, valid_from=TODAY, actor=admin, at=moment)
    with pytest.raises(Refused, match="unit_not_there_that_day"):
        rename_unit(unit_id=foreign_unit.pk, name="Van ons", valid_from=TODAY, actor=admin, at=moment)


def test_a_new_unit_starts_on_its_day_with_its_cost_centre(admin: Actor, moment: datetime) -> None:
    top = a_unit("TOP")
    details = UnitDetails(
        name="Team", kind_id=a_kind().pk, parent_id=top.pk, cost_centre="4711", leader_number="007"
    )
    unit = create_unit(code="T1", details=details, valid_from=NEXT_YEAR, actor=admin, at=moment)
    assert (unit.is_current, below(top)) == (False, {"TOP"})
    make_today_current(today=NEXT_YEAR)
    unit.refresh_from_db()
    assert (unit.is_current, unit.cost_centre.code, unit.leader_number) == (True, "4711", "007")
    assert below(top) == {"TOP", "T1"}


def test_ending_waits_until_nothing_hangs_below(admin: Actor, moment: datetime) -> None:
    top = a_unit("TOP")
    team = a_unit("TEAM", parent=top)
    with pytest.raises(Refused, match="unit_has_units_below"):
        end_unit(unit_id=top.pk, last_day=TODAY, actor=admin, at=moment)
    yesterday = TODAY - timedelta(days=1)
    end_unit(unit_id=team.pk, last_day=yesterday, actor=admin, at=moment)
    end_unit(unit_id=top.pk, last_day=TODAY, actor=admin, at=moment)
    team.refresh_from_db()
    top.refresh_from_db()
    assert (team.is_current, team.valid_until) == (False, yesterday)
    assert (top.is_current, top.valid_until) == (True, TODAY)
    assert names_on(yesterday).keys() == {"TOP", "TEAM"}
    assert below(top) == {"TOP"}


def test_a_last_day_is_put_off_or_taken_away(admin: Actor, moment: datetime) -> None:
    top = a_unit("TOP")
    team = a_unit("TEAM", parent=top)
    end_unit(unit_id=team.pk, last_day=NEXT_YEAR, actor=admin, at=moment)
    later = date(2027, 6, 30)
    for last_day in (later, date(2027, 3, 31), None, None):
        set_last_day(unit_id=team.pk, last_day=last_day, actor=admin, at=moment)
        team.refresh_from_db()
        assert (team.is_current, team.valid_until) == (True, last_day)
    verbs = AuditFact.objects.filter(subject_id=team.pk).order_by("id").values_list("verb", flat=True)
    ended, prolonged = "organisation.unit_ended", "organisation.unit_prolonged"
    assert list(verbs) == [ended, prolonged, ended, prolonged]


def test_a_unit_does_not_outlive_the_one_above(admin: Actor, moment: datetime) -> None:
    top = a_unit("TOP")
    team = a_unit("TEAM", parent=top)
    end_unit(unit_id=team.pk, last_day=TODAY, actor=admin, at=moment)
    end_unit(unit_id=top.pk, last_day=NEXT_YEAR, actor=admin, at=moment)
    with pytest.raises(Refused, match="unit_parent_not_there"):
        set_last_day(unit_id=team.pk, last_day=None, actor=admin, at=moment)
    set_last_day(unit_id=team.pk, last_day=NEXT_YEAR, actor=admin, at=moment)


def test_what_stopped_yesterday_goes_on_and_what_stopped_before_does_not(
    admin: Actor, moment: datetime
) -> None:
    unit = a_unit("T")
    end_unit(unit_id=unit.pk, last_day=TODAY - timedelta(days=1), actor=admin, at=moment)
    set_last_day(unit_id=unit.pk, last_day=None, actor=admin, at=moment)
    unit.refresh_from_db()
    assert (unit.is_current, below(unit)) == (True, {"T"})
    end_unit(unit_id=unit.pk, last_day=TODAY - timedelta(days=2), actor=admin, at=moment)
    with pytest.raises(Refused, match="unit_over"):
        set_last_day(unit_id=unit.pk, last_day=None, actor=admin, at=moment)


def test_an_administrator_of_one_branch_stays_in_it(noord: UUID, moment: datetime) -> None:
    own, other = a_unit("EIGEN"), a_unit("ANDER")
    actor = Actor(noord, new_id(), "Beheer", (Grant(Role.FUNCTIONAL_ADMIN, frozenset({own.pk})),))
    rename_unit(unit_id=own.pk, name="Van mij", valid_from=TODAY, actor=actor, at=moment)
    for call in (
        lambda: rename_unit(unit_id=other.pk, name="x", valid_from=TODAY, actor=actor, at=moment),
        lambda: move_unit(unit_id=own.pk, parent_id=other.pk, valid_from=TODAY, actor=actor, at=moment),
        lambda: move_unit(unit_id=own.pk, parent_id=None, valid_from=TODAY, actor=actor, at=moment),
        lambda: end_unit(unit_id=other.pk, last_day=TODAY, actor=actor, at=moment),
        lambda: prolong_unit(unit_id=other.pk, last_day=None, actor=actor, at=moment),
        lambda: save_kind(kind_id=None, label="Ploeg", position=9, actor=actor, at=moment),
    ):
        with pytest.raises(Refused, match="organisation_not_yours"):
            call()


def test_leader_and_kind_change_together(admin: Actor, moment: datetime) -> None:
    unit = a_unit("A", leader_number="001")
    kind = save_kind(kind_id=None, label="Ploeg", position=9, actor=admin, at=moment)
    details = UnitDetails(name=unit.name, kind_id=kind.pk, leader_number=" 002 ")
    change_unit(unit_id=unit.pk, details=details, valid_from=TODAY, actor=admin, at=moment)
    unit.refresh_from_db()
    assert (unit.kind, unit.leader_number) == (kind, "002")
    with pytest.raises(Refused, match="kind_in_use"):
        forget_kind(kind_id=kind.pk, actor=admin, at=moment)


def test_kinds_are_told_apart(admin: Actor, moment: datetime) -> None:
    first = save_kind(kind_id=None, label="Ploeg", position=1, actor=admin, at=moment)
    with pytest.raises(Refused, match="kind_label_taken"):
        save_kind(kind_id=None, label="ploeg", position=2, actor=admin, at=moment)
    save_kind(kind_id=first.pk, label="Ploegen", position=3, actor=admin, at=moment)
    forget_kind(kind_id=first.pk, actor=admin, at=moment)
    assert queries.kinds() == []
    assert local_date(moment) == TODAY
