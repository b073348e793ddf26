"""The invented skills hang together, and come in through the doors of the product."""

from bekwaam.config.demo import generate
from bekwaam.config.demo.functions import function_house
from bekwaam.config.demo.skills import asked_by, asked_rows, person_levels, skill_rows
from bekwaam.kernel.clock import today

SIZE = 0.05


def codes() -> set[str]:
    return {row["code"] for row in skill_rows()}


def groups() -> set[str]:
    return {row["code"] for row in skill_rows() if row["kind"] == "groep"}


def test_every_group_and_relative_is_there() -> None:
    named = {row["broader"] for row in skill_rows()} | {
        one for row in skill_rows() for one in row["related"].split(",")
    }
    assert named - {""} - codes() == set()


def test_every_function_asks_skills_that_are_no_groups() -> None:
    for function in function_house():
        asked = asked_by(function.code)
        assert asked.keys() <= codes() - groups(), function.code
        assert 2 <= len(asked) <= 16, function.code
        assert set(asked.values()) <= {1, 2, 3, 4}


def test_the_same_people_say_the_same_and_the_fixed_people_all_say_something() -> None:
    academy = generate("lindewaard", today(), SIZE)
    said = list(person_levels(academy))
    assert said == list(person_levels(academy))
    speaking = {one.person_number for one in said}
    assert {one.person_number for one in academy.personas if one.slug != "leverancier"} <= speaking
    assert len({(one.person_number, one.skill) for one in said}) == len(said)
    assert {row["skillcode"] for row in asked_rows(academy)} <= codes()
