"""What stands in each list, for whom, and what it costs to read it."""

import tracemalloc
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.people.access import actor_for
from bekwaam.domains.people.models import Employment, Person
from bekwaam.domains.people.queries.people import Narrowing
from bekwaam.kernel.actors import Role
from bekwaam.reporting.exports import chunks, filters, rules
from bekwaam.reporting.exports.chunks import by_keys, rows_of
from bekwaam.reporting.exports.enums import Format
from bekwaam.reporting.exports.registry import Asked, export_list, registered
from bekwaam.reporting.exports.writing import pieces
from tests.factories import MADE_AT, a_function, a_grant, a_person, a_unit, an_employment
from tests.reporting.exports.conftest import ON, Rows

PEOPLE_LISTS = {"people", "employments", "functions", "suppliers"}
ALL = PEOPLE_LISTS | {
    "organisation",
    "roles",
    "delegations",
    "audit",
    "deliveries",
    "delivery-faults",
    "mail",
}
OWN = {"own-results"}
DELIVERED = {"deliveries", "delivery-faults"}
PORTFOLIO = {"contracts", "learning_needs"}
OFFERING = PORTFOLIO | {
    "audiences",
    "development",
    "managed-offering",
    "managed-reviews",
    "offcatalogue-requests",
    "skills",
}
ALLOWED = {
    Role.FUNCTIONAL_ADMIN: ALL | OWN | {"skills"},
    Role.AUDITOR: PEOPLE_LISTS
    | OWN
    | PORTFOLIO
    | {"organisation", "roles", "delegations", "audit", "skills"},
    Role.BACKOFFICE: PEOPLE_LISTS | OWN | OFFERING | DELIVERED | {"organisation"},
    Role.ULC: PEOPLE_LISTS
    | OWN
    | OFFERING
    | DELIVERED
    | {"organisation", "exchange-ours", "exchange-taken", "synonyms", "missed-terms"},
    Role.CISO: OWN | {"audit"},
    Role.TRAINER: OWN,
    Role.FINANCE: OWN | {"contracts"},
}


def names(found: list[Any]) -> list[str]:
    return [str(row["name"]) for row in found]


@pytest.mark.parametrize("role", list(ALLOWED))
def test_each_role_may_take_along_what_its_screens_show(noord: UUID, role: Role) -> None:
    person = a_person()
    a_grant(person, role)
    actor = actor_for(person, on=ON)
    assert {one.name for one in registered() if rules.may_export(one, actor)} == ALLOWED[role]


def test_a_list_ends_where_the_scope_of_its_reader_ends(house: dict[str, Any], rows: Rows) -> None:
    seen = names(rows("people", house["clerk"], is_active="ja"))
    assert seen == ["Noor Aalbers", "Noor Zwart"]
    assert names(rows("employments", house["clerk"])) == ["Noor Aalbers"]
    everyone = ["Noor =Bert", "Noor Aalbers", "Noor Yilmaz", "Noor Zwart"]
    assert sorted(names(rows("people", house["admin"], is_active="ja"))) == everyone


@pytest.mark.eis("X-3")
@pytest.mark.parametrize("name", ["people", "employments", "functions", "organisation", "roles"])
def test_no_list_holds_rows_of_another_academy(
    name: str, house: dict[str, Any], rows: Rows, zuid: UUID, within: Any
) -> None:
    before = rows(name, house["admin"])
    with within(zuid):
        stranger = a_person("Vreemd")
        an_employment(stranger, a_unit("VREEMD"))
        a_grant(stranger, Role.AUDITOR)
    assert rows(name, house["admin"]) == before
    assert len(before) > 0


def test_filters_of_the_screen_narrow_the_file(house: dict[str, Any], rows: Rows) -> None:
    wanted = filters.as_words(Narrowing(unit_id=house["first"].pk))
    assert wanted == {"unit_id": str(house["first"].pk), "is_active": "ja"}
    assert names(rows("people", house["admin"], **wanted)) == ["Noor Aalbers"]
    assert names(rows("organisation", house["admin"], search="eenheid b")) == ["Eenheid B"]
    assert names(rows("organisation", house["admin"], below=str(house["first"].pk))) == ["Eenheid A"]
    assert rows("organisation", house["admin"], day="2019-01-01") == []


@pytest.mark.parametrize(
    "wanted", [Narrowing(), Narrowing("x", is_active=None), Narrowing(kind="vast", is_active=False)]
)
def test_filters_come_back_as_they_went(wanted: Narrowing) -> None:
    assert filters.read(Narrowing, filters.as_words(wanted)) == wanted


def test_rows_that_go_meanwhile_leave_the_rest_in_place(noord: UUID) -> None:
    people = [a_person(f"P{number}") for number in range(6)]
    found = by_keys(Person.objects.all(), ("sort_key", "pk"), 2)
    first = next(found)
    Person.objects.filter(pk__in=[people[1].pk, people[2].pk]).delete()
    a_person("A0")
    assert [p.family_name for p in first] == ["P0", "P1"]
    assert [p.family_name for chunk in found for p in chunk] == ["P3", "P4", "P5"]


def test_equal_keys_are_told_apart_in_both_directions(noord: UUID) -> None:
    made = [a_person("Dezelfde", given_name="Noor") for _ in range(5)]
    for keys, expected in ((("sort_key", "pk"), made), (("-sort_key", "-pk"), made[::-1])):
        found = [person for chunk in by_keys(Person.objects.all(), keys, 2) for person in chunk]
        assert found == expected


def many_people(count: int) -> None:
    unit, function = a_unit(), a_function()
    keys = [f"massa{number:05d}" for number in range(count)]
    people = [
        Person(
            personnel_number=key,
            family_name=key,
            full_name=key,
            sort_key=key,
            search_key=key,
            created_at=MADE_AT,
        )
        for key in keys
    ]
    Person.objects.bulk_create(people, batch_size=1000)
    jobs = [
        Employment(person=person, unit=unit, function=function, kind="vast", started_on=ON)
        for person in people
    ]
    Employment.objects.bulk_create(jobs, batch_size=1000)


def cost(name: str, person: Any, form: Format) -> tuple[int, int, int]:
    """Rows, queries that read rows, and the peak of memory in bytes."""
    asked, listed, count = Asked(actor_for(person, on=ON), {}, ON), export_list(name), 0

    def counted() -> Any:
        nonlocal count
        for row in rows_of(listed, asked):
            count += 1
            yield row

    with CaptureQueriesContext(connection) as caught:
        tracemalloc.start()
        for _ in pieces(listed, counted(), form):
            pass
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    reading = [
        query
        for query in caught
        if query["sql"].lower().startswith("select") and "from" in query["sql"].lower()
    ]
    return count, len(reading), peak


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize(("name", "per_chunk"), [("people", 2), ("employments", 1)])
def test_two_thousand_rows_cost_no_more_memory_than_a_chunk(
    name: str, per_chunk: int, form: Format, house: dict[str, Any]
) -> None:
    many_people(1)
    rows_few, queries_few, _ = cost(name, house["admin"], form)
    assert (rows_few < 10, queries_few) == (True, per_chunk)
    many_people_more = 1_999
    Person.objects.filter(family_name="massa00000").update(family_name="eerste", personnel_number="eerste")
    many_people(many_people_more)
    rows_many, queries_many, peak = cost(name, house["admin"], form)
    assert rows_many == rows_few + many_people_more
    assert queries_many == per_chunk * -(-rows_many // chunks.SIZE)
    assert peak < 14 * 1024 * 1024
