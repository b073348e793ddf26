"""Reads of the organisation, on any day."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from bekwaam.domains.organisation.history import FIELDS, Version
from bekwaam.domains.organisation.models import CostCentre, OrgUnit, OrgUnitAncestor, OrgUnitVersion, UnitKind
from bekwaam.domains.organisation.names import sort_key_of

COLUMNS = ("valid_from", "valid_until", *FIELDS)


@dataclass(frozen=True, slots=True)
class UnitOnDay:
    """A unit as it is on one day."""

    id: UUID
    code: str
    name: str
    kind: str
    parent_id: UUID | None
    leader_number: str
    cost_centre: str


def holding(day: date) -> Q:
    """The condition that a dated row holds on this day."""
    return Q(valid_from__lte=day) & (Q(valid_until__isnull=True) | Q(valid_until__gte=day))


def tree_on(day: date) -> list[UnitOnDay]:
    """Every unit that exists on this day, by name."""
    columns = (
        "unit_id",
        "unit__code",
        "name",
        "kind__label",
        "parent_id",
        "leader_number",
        "cost_centre__code",
    )
    rows = OrgUnitVersion.objects.filter(holding(day)).values_list(*columns)
    found = [UnitOnDay(row[0], row[1], row[2], row[3], row[4], row[5], row[6] or "") for row in rows]
    return sorted(found, key=lambda unit: (sort_key_of(unit.name), unit.code))


def units_named(units: Iterable[UnitOnDay], words: str) -> list[UnitOnDay]:
    """Those with these words in their name, or with this code."""
    wanted = sort_key_of(words)
    return [unit for unit in units if wanted in sort_key_of(unit.name) or wanted == unit.code.casefold()]


def unit_by_id(unit_id: UUID) -> OrgUnit | None:
    found: OrgUnit | None = (
        OrgUnit.objects.select_related("kind", "parent", "cost_centre").filter(pk=unit_id).first()
    )
    return found


def unit_by_code(code: str) -> OrgUnit | None:
    found: OrgUnit | None = OrgUnit.objects.filter(code=code).first()
    return found


def histories(unit_ids: Collection[UUID] | None = None) -> dict[UUID, list[Version]]:
    """The versions of these units, or of all, oldest first."""
    rows = OrgUnitVersion.objects.order_by("unit_id", "valid_from")
    if unit_ids is not None:
        rows = rows.filter(unit_id__in=unit_ids)
    found: dict[UUID, list[Version]] = defaultdict(list)
    for unit_id, *values in rows.values_list("unit_id", *COLUMNS):
        found[unit_id].append(Version(**dict(zip(COLUMNS, values, strict=True))))
    return dict(found)


def last_day_of(unit_id: UUID) -> date | None:
    """None until further notice."""
    versions = OrgUnitVersion.objects.filter(unit_id=unit_id).order_by("-valid_from")
    found: date | None = versions.values_list("valid_until", flat=True).first()
    return found


def versions_of(unit: OrgUnit) -> list[OrgUnitVersion]:
    """With the words of kind, parent and cost centre, newest first."""
    rows = OrgUnitVersion.objects.select_related("kind", "parent", "cost_centre").filter(unit=unit)
    return list(rows.order_by("-valid_from"))


def codes_of(unit_ids: Iterable[UUID | None]) -> dict[UUID, str]:
    wanted = {unit_id for unit_id in unit_ids if unit_id is not None}
    return dict(OrgUnit.objects.filter(pk__in=wanted).values_list("pk", "code"))


def unit_ids_by_code() -> dict[str, UUID]:
    return dict(OrgUnit.objects.values_list("code", "pk"))


def units_above(unit_id: UUID) -> list[OrgUnit]:
    """Today's units above this one, the highest first."""
    links = OrgUnitAncestor.objects.filter(unit_id=unit_id, depth__gt=0).select_related("ancestor")
    return [link.ancestor for link in links.order_by("-depth")]


def unit_ids_below(unit_id: UUID) -> set[UUID]:
    """Today's unit itself and all below."""
    return set(OrgUnitAncestor.objects.filter(ancestor_id=unit_id).values_list("unit_id", flat=True))


def kinds() -> list[UnitKind]:
    return list(UnitKind.objects.order_by("position", "label"))


def kind_is_used(kind_id: UUID) -> bool:
    return bool(OrgUnitVersion.objects.filter(kind_id=kind_id).exists())


def cost_centres() -> list[CostCentre]:
    return list(CostCentre.objects.order_by("code"))


def units_right_below(unit_id: UUID) -> list[OrgUnit]:
    rows = OrgUnit.objects.select_related("kind").filter(parent_id=unit_id, is_current=True)
    return list(rows.order_by("sort_key", "code"))


def leads_a_unit(number: str, on: date) -> bool:
    """Whether a unit names this personnel number as its leader, on this day or any day to come."""
    lasting = Q(valid_until__isnull=True) | Q(valid_until__gte=on)
    return bool(OrgUnitVersion.objects.filter(lasting, leader_number=number).exists())


def current_units() -> list[OrgUnit]:
    return list(OrgUnit.objects.filter(is_current=True).order_by("sort_key", "code"))


def current_units_like(words: str, *, limit: int) -> list[OrgUnit]:
    """Today's units with these words in their name, or with this code; by name."""
    wanted = sort_key_of(words)
    rows = OrgUnit.objects.select_related("kind", "parent").filter(is_current=True)
    found = rows.filter(Q(sort_key__contains=wanted) | Q(code=words.strip()))
    return list(found.order_by("sort_key", "code")[:limit])
