"""People, their employments over ten years, and absences."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from bekwaam.config.demo import DemoAcademy
from bekwaam.config.demo.naming import Register, backgrounds, mail_name
from bekwaam.config.demo.records import Employment
from tests.config.demo.test_organisation import by_code, covers


def running(academy: DemoAcademy, on: date | None = None) -> list[Employment]:
    return [one for one in academy.employments if one.runs_on(on or academy.today)]


def people_of(employments: Iterable[Employment]) -> set[str]:
    return {one.person_number for one in employments}


def test_lindewaard_has_6600_people_in_service(lindewaard: DemoAcademy) -> None:
    assert abs(len(people_of(running(lindewaard))) - 6600) <= 66


def test_zuidermeer_has_700(zuidermeer: DemoAcademy) -> None:
    assert abs(len(people_of(running(zuidermeer))) - 700) <= 7


def test_about_2500_left_in_ten_years(lindewaard: DemoAcademy) -> None:
    ended: dict[str, date] = {}
    for one in lindewaard.employments:
        ended[one.person_number] = max(ended.get(one.person_number, date.min), one.ended_on or date.max)
    left = [last for last in ended.values() if last < lindewaard.today]
    assert 2350 <= len(left) <= 2750
    assert min(left) > lindewaard.today - timedelta(days=10 * 366 + 250)


def test_what_must_be_unique_is(academy: DemoAcademy) -> None:
    for values in (
        [one.number for one in academy.people],
        [one.email for one in academy.people],
        [one.external_id for one in academy.people],
        [(one.person_number, one.sequence) for one in academy.employments],
        [function.code for function in academy.functions],
        [function.name for function in academy.functions],
    ):
        assert len(values) == len(set(values))
    assert people_of(academy.employments) == {one.number for one in academy.people}


def test_every_reference_points_to_something(academy: DemoAcademy) -> None:
    numbers = {one.number for one in academy.people}
    jobs = academy.employments
    assert {one.function_code for one in jobs} <= {one.code for one in academy.functions}
    assert {one.supplier_code for one in jobs} - {None} <= {one.code for one in academy.suppliers}
    assert {one.named_manager_number for one in jobs} - {None} <= numbers
    assert {one.manager_number for one in (*academy.units, *academy.unit_history)} - {None} <= numbers


def test_a_unit_exists_as_long_as_somebody_works_in_it(academy: DemoAcademy) -> None:
    codes = by_code(academy)
    lost = [
        one for one in academy.employments if not covers(codes[one.unit_code], one.started_on, one.ended_on)
    ]
    assert lost == []


def test_employments_are_counted_from_one_in_order_of_start(academy: DemoAcademy) -> None:
    own: dict[str, list[Employment]] = defaultdict(list)
    for one in academy.employments:
        own[one.person_number].append(one)
        assert one.ended_on is None or one.started_on <= one.ended_on
    for jobs in own.values():
        assert [one.sequence for one in jobs] == list(range(1, len(jobs) + 1))
        assert [one.started_on for one in jobs] == sorted(one.started_on for one in jobs)


def test_one_employment_at_a_time_is_the_primary_one(academy: DemoAcademy) -> None:
    primary: dict[str, list[Employment]] = defaultdict(list)
    for one in academy.employments:
        if one.is_primary:
            primary[one.person_number].append(one)
    for jobs in primary.values():
        assert all((one.ended_on or date.max) < then.started_on for one, then in itertools.pairwise(jobs))
    now = running(academy)
    assert Counter(one.person_number for one in now if one.is_primary) == Counter(people_of(now))


def test_some_have_two_jobs_and_some_came_back(lindewaard: DemoAcademy) -> None:
    per_person = Counter(one.person_number for one in running(lindewaard))
    assert 110 <= sum(count == 2 for count in per_person.values()) <= 150
    assert max(per_person.values()) == 2
    own: dict[str, list[Employment]] = defaultdict(list)
    for one in lindewaard.employments:
        own[one.person_number].append(one)
    gap = timedelta(days=180)
    came_back = [
        number
        for number, jobs in own.items()
        if any(then.started_on - (one.ended_on or date.max) > gap for one, then in itertools.pairwise(jobs))
    ]
    assert len(came_back) > 300


def test_kinds_of_employment_and_their_suppliers(lindewaard: DemoAcademy) -> None:
    kinds = Counter(one.kind for one in running(lindewaard))
    assert [kind for kind, _ in kinds.most_common()] == ["vast", "tijdelijk", "inhuur", "stage", "extern"]
    for one in lindewaard.employments:
        assert (one.supplier_code is not None) == (one.kind in ("inhuur", "extern"))
        assert 0 < one.hours_per_week <= 36


def test_the_pools_have_a_crew_in_summer_only(lindewaard: DemoAcademy) -> None:
    def season(day: date) -> int:
        return sum(
            one.ended_on == date(day.year, 9, 15) and one.kind == "inhuur" for one in running(lindewaard, day)
        )

    assert [season(date(year, 7, 1)) >= 40 for year in range(2018, 2027)] == [True] * 9
    assert [season(date(year, 2, 1)) for year in range(2018, 2027)] == [0] * 9


def test_about_three_in_a_hundred_are_or_were_absent_for_long(academy: DemoAcademy) -> None:
    jobs = {(one.person_number, one.sequence): one for one in academy.employments}
    share = len(academy.absences) / len(people_of(running(academy)))
    assert 0.02 <= share <= 0.04
    for one in academy.absences:
        assert jobs[one.person_number, one.sequence].started_on <= one.starts_on <= (one.ends_on or date.max)


def test_overrides_are_rare_and_point_inside_the_academy(lindewaard: DemoAcademy) -> None:
    now = running(lindewaard)
    centres = {one.cost_centre for one in lindewaard.units}
    assert 80 <= sum(one.named_manager_number is not None for one in now) <= 190
    assert 120 <= sum(one.cost_centre is not None for one in now) <= 280
    assert {one.cost_centre for one in now} - {None} <= centres
    assert all(one.named_manager_number != one.person_number for one in now)
    still_here = people_of(now)
    assert {one.named_manager_number for one in now} - {None} <= still_here


def test_names_of_many_backgrounds_survive_in_the_mail_address() -> None:
    assert mail_name("Samira", "el", "Idrissi") == "samira.elidrissi"
    assert mail_name("Fatma", "", "Yılmaz") == "fatma.yilmaz"
    assert mail_name("Øystein", "van 't", "Großmann-Łuczak") == "oystein.vantgrossmann-luczak"
    assert mail_name("", "", "Nguyễn") == "nguyen"


def test_the_name_tables_are_wide() -> None:
    found, _ = backgrounds()
    assert len({name for one in found for name in one.first}) >= 250
    assert len({name for one in found for name in one.last}) >= 300
    assert all(name.strip() for one in found for name in (*one.first, *one.last))


def test_two_of_the_same_name_get_two_addresses() -> None:
    register = Register("test", "stad.example", 6)
    people = [register.enrol(n, "Jan", "de|Boer") for n in (1, 2, 3)]
    odd = register.enrol(4, "Jan", "de|Boer2")
    assert [one.email for one in (*people, odd)] == [
        "jan.deboer@stad.example",
        "jan.deboer2@stad.example",
        "jan.deboer3@stad.example",
        "jan.deboer22@stad.example",
    ]
    assert [one.number for one in people] == ["000001", "000002", "000003"]
    assert people[0].full_name == "Jan de Boer"


def test_special_letters_single_names_and_tussenvoegsels_occur(lindewaard: DemoAcademy) -> None:
    letters = "".join(one.full_name for one in lindewaard.people)
    assert set("ıŞğĞéëØłüçñ'-ễ") - {"ñ"} <= set(letters)
    assert {"van der", "de", "el", "ter", "'t", "van 't"} <= {one.infix for one in lindewaard.people}
    assert sum(one.given_name == "" for one in lindewaard.people) >= 10
