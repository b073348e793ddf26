"""The list of roles as a file."""

from bekwaam.domains.people.access import OVERSEERS
from bekwaam.domains.people.models import RoleGrant
from bekwaam.domains.people.queries.dossier import all_grants
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.exports.columns import Column, Kind, Row
from bekwaam.portals.shared.role_words import role_word
from bekwaam.reporting.exports.chunks import keyed
from bekwaam.reporting.exports.filters import NO
from bekwaam.reporting.exports.registry import Asked

COLUMNS = (
    Column("number", "Personeelsnummer", Kind.CODE),
    Column("name", "Medewerker"),
    Column("role", "Rol"),
    Column("unit", "Voor"),
    Column("supplier", "Leverancier"),
    Column("valid_from", "Vanaf", Kind.DATE),
    Column("valid_until", "Tot en met", Kind.DATE),
    Column("granted_by", "Gegeven door"),
    Column("source", "Hoe"),
    Column("reason", "Waarom"),
)


def _may(actor: Actor) -> bool:
    return any(actor.has_role(role) for role in OVERSEERS)


def _shown(chunk: list[RoleGrant], asked: Asked) -> list[Row]:
    return [_row(grant) for grant in chunk]


def _row(grant: RoleGrant) -> Row:
    return {
        "number": grant.person.personnel_number,
        "name": grant.person.full_name,
        "role": role_word(grant.role),
        "unit": grant.unit.name if grant.unit else "De hele organisatie",
        "supplier": grant.supplier.name if grant.supplier else "",
        "valid_from": grant.valid_from,
        "valid_until": grant.valid_until,
        "granted_by": grant.granted_by_label,
        "source": grant.get_source_display(),
        "reason": grant.reason,
    }


ROLES = keyed(
    name="roles",
    title="Rollen",
    columns=COLUMNS,
    may_export=_may,
    rows=lambda asked: all_grants(on=asked.on, is_current=asked.filters.get("is_current") != NO),
    keys=("role", "person__sort_key", "valid_from", "pk"),
    shown=_shown,
)
