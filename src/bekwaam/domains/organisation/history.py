"""The dated versions of a unit as plain values, and how a change on a day rewrites them. No rows, no writes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from bekwaam.domains.organisation.tree import chain_above
from bekwaam.kernel.periods import day_before


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What is true of a unit from one day up to and including another; no last day means until further notice."""

    valid_from: date
    valid_until: date | None = None
    name: str
    kind_id: UUID
    parent_id: UUID | None = None
    cost_centre_id: UUID | None = None
    leader_number: str = ""

    def holds(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


FIELDS = ("name", "kind_id", "parent_id", "cost_centre_id", "leader_number")


def on(versions: Iterable[Version], day: date) -> Version | None:
    return next((version for version in versions if version.holds(day)), None)


def changed(versions: Sequence[Version], day: date, changes: Mapping[str, Any]) -> list[Version]:
    """The history in which `changes` hold from `day` on.

    A version that was planned for later keeps what it changes itself and takes over the rest.
    """
    before = [version for version in versions if version.valid_from < day]
    now = on(versions, day)
    if now is None:
        raise ValueError(day)
    later = [version for version in versions if version.valid_from > day]
    if now.valid_from < day:
        before[-1] = replace(now, valid_until=day_before(day))
    new = replace(now, valid_from=day, **changes)
    return joined([*before, new, *_taking_over(now, later, changes)])


def _taking_over(now: Version, later: Sequence[Version], changes: Mapping[str, Any]) -> list[Version]:
    """Later versions follow a change until one of them says something else about that field."""
    following = {name for name in changes if getattr(now, name) != changes[name]}
    result = []
    for version in later:
        following = {name for name in following if getattr(version, name) == getattr(now, name)}
        result.append(replace(version, **{name: changes[name] for name in following}))
    return result


def ended(versions: Sequence[Version], last_day: date) -> list[Version]:
    """The history that stops after `last_day`; what was planned for later goes."""
    kept = [version for version in versions if version.valid_from <= last_day]
    if not kept:
        raise ValueError(last_day)
    return [*kept[:-1], replace(kept[-1], valid_until=last_day)]


def prolonged(versions: Sequence[Version], last_day: date | None) -> list[Version]:
    """The history that goes on after the last day it had, as it was then."""
    return [*versions[:-1], replace(versions[-1], valid_until=last_day)]


def joined(versions: Sequence[Version]) -> list[Version]:
    """Versions that follow each other and say the same become one."""
    result: list[Version] = []
    for version in versions:
        if result and _says_the_same(result[-1], version):
            result[-1] = replace(result[-1], valid_until=version.valid_until)
        else:
            result.append(version)
    return result


def _says_the_same(first: Version, second: Version) -> bool:
    follows = first.valid_until is not None and day_before(second.valid_from) == first.valid_until
    return follows and all(getattr(first, name) == getattr(second, name) for name in FIELDS)


Histories = Mapping[UUID, Sequence[Version]]


def parents_on(histories: Histories, day: date) -> dict[UUID, UUID | None]:
    """Where each unit that exists on this day hangs."""
    found = ((unit, on(versions, day)) for unit, versions in histories.items())
    return {unit: version.parent_id for unit, version in found if version is not None}


def days_of_change(histories: Histories, since: date) -> list[date]:
    """The days on or after `since` on which the tree may look different from the day before."""
    starts = {version.valid_from for versions in histories.values() for version in versions}
    return sorted({since, *(day for day in starts if day > since)})


def first_circle(histories: Histories, unit_id: UUID, since: date) -> date | None:
    """The first day on or after `since` on which this unit would hang under itself."""
    for day in days_of_change(histories, since):
        parents = parents_on(histories, day)
        above = parents.get(unit_id)
        if above is not None and unit_id in chain_above(above, parents):
            return day
    return None


def first_orphan_day(histories: Histories, unit_id: UUID, since: date) -> date | None:
    """The first day on or after `since` on which this unit hangs under one that does not exist."""
    ends = {
        _next_day(version.valid_until)
        for versions in histories.values()
        for version in versions
        if version.valid_until is not None
    }
    days = sorted({*days_of_change(histories, since), *(day for day in ends if day >= since)})
    for day in days:
        version = on(histories[unit_id], day)
        if version and version.parent_id and on(histories.get(version.parent_id, ()), day) is None:
            return day
    return None


def _next_day(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
