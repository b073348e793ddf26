"""The tree of units, its history, and who leads what."""

from collections import Counter, defaultdict
from datetime import date, timedelta

from bekwaam.config.demo import DemoAcademy
from bekwaam.config.demo.records import Employment, UnitVersion

END_OF_TIME = date(9999, 1, 1)
DAY = timedelta(days=1)


def by_code(academy: DemoAcademy) -> dict[str, list[UnitVersion]]:
    found: dict[str, list[UnitVersion]] = defaultdict(list)
    for one in (*academy.unit_history, *academy.units):
        found[one.code].append(one)
    return {code: sorted(versions, key=lambda one: one.valid_from) for code, versions in found.items()}


def covers(versions: list[UnitVersion], first: date, until: date | None) -> bool:
    """The versions follow each other without a gap, so the outer ends decide."""
    last = versions[-1].valid_until
    return versions[0].valid_from <= first and (last or END_OF_TIME) >= (until or END_OF_TIME)


def employed_in(employments: list[Employment], units: set[str | None], one: UnitVersion) -> bool:
    """One or more employments in these units span the whole version."""
    day = one.valid_from
    for job in sorted(employments, key=lambda job: job.started_on):
        if job.unit_code in units and job.started_on <= day:
            day = max(day, (job.ended_on or END_OF_TIME - DAY) + DAY)
    return day > (one.valid_until or END_OF_TIME - DAY)


def test_versions_of_a_unit_follow_each_other(academy: DemoAcademy) -> None:
    for versions in by_code(academy).values():
        assert all(one.valid_from <= (one.valid_until or END_OF_TIME) for one in versions)
        assert [one.valid_until for one in versions[:-1]] == [one.valid_from - DAY for one in versions[1:]]


def test_current_units_are_the_versions_of_today(academy: DemoAcademy) -> None:
    assert all(one.valid_from <= academy.today and one.valid_until is None for one in academy.units)
    assert all(one.valid_until and one.valid_until < academy.today for one in academy.unit_history)
    assert max(Counter(one.code for one in academy.units).values()) == 1


def test_a_parent_exists_as_long_as_its_units(academy: DemoAcademy) -> None:
    codes = by_code(academy)
    orphans = [
        one
        for versions in codes.values()
        for one in versions
        if one.parent_code and not covers(codes[one.parent_code], one.valid_from, one.valid_until)
    ]
    assert orphans == []


def test_no_cycles_on_any_day_of_change(academy: DemoAcademy) -> None:
    versions = [*academy.unit_history, *academy.units]
    for day in sorted({one.valid_from for one in versions if one.code.count("-") < 2}):
        parents = {
            one.code: one.parent_code
            for one in versions
            if one.valid_from <= day <= (one.valid_until or END_OF_TIME)
        }
        roots = set()
        for start in parents:
            code: str | None = start
            for _ in range(6):
                above = parents[code] if code else None
                if above is None:
                    break
                code = above
            roots.add(code)
        assert roots == {academy.units[0].code}


def test_each_version_is_led_by_somebody_of_the_unit_or_of_the_one_above(academy: DemoAcademy) -> None:
    jobs: dict[str, list[Employment]] = defaultdict(list)
    for job in academy.employments:
        jobs[job.person_number].append(job)
    strangers = [
        one
        for one in (*academy.unit_history, *academy.units)
        if one.manager_number and not employed_in(jobs[one.manager_number], {one.code, one.parent_code}, one)
    ]
    assert strangers == []


def test_a_few_units_have_no_manager_of_their_own(lindewaard: DemoAcademy) -> None:
    without = [one for one in lindewaard.units if one.manager_number is None]
    leads = {one.code: one.manager_number for one in lindewaard.units}
    shared = [
        one
        for one in lindewaard.units
        if one.manager_number and one.manager_number == leads[one.parent_code or one.code] and one.parent_code
    ]
    assert 5 <= len(without) <= 40
    assert 5 <= len(shared) <= 40


def test_the_structure_of_lindewaard(lindewaard: DemoAcademy) -> None:
    kinds = Counter(one.kind for one in lindewaard.units)
    assert (kinds["organisatie"], kinds["domein"], kinds["directie"]) == (1, 4, 21)
    assert 550 <= len(lindewaard.units) <= 700
    departments = Counter(one.parent_code for one in lindewaard.units if one.kind == "afdeling")
    assert departments.most_common(1) == [("ST", 19)]


def test_the_enforcement_department_has_200_people_in_6_teams(lindewaard: DemoAcademy) -> None:
    department = next(one for one in lindewaard.units if one.name == "Handhaving Openbare Ruimte")
    teams = {one.code for one in lindewaard.units if one.parent_code == department.code}
    within = {
        one.person_number
        for one in lindewaard.employments
        if one.unit_code in teams | {department.code} and one.runs_on(lindewaard.today)
    }
    assert (len(teams), len(within)) == (6, 200)


def test_a_small_lindewaard_keeps_the_structure(academy: DemoAcademy) -> None:
    if academy.slug != "lindewaard":
        return
    kinds = Counter(one.kind for one in academy.units)
    assert (kinds["domein"], kinds["directie"], kinds["afdeling"]) == (4, 21, 117)
    assert sum(one.parent_code == "TH-01" for one in academy.units) == 6


def test_zuidermeer_has_another_shape(zuidermeer: DemoAcademy) -> None:
    assert {one.kind for one in zuidermeer.units} == {"organisatie", "afdeling", "cluster", "team"}
    assert 40 <= len(zuidermeer.units) <= 80


def test_ten_years_saw_renaming_moving_and_merging(lindewaard: DemoAcademy) -> None:
    codes = by_code(lindewaard)
    since = lindewaard.today - timedelta(days=10 * 366)
    renamed = [code for code, found in codes.items() if len({one.name for one in found}) > 1]
    moved = [code for code, found in codes.items() if len({one.parent_code for one in found}) > 1]
    ended = [code for code, found in codes.items() if found[-1].valid_until]
    assert (len(renamed) >= 20, len(moved) >= 10, len(ended) >= 20) == (True, True, True)
    assert all((codes[code][-1].valid_until or since) > since for code in ended)
    assert codes["WI"][0].name == "Sociale Zaken"
    assert codes["WI"][-1].name == "Werk en Inkomen"


def test_cost_centres_are_unique_among_current_units(academy: DemoAcademy) -> None:
    assert max(Counter(one.cost_centre for one in academy.units).values()) == 1
