"""Who led which unit when, from the employments of those who led; a unit's version is cut where the manager changes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bekwaam.config.demo.chronicle import Chronicle, Look
from bekwaam.config.demo.contracts import Stint
from bekwaam.config.demo.records import UnitVersion
from bekwaam.config.demo.tables import last_day
from bekwaam.config.demo.tree import PlannedUnit


@dataclass(frozen=True, slots=True)
class Tenure:
    person_number: str
    starts_on: date
    until: date | None


def versions(
    chronicle: Chronicle, units: tuple[PlannedUnit, ...], stints: Iterable[Stint]
) -> list[UnitVersion]:
    tenures: dict[str, list[Tenure]] = defaultdict(list)
    for stint in sorted((one for one in stints if one.leads), key=lambda one: one.starts_on):
        tenures[stint.leads or ""].append(Tenure(stint.person_number, stint.starts_on, stint.until))
    led_from_above = {unit.code for unit in units if unit.leading == "manager above"}
    return [
        version
        for looks in chronicle.looks.values()
        for look in looks
        for version in _cut(
            look, tenures[(look.parent_code or "") if look.code in led_from_above else look.code]
        )
    ]


def _cut(look: Look, tenures: list[Tenure]) -> Iterator[UnitVersion]:
    day = look.valid_from
    for tenure in tenures:
        start, until = max(tenure.starts_on, day), _earliest(tenure.until, look.valid_until)
        if (until is not None and until <= start) or (
            look.valid_until is not None and start >= look.valid_until
        ):
            continue
        if start > day:
            yield _version(look, None, day, start)
        yield _version(look, tenure.person_number, start, until)
        if until is None or until == look.valid_until:
            return
        day = until
    yield _version(look, None, day, look.valid_until)


def _earliest(one: date | None, other: date | None) -> date | None:
    known = [day for day in (one, other) if day is not None]
    return min(known) if known else None


def _version(look: Look, manager: str | None, first: date, until: date | None) -> UnitVersion:
    return UnitVersion(
        look.code, look.name, look.kind, look.parent_code, look.cost_centre, manager, first, last_day(until)
    )
