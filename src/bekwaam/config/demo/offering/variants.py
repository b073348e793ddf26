"""The offering grown to any size for measurements: every variant mixes what was written by hand, always the same way."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bekwaam.config.demo.blueprint import read_blueprint
from bekwaam.config.demo.functions import function_house
from bekwaam.config.demo.offering.reading import offering
from bekwaam.config.demo.offering.records import Activity, Condition, Effect, Policy, State
from bekwaam.config.demo.records import AcademyName
from bekwaam.config.demo.streams import draw, stream

SEED = "offering"
STATES: tuple[tuple[State, float], ...] = (
    ("published", 0.94), ("concept", 0.03), ("in_review", 0.01), ("archived", 0.02),
)  # fmt: skip
SEQUELS = (
    "basis",
    "vervolg",
    "verdieping",
    "opfrisser",
    "terugkomdag",
    "korte versie",
    "avondgroep",
    "eigen tempo",
)
CENTRAL_SHARE = 0.55
Patterns = tuple[tuple[str, float], ...]
CENTRAL: Patterns = (("open", 0.82), ("function", 0.05), ("role", 0.05), ("kind", 0.03), ("service", 0.02), ("hidden", 0.03))  # fmt: skip
DECENTRAL: Patterns = (
    ("open", 0.42), ("own", 0.26), ("department", 0.1), ("several", 0.09), ("own function", 0.06),
    ("own kind", 0.02), ("books", 0.05),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What a variant draws from."""

    written: tuple[Activity, ...]
    by_theme: dict[str, tuple[Activity, ...]]
    directorates: tuple[Unit, ...]
    departments: tuple[Unit, ...]
    functions: tuple[str, ...]
    centre: str
    today: date


def many(count: int, today: date, academy: AcademyName = "lindewaard") -> tuple[Activity, ...]:
    """The written activities first, then variants of them, `count` in all."""
    ground = _ground(academy, today)
    variants = (_variant(ground, number) for number in range(1, count - len(ground.written) + 1))
    return (*ground.written[:count], *variants)


def _ground(academy: AcademyName, today: date) -> Ground:
    written = offering(academy, today).activities
    themes = dict.fromkeys(activity.themes[0] for activity in written)
    blueprint = read_blueprint(academy)
    departments = tuple(
        Unit(f"{line.code}{blueprint.separator}{number:0{blueprint.digits}}", department.name)
        for line in blueprint.directorates
        for number, department in enumerate(line.departments, 1)
    )
    return Ground(
        written=written,
        by_theme={theme: tuple(one for one in written if one.themes[0] == theme) for theme in themes},
        directorates=tuple(Unit(line.code, line.name) for line in blueprint.directorates),
        departments=departments,
        functions=tuple(function.code for function in function_house()),
        centre="HR-03-01" if academy == "lindewaard" else "60.2",
        today=today,
    )


def _variant(ground: Ground, number: int) -> Activity:
    rng = stream(SEED, str(number))
    root = rng.choice(ground.written)
    other = rng.choice(ground.by_theme[root.themes[0]])
    is_central = rng.random() < CENTRAL_SHARE
    home = rng.choice(ground.directorates)
    place = rng.choice([unit for unit in ground.departments if unit.code.startswith(home.code)])
    pattern = draw(rng, CENTRAL if is_central else DECENTRAL)
    return replace(
        root,
        code=f"{root.code[:3]}-{number:05}",
        title=f"{root.title} ({rng.choice(SEQUELS)}{'' if is_central else ', ' + place.name})",
        state=draw(rng, STATES),
        owner_unit=ground.centre if is_central else home.code,
        goals=(*root.goals[:2], *other.goals[:1]),
        contents=(root.contents[0], other.contents[-1]),
        study_minutes=max(5, round(root.study_minutes * rng.uniform(0.5, 1.5))),
        policies=_policies(pattern, ground, home, place, rng),
        related=(root.code, *root.related[:1]),
        prerequisites=(),
        published_on=ground.today - timedelta(days=rng.randint(10, 2000)),
        review_on=ground.today + timedelta(days=rng.randint(-60, 600)),
        runs=tuple(
            replace(run, on=_moved(run.on, rng), taken=rng.randint(0, run.seats)) for run in root.runs
        ),
    )


def _moved(day: date, rng: random.Random) -> date:
    return day + timedelta(weeks=rng.randint(0, 16))


def _policies(
    pattern: str, ground: Ground, home: Unit, place: Unit, rng: random.Random
) -> tuple[Policy, ...]:
    own = Condition("unit", home.code, with_below=True)
    makers: dict[str, Callable[[], tuple[Policy, ...]]] = {
        "open": tuple,
        "own": lambda: (_show(own),),
        "department": lambda: (_show(Condition("unit", place.code, with_below=True)),),
        "several": lambda: tuple(_show(_below(unit)) for unit in rng.sample(ground.directorates, 3)),
        "own function": lambda: (_show(own, *_functions(ground.functions, rng)),),
        "own kind": lambda: (_show(own, Condition("employment_kind", rng.choice(("inhuur", "tijdelijk")))),),
        "books": lambda: (_policy("book", Condition("unit", place.code, with_below=True)),),
        "function": lambda: (_show(*_functions(ground.functions, rng)),),
        "role": lambda: (_show(Condition("role", "manager")),),
        "kind": lambda: (_show(Condition("employment_kind", rng.choice(("vast", "inhuur", "stage")))),),
        "service": lambda: (_show(Condition("service", "", min_days=0, max_days=180)),),
        "hidden": lambda: (_policy("hide", _below(rng.choice(ground.directorates))),),
    }
    return makers[pattern]()


def _functions(codes: Sequence[str], rng: random.Random) -> tuple[Condition, ...]:
    return tuple(Condition("function", code) for code in rng.sample(codes, rng.randint(1, 6)))


def _below(unit: Unit) -> Condition:
    return Condition("unit", unit.code, with_below=True)


def _show(*conditions: Condition) -> Policy:
    return Policy("show", conditions)


def _policy(effect: Effect, *conditions: Condition) -> Policy:
    return Policy(effect, conditions)
