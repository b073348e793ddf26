"""The short notations of the data files."""

from datetime import date, time

import pytest

from bekwaam.config.demo.offering import notation
from bekwaam.config.demo.offering.records import Approval, Condition, Policy, Run, SkillLevel

SATURDAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("own", Condition("unit", "TH", with_below=True)),
        ("below:PZ-03", Condition("unit", "PZ-03", with_below=True)),
        ("unit:PZ-03-05", Condition("unit", "PZ-03-05")),
        ("function:DV010", Condition("function", "DV010")),
        ("kind:inhuur", Condition("employment_kind", "inhuur")),
        ("role:manager", Condition("role", "manager")),
        ("person:000103", Condition("person", "000103")),
        ("service:0-180", Condition("service", "", min_days=0, max_days=180)),
        ("service:365-", Condition("service", "", min_days=365)),
    ],
)
def test_a_term_of_a_policy(text: str, condition: Condition) -> None:
    assert notation.policy("show", text, "TH") == Policy("show", (condition,))


def test_a_policy_of_two_dimensions() -> None:
    found = notation.policy("hide", "own kind:stage", "ST")
    assert [condition.dimension for condition in found.conditions] == ["unit", "employment_kind"]


def test_skills_with_a_level() -> None:
    assert notation.skill_levels("avg:2 luisteren:1") == (SkillLevel("avg", 2), SkillLevel("luisteren", 1))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("geen", Approval("geen")),
        ("back office", Approval("back office")),
        ("boven 75000", Approval("leidinggevende boven bedrag", 75000)),
    ],
)
def test_approval(text: str, rule: Approval) -> None:
    assert notation.approval(text) == rule


@pytest.mark.parametrize(
    ("day", "on"),
    [
        ("+3", date(2026, 11, 24)),
        ("+7", date(2026, 11, 30)),
        ("m+1/08", date(2026, 12, 8)),
        ("m+2/10", date(2027, 1, 11)),
    ],
)
def test_the_day_of_a_run(day: str, on: date) -> None:
    found = notation.run(f"{day} 9:00 240 stadhuis 12/7", SATURDAY)
    assert found == Run(on, time(9), 240, "stadhuis", 12, 7)


def test_a_run_online_has_no_place() -> None:
    assert notation.run("+3 13:30 90 online 60/41", SATURDAY).place is None


@pytest.mark.parametrize("text", ["", "morgen 9:00 240 stadhuis 12/7", "+3 9:00 240 stadhuis"])
def test_what_is_not_a_run_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a run"):
        notation.run(text, SATURDAY)


def test_spread_stays_between_its_ends_and_is_stable() -> None:
    found = [notation.spread(f"A-{number}", "review", 30, 60) for number in range(500)]
    assert (min(found), max(found)) == (30, 60)
    assert found == [notation.spread(f"A-{number}", "review", 30, 60) for number in range(500)]
