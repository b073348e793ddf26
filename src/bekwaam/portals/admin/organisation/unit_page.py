"""The page of one unit: what it is today, what it was and will be, and what can be done with it."""

from dataclasses import dataclass
from datetime import date

from bekwaam.domains.organisation import queries
from bekwaam.domains.organisation.models import OrgUnit, OrgUnitVersion
from bekwaam.domains.people.unit_people import headcount, names_by_number


@dataclass(frozen=True, slots=True)
class Period:
    """One version, and in words what it changed."""

    starts: date
    ends: date | None
    is_now: bool
    is_ahead: bool
    name: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitPage:
    unit: OrgUnit
    trail: tuple[tuple[str, str], ...]
    above: tuple[OrgUnit, ...]
    below: tuple[OrgUnit, ...]
    people_here: int
    people_below: int
    leader: str
    inherited_leader: str
    periods: tuple[Period, ...]
    may_change: bool
    may_see_why: bool
    today: date


def unit_page(unit: OrgUnit, *, today: date, may_change: bool, may_see_why: bool) -> UnitPage:
    above = queries.units_above(unit.pk)
    versions = queries.versions_of(unit)
    inherited = next((one for one in reversed(above) if one.leader_number), None)
    numbers = {version.leader_number for version in versions} | {unit.leader_number}
    names = names_by_number(numbers | ({inherited.leader_number} if inherited else set()))
    return UnitPage(
        unit=unit,
        trail=tuple((one.name, str(one.pk)) for one in above),
        above=tuple(above),
        below=tuple(queries.units_right_below(unit.pk)),
        people_here=headcount([unit.pk], today),
        people_below=headcount(queries.unit_ids_below(unit.pk), today),
        leader=_leader(unit.leader_number, names),
        inherited_leader=_leader(inherited.leader_number, names) if inherited else "",
        periods=tuple(_periods(versions, names, today)),
        may_change=may_change,
        may_see_why=may_see_why,
        today=today,
    )


def _leader(number: str, names: dict[str, str]) -> str:
    if not number:
        return ""
    return f"{names[number]} ({number})" if number in names else f"personeelsnummer {number}"


def _periods(versions: list[OrgUnitVersion], names: dict[str, str], today: date) -> list[Period]:
    """Newest first, each compared with the one before it in time."""
    earlier = [*versions[1:], None]
    return [
        Period(
            starts=version.valid_from,
            ends=version.valid_until,
            is_now=version.valid_from <= today
            and (version.valid_until is None or version.valid_until >= today),
            is_ahead=version.valid_from > today,
            name=version.name,
            changes=_changes(version, before, names),
        )
        for version, before in zip(versions, earlier, strict=True)
    ]


def _changes(
    version: OrgUnitVersion, before: OrgUnitVersion | None, names: dict[str, str]
) -> tuple[str, ...]:
    told = _told(version, names)
    if before is None:
        return tuple(f"{label}: {value}" for label, value in told.items() if value)
    then = _told(before, names)
    return tuple(
        f"{label}: {value or 'geen'} (was {then[label] or 'geen'})"
        for label, value in told.items()
        if value != then[label]
    )


def _told(version: OrgUnitVersion, names: dict[str, str]) -> dict[str, str]:
    return {
        "Naam": version.name,
        "Soort": version.kind.label,
        "Hoort onder": version.parent.name if version.parent else "",
        "Leidinggevende": _leader(version.leader_number, names),
        "Kostenplaats": version.cost_centre.code if version.cost_centre else "",
    }
