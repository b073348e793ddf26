"""One row of a delivery against the history of its unit: from which day it holds, and the history it makes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bekwaam.domains.organisation.history import Version, changed, ended, on
from bekwaam.domains.organisation.importer.situation import Situation
from bekwaam.kernel.imports import Record
from bekwaam.kernel.periods import day_before

COMPARED = ("name", "kind", "parent", "cost_centre", "leader", "valid_until")


class RowFault(Exception):
    """The row is well written but cannot be true; the sentence says why."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field, self.sentence = field, sentence


@dataclass(frozen=True, slots=True)
class UnitRow:
    code: str
    line: int
    values: Mapping[str, Any]
    starts: date
    """The day from which this row holds."""
    facts: Mapping[str, Any]
    before: Version | None
    history: list[Version]


def starting_day(row: Record, versions: list[Version], today: date) -> date:
    """The day of the delivery, or the row's own day when that is ahead or later than the present version.

    Personnel systems repeat the first day of a unit in every delivery; that day never rewrites the past.
    """
    own: date | None = row.values.get("valid_from")
    if not versions:
        return own or today
    last_day = versions[-1].valid_until
    if last_day is not None and last_day < today:
        return own if own and own > last_day else today
    present = on(versions, today)
    if present is None:
        return max(own or today, versions[0].valid_from)
    return own if own and own > present.valid_from else today


def is_over(row: Record, today: date) -> bool:
    last_day = row.values.get("valid_until")
    return last_day is not None and last_day < today


def unit_row(row: Record, situation: Situation, today: date) -> UnitRow:
    """Raises RowFault."""
    code = row.key[0]
    versions = situation.versions(code)
    starts = starting_day(row, versions, today)
    before = on(versions, starts)
    columns = _columns(row.values, situation)
    if before is None:
        history = [*versions, Version(valid_from=starts, **{**EMPTY, **columns})]
    else:
        history = changed(versions, starts, columns)
    history = _with_last_day(row, history, starts)
    facts = situation.facts(_on(history, starts), history[-1].valid_until)
    wanted = {name: facts[name] for name in COMPARED if name in row.values}
    return UnitRow(code, row.line, row.values, starts, wanted, before, history)


EMPTY: dict[str, Any] = {"parent_id": None, "cost_centre_id": None, "leader_number": ""}


def _on(history: list[Version], day: date) -> Version:
    found = on(history, day)
    if found is None:
        raise RowFault(
            "valid_until", "Het onderdeel eindigt voordat deze rij begint. Verbeter een van de twee datums."
        )
    return found


def _columns(values: Mapping[str, Any], situation: Situation) -> dict[str, Any]:
    kind_id = situation.kind_id(values["kind"])
    if kind_id is None:
        known = ", ".join(situation.kinds.values())
        raise RowFault("kind", f"Deze soort bestaat niet. Kies uit: {known}. Of voeg de soort eerst toe.")
    columns: dict[str, Any] = {"name": values["name"], "kind_id": kind_id}
    if "parent" in values:
        parent = values["parent"]
        columns["parent_id"] = situation.unit_id(parent) if parent else None
    if "cost_centre" in values:
        columns["cost_centre_id"] = situation.cost_centre_id(values["cost_centre"])
    if "leader" in values:
        columns["leader_number"] = values["leader"] or ""
    return columns


def _with_last_day(row: Record, history: list[Version], starts: date) -> list[Version]:
    if "valid_until" not in row.values:
        return history
    last_day = row.values["valid_until"]
    if last_day is None:
        return [*history[:-1], replace(history[-1], valid_until=None)]
    if last_day < starts:
        raise RowFault("valid_until", "De laatste dag ligt voor de eerste dag. Verbeter een van de twee.")
    return ended(history, last_day)


def stopped_history(versions: list[Version], last_day: date | None, today: date) -> list[Version]:
    """The history of a unit that the delivery does not have any more: until the day before, or its own last day."""
    wanted = last_day or day_before(today)
    return ended(versions, max(wanted, versions[0].valid_from))
