"""The rules for a good lesson design: by table, and as laws that hold for any design."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bekwaam.domains.design.didactics import (
    AS_IT_COMES,
    STANDARDS,
    DayFacts,
    DesignFacts,
    Finding,
    HouseStandard,
    PartFacts,
    Shortfall,
    Side,
    judge,
)
from bekwaam.domains.design.enums import Didactic, RuleCode

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
GOALS = ("Je blijft rustig.", "Je vraagt om hulp.")
PARTS = st.builds(
    PartFacts,
    minutes=st.integers(1, 600),
    form=st.sampled_from(Didactic.values),
    is_synchronous=st.booleans(),
    is_online=st.booleans(),
    is_informal=st.booleans(),
    goals=st.frozensets(st.sampled_from(GOALS)),
)
DAYS = st.lists(
    st.tuples(st.booleans(), st.lists(PARTS, max_size=6).map(tuple), st.integers(0, 3)), max_size=5
).map(lambda rows: tuple(DayFacts(number, *row) for number, row in enumerate(rows, 1)))
DESIGNS = st.builds(
    DesignFacts, DAYS, st.lists(st.sampled_from(GOALS), unique=True).map(tuple), st.booleans()
)
HOUSES = st.builds(
    HouseStandard,
    st.fixed_dictionaries({}, optional={one.code: st.integers(one.lowest, one.highest) for one in STANDARDS}),
    st.integers(30, 60),
)


def part(minutes: int = 300, form: str = Didactic.EXPLANATION, **values: object) -> PartFacts:
    return PartFacts(minutes=minutes, form=form, **values)  # type: ignore[arg-type]


def finding(code: RuleCode, design: DesignFacts, house: HouseStandard = AS_IT_COMES) -> Finding:
    return next(one for one in judge(design, house) if one.code is code)


def one_day(*parts: PartFacts, is_online: bool = False, materials: int = 0) -> DesignFacts:
    return DesignFacts((DayFacts(1, is_online, parts, materials),))


@pytest.mark.eis("D-1")
@pytest.mark.parametrize(
    ("minutes", "is_online", "short"),
    [(300, False, 0), (299, False, 1), (0, False, 300), (200, True, 0), (199, True, 1)],
)
def test_a_day_has_enough_lesson_hours(minutes: int, is_online: bool, short: int) -> None:
    parts = (part(minutes),) if minutes else ()
    code = RuleCode.ONLINE_HOURS if is_online else RuleCode.PHYSICAL_HOURS
    found = finding(code, one_day(*parts, is_online=is_online))
    assert found.shortfalls == ((Shortfall(short, day=1),) if short else ())


@pytest.mark.eis("D-1")
def test_a_lesson_hour_is_as_long_as_the_house_says() -> None:
    longer = replace(AS_IT_COMES, hour_minutes=60)
    assert finding(RuleCode.PHYSICAL_HOURS, one_day(part(300)), longer).shortfalls == (Shortfall(60, day=1),)


@pytest.mark.eis("D-1")
def test_a_break_takes_time_and_teaches_nothing() -> None:
    day = one_day(part(300), part(60, Didactic.BREAK))
    assert finding(RuleCode.FORMS_PER_DAY, day).shortfalls == (Shortfall(1, day=1),)
    assert not finding(RuleCode.PHYSICAL_HOURS, one_day(part(290), part(60, Didactic.BREAK))).is_met


@pytest.mark.eis("D-1")
def test_a_day_has_two_didactic_forms() -> None:
    assert not finding(RuleCode.FORMS_PER_DAY, one_day(part(), part())).is_met
    assert finding(RuleCode.FORMS_PER_DAY, one_day(part(), part(form=Didactic.CASE))).is_met


@pytest.mark.eis("D-3")
def test_there_is_material_on_a_day() -> None:
    assert finding(RuleCode.MATERIALS, one_day()).shortfalls == (Shortfall(1),)
    assert finding(RuleCode.MATERIALS, one_day(materials=1)).is_met


@pytest.mark.eis("D-2")
def test_a_blend_shows_all_its_sides_and_one_part_shows_several() -> None:
    days = (DayFacts(1, False, (part(),)),)
    missed = finding(RuleCode.BLEND, DesignFacts(days, is_blend=True))
    assert {one.side for one in missed.shortfalls} == {Side.ASYNCHRONOUS, Side.ONLINE, Side.INFORMAL}
    other = part(30, Didactic.VIDEO, is_synchronous=False, is_online=True, is_informal=True)
    assert finding(RuleCode.BLEND, DesignFacts((DayFacts(1, False, (part(), other)),), is_blend=True)).is_met
    assert not finding(RuleCode.BLEND, DesignFacts(days)).is_asked


@pytest.mark.eis("D-5")
def test_every_goal_comes_up() -> None:
    day = DayFacts(1, False, (part(goals=frozenset(GOALS[:1])),))
    found = finding(RuleCode.GOALS, DesignFacts((day,), GOALS))
    assert found.shortfalls == (Shortfall(1, goal=GOALS[1]),)


@PATIENT
@given(DESIGNS, HOUSES, PARTS, st.data())
def test_adding_a_part_never_unmeets_a_rule(
    design: DesignFacts, house: HouseStandard, added: PartFacts, data: st.DataObject
) -> None:
    if not design.days:
        return
    at = data.draw(st.integers(0, len(design.days) - 1))
    days = list(design.days)
    days[at] = replace(days[at], parts=(*days[at].parts, added))
    before, after = judge(design, house), judge(replace(design, days=tuple(days)), house)
    assert all(now.is_met for was, now in zip(before, after, strict=True) if was.is_met)
    short = [[sum(one.short for one in each.shortfalls) for each in found] for found in (before, after)]
    assert all(now <= was for was, now in zip(*short, strict=True))


@PATIENT
@given(DESIGNS, HOUSES)
def test_what_mends_a_rule_mends_it(design: DesignFacts, house: HouseStandard) -> None:
    """Doing for each rule what its shortfalls ask makes that rule met."""
    for found in judge(design, house):
        assert finding(found.code, _mended(design, found), house).is_met


@PATIENT
@given(DESIGNS, HOUSES)
def test_the_order_of_the_parts_does_not_matter(design: DesignFacts, house: HouseStandard) -> None:
    turned = replace(design, days=tuple(replace(day, parts=day.parts[::-1]) for day in design.days))
    assert judge(turned, house) == judge(design, house)


@PATIENT
@given(DESIGNS, HOUSES)
def test_only_rules_that_are_on_are_judged(design: DesignFacts, house: HouseStandard) -> None:
    assert [found.code for found in judge(design, house)] == [
        code for code in RuleCode if code in house.least
    ]


def _mended(design: DesignFacts, found: Finding) -> DesignFacts:
    for short in found.shortfalls:
        design = _with(design, found, short)
    return design


def _with(design: DesignFacts, found: Finding, short: Shortfall) -> DesignFacts:
    days = list(design.days)
    if found.code is RuleCode.MATERIALS:
        empty = [index for index, day in enumerate(days) if not day.materials][: short.short]
        for index in empty:
            days[index] = replace(days[index], materials=1)
    elif short.day is not None:
        index = short.day - 1
        days[index] = replace(days[index], parts=(*days[index].parts, *_lessons(days[index], found, short)))
    elif days:
        days[0] = replace(days[0], parts=(*days[0].parts, *(_for(short) for _ in range(short.short))))
    else:
        days = [DayFacts(1, False, tuple(_for(short) for _ in range(short.short)))]
    return replace(design, days=tuple(days))


def _lessons(day: DayFacts, found: Finding, short: Shortfall) -> list[PartFacts]:
    if found.code is not RuleCode.FORMS_PER_DAY:
        return [part(short.short)]
    used = {one.form for one in day.lessons} | {Didactic.BREAK}
    return [part(10, form) for form in Didactic.values if form not in used][: short.short]


def _for(short: Shortfall) -> PartFacts:
    return part(
        10,
        is_synchronous=short.side is not Side.ASYNCHRONOUS,
        is_online=short.side is Side.ONLINE,
        is_informal=short.side is Side.INFORMAL,
        goals=frozenset({short.goal} if short.goal else ()),
    )
