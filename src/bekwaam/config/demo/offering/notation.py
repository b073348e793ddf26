"""The short notations of the offering's data files: audiences, runs, skills with a level, approval."""

import re
from datetime import date, time, timedelta
from zlib import crc32

from bekwaam.config.demo.offering.records import (
    Approval,
    ApprovalRule,
    Condition,
    Dimension,
    Effect,
    Policy,
    Run,
    SkillLevel,
)
from bekwaam.config.demo.tables import next_month

DIMENSIONS: dict[str, tuple[Dimension, bool]] = {
    "unit": ("unit", False),
    "below": ("unit", True),
    "function": ("function", False),
    "kind": ("employment_kind", False),
    "role": ("role", False),
    "person": ("person", False),
}
RULES: dict[str, ApprovalRule] = {
    "geen": "geen",
    "leidinggevende": "leidinggevende",
    "back office": "back office",
}
RUN = re.compile(
    r"(?P<day>\+\d+|m\+\d/\d\d?) (?P<hour>\d\d?):(?P<minute>\d\d) (?P<minutes>\d+) "
    r"(?P<place>[a-z-]+) (?P<seats>\d+)/(?P<taken>\d+)"
)
ONLINE = "online"


def policy(effect: Effect, text: str, owner: str) -> Policy:
    """`below:TH kind:inhuur`: of each dimension at least one; `own` is the owner's unit and all below."""
    return Policy(effect, tuple(_condition(term, owner) for term in text.split()))


def _condition(term: str, owner: str) -> Condition:
    if term == "own":
        return Condition("unit", owner, with_below=True)
    word, _, key = term.partition(":")
    if word == "service":
        least, _, most = key.partition("-")
        return Condition("service", "", min_days=int(least), max_days=int(most) if most else None)
    dimension, with_below = DIMENSIONS[word]
    return Condition(dimension, key, with_below)


def skill_levels(text: str) -> tuple[SkillLevel, ...]:
    """`avg:2 luisteren:1`."""
    pairs = (part.rsplit(":", 1) for part in text.split())
    return tuple(SkillLevel(skill, int(level)) for skill, level in pairs)


def approval(text: str) -> Approval:
    """`geen`, `leidinggevende`, `back office`, or `boven 50000` (cents)."""
    word, _, amount = text.partition("boven ")
    return Approval("leidinggevende boven bedrag", int(amount)) if amount else Approval(RULES[word])


def run(text: str, today: date) -> Run:
    """`+12 09:00 390 stadhuis 12/7`: in 12 days; or `m+1/08 …`: on the 8th of next month. Weekends give way to Monday."""
    match = RUN.fullmatch(text)
    if match is None:
        raise ValueError(f"not a run: {text!r}")
    part = match.groupdict()
    return Run(
        on=_working_day(_day(part["day"], today)),
        begins=time(int(part["hour"]), int(part["minute"])),
        minutes=int(part["minutes"]),
        place=None if part["place"] == ONLINE else part["place"],
        seats=int(part["seats"]),
        taken=int(part["taken"]),
    )


def spread(code: str, subject: str, least: int, most: int) -> int:
    """A number between both that looks picked at random and is always the same for this code."""
    return least + crc32(f"{subject}/{code}".encode()) % (most - least + 1)


def _day(text: str, today: date) -> date:
    if text.startswith("+"):
        return today + timedelta(days=int(text))
    months, _, day = text.removeprefix("m+").partition("/")
    first = today
    for _month in range(int(months)):
        first = next_month(first)
    return first.replace(day=int(day))


def _working_day(day: date) -> date:
    return day + timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0))
