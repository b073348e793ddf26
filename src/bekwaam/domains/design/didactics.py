"""The rules for a good lesson design: facts in, per rule met or missed and what is short. Pure.

Every rule asks for "at least"; adding a part or a material never makes one missed that was met.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from bekwaam.domains.design.enums import Didactic, RuleCode

STANDARD_HOUR, SHORTEST_HOUR, LONGEST_HOUR = 50, 30, 60


class Side(StrEnum):
    """What a blend has to show."""

    SYNCHRONOUS = "synchroon"
    ASYNCHRONOUS = "asynchroon"
    ONLINE = "online"
    OFFLINE = "offline"
    INFORMAL = "informeel"


@dataclass(frozen=True, slots=True)
class PartFacts:
    minutes: int
    form: str
    is_synchronous: bool = True
    is_online: bool = False
    is_informal: bool = False
    goals: frozenset[str] = frozenset()

    @property
    def is_lesson(self) -> bool:
        return self.form != Didactic.BREAK

    @property
    def sides(self) -> frozenset[Side]:
        """One part shows several sides at once."""
        shown = {
            Side.SYNCHRONOUS if self.is_synchronous else Side.ASYNCHRONOUS,
            Side.ONLINE if self.is_online else Side.OFFLINE,
        }
        return frozenset(shown | ({Side.INFORMAL} if self.is_informal else set()))


@dataclass(frozen=True, slots=True)
class DayFacts:
    number: int
    is_online: bool
    parts: tuple[PartFacts, ...] = ()
    materials: int = 0

    @property
    def lessons(self) -> tuple[PartFacts, ...]:
        return tuple(part for part in self.parts if part.is_lesson)

    @property
    def lesson_minutes(self) -> int:
        return sum(part.minutes for part in self.lessons)


@dataclass(frozen=True, slots=True)
class DesignFacts:
    days: tuple[DayFacts, ...] = ()
    goals: tuple[str, ...] = ()
    is_blend: bool = False

    @property
    def lessons(self) -> tuple[PartFacts, ...]:
        return tuple(part for day in self.days for part in day.lessons)


@dataclass(frozen=True, slots=True)
class Standard:
    """How a rule comes, and between what an academy may set it."""

    code: RuleCode
    least: int
    lowest: int
    highest: int


STANDARDS = (
    Standard(RuleCode.PHYSICAL_HOURS, least=6, lowest=1, highest=12),
    Standard(RuleCode.ONLINE_HOURS, least=4, lowest=1, highest=12),
    Standard(RuleCode.FORMS_PER_DAY, least=2, lowest=1, highest=6),
    Standard(RuleCode.MATERIALS, least=1, lowest=1, highest=10),
    Standard(RuleCode.GOALS, least=1, lowest=1, highest=5),
    Standard(RuleCode.BLEND, least=1, lowest=1, highest=5),
)


@dataclass(frozen=True, slots=True)
class HouseStandard:
    """The rules that are on in an academy, with the number each asks for, and the length of a lesson hour."""

    least: Mapping[RuleCode, int]
    hour_minutes: int = STANDARD_HOUR

    def hours(self, minutes: int) -> Decimal:
        """Lesson hours to one decimal, as the screen shows them."""
        return (Decimal(minutes) / self.hour_minutes).quantize(Decimal("0.1"), ROUND_HALF_UP)


AS_IT_COMES = HouseStandard({standard.code: standard.least for standard in STANDARDS})


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What mends the rule: so many `short` more minutes, forms, materials or parts, on a day, of a side, for a goal."""

    short: int
    day: int | None = None
    side: Side | None = None
    goal: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """`is_asked` is false when the rule says nothing about this design, such as one for online days without any."""

    code: RuleCode
    least: int
    is_asked: bool
    shortfalls: tuple[Shortfall, ...] = ()

    @property
    def is_met(self) -> bool:
        return not self.shortfalls


Finder = Callable[[DesignFacts, HouseStandard, int], Finding]


def judge(design: DesignFacts, house: HouseStandard = AS_IT_COMES) -> tuple[Finding, ...]:
    """A finding per rule that is on, in the order of the rules."""
    return tuple(_FINDERS[code](design, house, house.least[code]) for code in RuleCode if code in house.least)


def _hours_of(code: RuleCode, *, is_online: bool) -> Finder:
    def find(design: DesignFacts, house: HouseStandard, least: int) -> Finding:
        days = [day for day in design.days if day.is_online is is_online]
        wanted = least * house.hour_minutes
        short = [
            Shortfall(wanted - day.lesson_minutes, day=day.number)
            for day in days
            if day.lesson_minutes < wanted
        ]
        return Finding(code, least, bool(days), tuple(short))

    return find


def _forms_per_day(design: DesignFacts, house: HouseStandard, least: int) -> Finding:
    kinds = {day.number: len({part.form for part in day.lessons}) for day in design.days}
    short = [Shortfall(least - found, day=number) for number, found in kinds.items() if found < least]
    return Finding(RuleCode.FORMS_PER_DAY, least, bool(design.days), tuple(short))


def _materials(design: DesignFacts, house: HouseStandard, least: int) -> Finding:
    """On how many days there is something to learn with; a design of fewer days needs it on all of them."""
    wanted = min(least, len(design.days))
    found = sum(1 for day in design.days if day.materials)
    short = (Shortfall(wanted - found),) if found < wanted else ()
    return Finding(RuleCode.MATERIALS, least, bool(design.days), short)


def _goals(design: DesignFacts, house: HouseStandard, least: int) -> Finding:
    found = {goal: sum(1 for part in design.lessons if goal in part.goals) for goal in design.goals}
    short = [Shortfall(least - times, goal=goal) for goal, times in found.items() if times < least]
    return Finding(RuleCode.GOALS, least, bool(design.goals and design.days), tuple(short))


def _blend(design: DesignFacts, house: HouseStandard, least: int) -> Finding:
    if not design.is_blend:
        return Finding(RuleCode.BLEND, least, is_asked=False)
    found = {side: sum(1 for part in design.lessons if side in part.sides) for side in Side}
    short = [Shortfall(least - times, side=side) for side, times in found.items() if times < least]
    return Finding(RuleCode.BLEND, least, True, tuple(short))


_FINDERS: Mapping[RuleCode, Finder] = {
    RuleCode.PHYSICAL_HOURS: _hours_of(RuleCode.PHYSICAL_HOURS, is_online=False),
    RuleCode.ONLINE_HOURS: _hours_of(RuleCode.ONLINE_HOURS, is_online=True),
    RuleCode.FORMS_PER_DAY: _forms_per_day,
    RuleCode.MATERIALS: _materials,
    RuleCode.GOALS: _goals,
    RuleCode.BLEND: _blend,
}
