"""The function house: codes, families, and which functions occur in which kind of work."""

import random
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from bekwaam.config.demo.records import Function
from bekwaam.config.demo.tables import table


@dataclass(frozen=True, slots=True)
class Mix:
    """Names of functions with their summed weights, ready to draw from."""

    names: tuple[str, ...]
    summed: tuple[int, ...]

    def pick(self, rng: random.Random) -> str:
        return rng.choices(self.names, cum_weights=self.summed)[0]


@cache
def function_house() -> tuple[Function, ...]:
    rows = table("functions")
    return tuple(
        Function(code=f"{family}{number}", name=name, family=rows["families"][family])
        for family, names in rows["functions"].items()
        for number, name in names.items()
    )


@cache
def code_of(name: str) -> str:
    return next(function.code for function in function_house() if function.name == name)


@cache
def mix(kind_of_work: str) -> Mix:
    pairs = [part.rsplit(" ", 1) for part in table("functions")["mixes"][kind_of_work].split(", ")]
    return Mix(tuple(name for name, _ in pairs), tuple(accumulate(int(weight) for _, weight in pairs)))


@cache
def hired_share(kind_of_work: str) -> float:
    shares = table("functions")["hired"]
    return float(shares.get(kind_of_work, shares["usual"]))


def team_lead(kind_of_work: str, usual: str) -> str:
    return str(table("functions")["team_leads"].get(kind_of_work, usual))
