"""What the academy already has, read once before a delivery of units is planned."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from bekwaam.domains.organisation import queries
from bekwaam.domains.organisation.history import Version, on
from bekwaam.kernel.ids import new_id
from bekwaam.kernel.imports import Facts, Key


@dataclass(slots=True)
class Situation:
    """Ids for kinds and cost centres that the file brings are handed out here; `apply` makes their rows."""

    unit_ids: dict[str, UUID]
    histories: Mapping[UUID, list[Version]]
    kinds: dict[UUID, str]
    cost_centres: dict[str, UUID]
    new_units: dict[str, UUID] = field(default_factory=dict)
    new_kinds: dict[str, UUID] = field(default_factory=dict)
    new_cost_centres: dict[str, UUID] = field(default_factory=dict)
    takes_new_kinds: bool = False
    codes: dict[UUID, str] = field(default_factory=dict)
    kind_ids: dict[str, UUID] = field(default_factory=dict)
    cost_centre_codes: dict[UUID, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.codes = {unit_id: code for code, unit_id in self.unit_ids.items()}
        self.kind_ids = {label.casefold(): kind_id for kind_id, label in self.kinds.items()}
        self.cost_centre_codes = {pk: code for code, pk in self.cost_centres.items()}
        self.takes_new_kinds = not self.kinds

    def unit_id(self, code: str) -> UUID:
        """The id of this unit; a code that is not known yet gets one."""
        known = self.unit_ids.get(code) or self.new_units.get(code)
        if known is None:
            known = self.new_units[code] = new_id()
            self.codes[known] = code
        return known

    def kind_id(self, label: str) -> UUID | None:
        """None for an unknown kind; the very first delivery brings the kinds along."""
        known = self.kind_ids.get(label.casefold())
        if known is None and self.takes_new_kinds:
            known = self.new_kinds[label] = self.kind_ids[label.casefold()] = new_id()
            self.kinds[known] = label
        return known

    def cost_centre_id(self, code: str | None) -> UUID | None:
        if code is None:
            return None
        known = self.cost_centres.get(code) or self.new_cost_centres.get(code)
        if known is None:
            known = self.new_cost_centres[code] = new_id()
            self.cost_centre_codes[known] = code
        return known

    def versions(self, code: str) -> list[Version]:
        unit_id = self.unit_ids.get(code)
        return list(self.histories.get(unit_id, ())) if unit_id else []

    def facts(self, version: Version, last_day: date | None) -> dict[str, object]:
        """A version in the words of a file."""
        return {
            "name": version.name,
            "kind": self.kinds[version.kind_id],
            "parent": self.codes[version.parent_id] if version.parent_id else None,
            "cost_centre": self.cost_centre_codes.get(version.cost_centre_id)
            if version.cost_centre_id
            else None,
            "leader": version.leader_number or None,
            "valid_until": last_day,
        }

    def lasting_after(self, day: date) -> Facts:
        """The facts of every unit that is there after this day, or will be."""
        found: dict[Key, dict[str, object]] = {}
        for unit_id, versions in self.histories.items():
            last_day = versions[-1].valid_until
            if last_day is None or last_day > day:
                shown = on(versions, day) or next(one for one in versions if one.valid_from > day)
                found[(self.codes[unit_id],)] = self.facts(shown, last_day)
        return found


def present_situation() -> Situation:
    return Situation(
        unit_ids=queries.unit_ids_by_code(),
        histories=queries.histories(),
        kinds={kind.pk: kind.label for kind in queries.kinds()},
        cost_centres={centre.code: centre.pk for centre in queries.cost_centres()},
    )
