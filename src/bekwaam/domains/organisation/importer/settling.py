"""Which rows can be true together: rows whose unit would hang under itself or under nothing fall out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from bekwaam.domains.organisation.history import Version, parents_on
from bekwaam.domains.organisation.importer.rows import UnitRow
from bekwaam.domains.organisation.tree import chain_above, circles

History = list[Version]
DAY = timedelta(days=1)


@dataclass(slots=True)
class Settled:
    rows: dict[UUID, UnitRow]
    stopping: dict[UUID, History]
    faults: dict[UUID, str] = field(default_factory=dict)
    spared: set[UUID] = field(default_factory=set)
    """Units that are not in the file, but under which something stays that cannot be moved away."""


def settle(
    rows: Mapping[UUID, UnitRow],
    stopping: Mapping[UUID, History],
    existing: Mapping[UUID, History],
    names: Mapping[UUID, str],
    since: date,
    today: date,
) -> Settled:
    """Take out what cannot be true until the rest is a sound tree from today on.

    Days before today, from `since` on, are looked at for circles only: a team may be older than its department.
    """
    settled = Settled(dict(rows), dict(stopping))
    while (fault := _first_fault(settled, existing, since, today)) is not None:
        orphans, circling, parents = fault
        for unit_id in orphans:
            _take_out(settled, unit_id, parents, _orphan_sentence(names, parents[unit_id]))
        for unit_id in circling & settled.rows.keys():
            _take_out(settled, unit_id, parents, _circle_sentence(names, unit_id, parents))
    return settled


Parents = Mapping[UUID, UUID | None]


def _first_fault(
    settled: Settled, existing: Mapping[UUID, History], since: date, today: date
) -> tuple[set[UUID], set[UUID], Parents] | None:
    histories = {
        **existing,
        **settled.stopping,
        **{unit_id: row.history for unit_id, row in settled.rows.items()},
    }
    for day in _days(histories, since):
        parents = parents_on(histories, day)
        orphans = _orphans(parents) if day >= today else set()
        circling = circles(parents)
        if day < today:
            circling &= settled.rows.keys()
        if orphans or circling:
            return orphans, circling, parents
    return None


def _orphans(parents: Parents) -> set[UUID]:
    return {unit for unit, parent in parents.items() if parent is not None and parent not in parents}


def _days(histories: Mapping[UUID, History], since: date) -> list[date]:
    days = {since}
    for versions in histories.values():
        for version in versions:
            days.add(version.valid_from)
            if version.valid_until is not None:
                days.add(version.valid_until + DAY)
    return sorted(day for day in days if day >= since)


def _take_out(settled: Settled, unit_id: UUID, parents: Parents, sentence: str) -> None:
    """A row falls out; where no row is to blame, the unit above stays."""
    if settled.rows.pop(unit_id, None) is not None:
        settled.faults[unit_id] = sentence
        return
    above = parents[unit_id]
    if above in settled.spared or above in settled.faults:
        return
    if above is not None and settled.stopping.pop(above, None) is not None:
        settled.spared.add(above)
        return
    if above is not None and settled.rows.pop(above, None) is not None:
        settled.faults[above] = (
            "Hieronder hangt nog een onderdeel dat langer blijft bestaan. Verplaats of beëindig dat eerst."
        )
        return
    raise RuntimeError("the tree was unsound before this delivery")


def _orphan_sentence(names: Mapping[UUID, str], parent: UUID | None) -> str:
    name = names.get(parent, "") if parent else ""
    return (
        f"Het bovenliggende onderdeel “{name}” bestaat niet, is geweigerd of bestaat niet op alle dagen. "
        "Zet het in het bestand of verbeter de code."
    )


def _circle_sentence(names: Mapping[UUID, str], unit_id: UUID, parents: Parents) -> str:
    chain = [names[one] for one in chain_above(unit_id, parents)][:6]
    return (
        f"Dit onderdeel hangt onder zichzelf: {' → '.join([*chain, chain[0]])}. "
        "Verbeter het bovenliggende onderdeel van een van deze rijen."
    )
