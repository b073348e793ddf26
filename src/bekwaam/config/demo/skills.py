"""The invented skills: the framework, what functions ask, and what people say that they can."""

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib.resources import files

from bekwaam.config.demo.offering.reading import function_skills
from bekwaam.config.demo.records import DemoAcademy, Employment
from bekwaam.config.demo.rows import Row
from bekwaam.config.demo.streams import stream

FILLED_IN, CONFIRMED, EXTRA = 0.35, 0.45, 0.2
STEPS = ((-2, 1), (-1, 4), (0, 6), (1, 2))
"""How far an own estimate lies from what is asked, with weights."""
LONGEST_AGO = timedelta(days=700)


@dataclass(frozen=True, slots=True)
class PersonLevel:
    """An own estimate, perhaps with what the manager confirmed, so many days ago."""

    person_number: str
    skill: str
    own: int
    confirmed: int | None
    days_ago: int


@cache
def skill_rows() -> tuple[Row, ...]:
    """The file of the framework; what others stand under is a group."""
    text = files(__package__).joinpath("data", "offering", "skills.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    groups = {row["broader"] for row in rows}
    return tuple({**row, "kind": "groep"} if row["code"] in groups else row for row in rows)


def asked_rows(academy: DemoAcademy) -> list[Row]:
    """The file of what the functions ask that somebody has."""
    codes = sorted({one.function_code for one in academy.employments})
    return [
        {"functiecode": code, "skillcode": skill, "niveau": str(level)}
        for code in codes
        for skill, level in asked_by(code).items()
    ]


@cache
def asked_by(function_code: str) -> dict[str, int]:
    return {asked.skill: asked.level for asked in function_skills().get(function_code, ())}


def person_levels(academy: DemoAcademy) -> Iterator[PersonLevel]:
    """A third of the people filled in a profile, the fixed people all of them."""
    fixed = {one.person_number for one in academy.personas}
    groups = {row["broader"] for row in skill_rows()}
    others = [row["code"] for row in skill_rows() if row["code"] not in groups]
    for job in academy.employments:
        if not (job.is_primary and job.runs_on(academy.today)):
            continue
        rng = stream(academy.seed, f"skills/{job.person_number}")
        if job.person_number in fixed or rng.random() < FILLED_IN:
            yield from _levels(job, rng, others)


def _levels(job: Employment, rng: random.Random, others: list[str]) -> Iterator[PersonLevel]:
    asked = asked_by(job.function_code)
    wanted = {skill: level for skill, level in asked.items() if rng.random() < 0.8}
    if rng.random() < EXTRA:
        wanted.setdefault(rng.choice(others), rng.randint(1, 3))
    for skill, level in wanted.items():
        step = rng.choices([one for one, _ in STEPS], weights=[weight for _, weight in STEPS])[0]
        own = min(4, max(1, level + step))
        said = min(4, max(1, own + rng.choice((-1, 0, 0)))) if rng.random() < CONFIRMED else None
        yield PersonLevel(job.person_number, skill, own, said, rng.randint(10, LONGEST_AGO.days))
