"""The only way in which a portal gets a unit: within the academy, and within what the person may see."""

from uuid import UUID

from bekwaam.domains.organisation import queries
from bekwaam.domains.organisation.models import OrgUnit, UnitKind
from bekwaam.domains.organisation.rules import may_change_kinds, may_change_unit, may_see_organisation
from bekwaam.kernel.actors import Actor


def unit_for(actor: Actor, unit_id: UUID) -> OrgUnit | None:
    return queries.unit_by_id(unit_id) if may_see_organisation(actor) else None


def unit_by_code_for(actor: Actor, code: str) -> OrgUnit | None:
    """A unit that exists today."""
    found = queries.unit_by_code(code) if may_see_organisation(actor) else None
    return found if found is not None and found.is_current else None


def units_like(actor: Actor, words: str, *, limit: int) -> list[OrgUnit]:
    return queries.current_units_like(words, limit=limit) if may_see_organisation(actor) else []


def unit_to_change_for(actor: Actor, unit_id: UUID) -> OrgUnit | None:
    return queries.unit_by_id(unit_id) if may_change_unit(actor, unit_id) else None


def kind_to_change_for(actor: Actor, kind_id: UUID) -> UnitKind | None:
    if not may_change_kinds(actor):
        return None
    found: UnitKind | None = UnitKind.objects.filter(pk=kind_id).first()
    return found
