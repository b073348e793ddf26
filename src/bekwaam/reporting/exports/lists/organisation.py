"""The organisation on a day: all of it, what lies below one unit, or what was searched for."""

from bekwaam.domains.organisation.queries import UnitOnDay, tree_on, units_named
from bekwaam.domains.organisation.rules import may_see_organisation
from bekwaam.domains.organisation.tree import chain_above
from bekwaam.kernel.exports.columns import Column, Kind, Row
from bekwaam.kernel.ids import parse_id
from bekwaam.reporting.exports import filters
from bekwaam.reporting.exports.chunks import whole
from bekwaam.reporting.exports.registry import Asked

COLUMNS = (
    Column("code", "Code", Kind.CODE),
    Column("name", "Naam"),
    Column("kind", "Soort"),
    Column("parent_code", "Code erboven", Kind.CODE),
    Column("parent", "Valt onder"),
    Column("leader", "Personeelsnummer leidinggevende", Kind.CODE),
    Column("cost_centre", "Kostenplaats", Kind.CODE),
)


def _rows(asked: Asked) -> list[Row]:
    tree = tree_on(filters.day_of(asked.filters, "day", asked.on))
    units = {unit.id: unit for unit in tree}
    parents = {unit.id: unit.parent_id for unit in tree}
    shown = units_named(tree, asked.filters["search"]) if asked.filters.get("search") else tree
    if asked.filters.get("below"):
        top = parse_id(asked.filters["below"])
        shown = [unit for unit in shown if top in set(chain_above(unit.id, parents))]
    return [_row(unit, units.get(unit.parent_id) if unit.parent_id else None) for unit in shown]


def _row(unit: UnitOnDay, parent: UnitOnDay | None) -> Row:
    return {
        "code": unit.code,
        "name": unit.name,
        "kind": unit.kind,
        "parent_code": parent.code if parent else "",
        "parent": parent.name if parent else "",
        "leader": unit.leader_number,
        "cost_centre": unit.cost_centre,
    }


ORGANISATION = whole(
    name="organisation",
    title="Organisatie",
    columns=COLUMNS,
    may_export=may_see_organisation,
    rows=_rows,
)
