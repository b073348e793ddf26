"""What a full or partial delivery would change: incoming facts against existing facts, by key."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bekwaam.kernel.imports.kinds import plain
from bekwaam.kernel.imports.records import Key, RefusedKeys

Facts = Mapping[Key, Mapping[str, Any]]
SHOWN_OF_EACH = 200


@dataclass(frozen=True, slots=True)
class FieldChange:
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that comes or goes, with all its facts."""

    key: Key
    name: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    key: Key
    name: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Diff:
    """A thing that moved and changed as well stands in both, each with its own fields.

    `doubtful` are rows that name nobody readable: as long as there are any, nothing ends, for it may be one of them.
    `spared` would have ended but for that.
    """

    new: tuple[Item, ...] = ()
    changed: tuple[Change, ...] = ()
    moved: tuple[Change, ...] = ()
    ended: tuple[Item, ...] = ()
    unchanged: int = 0
    doubtful: int = 0
    spared: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.changed or self.moved or self.ended)

    @property
    def counts(self) -> dict[str, int]:
        return {
            "new": len(self.new),
            "changed": len(self.changed),
            "moved": len(self.moved),
            "ended": len(self.ended),
            "unchanged": self.unchanged,
        }

    def to_json(self, most: int = SHOWN_OF_EACH) -> dict[str, Any]:
        return {
            "counts": self.counts,
            "new": [_item_json(item) for item in self.new[:most]],
            "changed": [_change_json(change) for change in self.changed[:most]],
            "moved": [_change_json(change) for change in self.moved[:most]],
            "ended": [_item_json(item) for item in self.ended[:most]],
        }


@dataclass(slots=True)
class _Gathering:
    moved_by: frozenset[str]
    name_of: tuple[str, ...]
    new: list[Item] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    moved: list[Change] = field(default_factory=list)
    unchanged: int = 0

    def add(self, key: Key, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> None:
        if before is None:
            self.new.append(Item(key, self.name(key, after), after))
            return
        fields = [
            FieldChange(name, before.get(name), value)
            for name, value in after.items()
            if before.get(name) != value
        ]
        name = self.name(key, {**before, **after})
        moves = tuple(one for one in fields if one.field in self.moved_by)
        others = tuple(one for one in fields if one.field not in self.moved_by)
        self.moved.extend([Change(key, name, moves)] if moves else [])
        self.changed.extend([Change(key, name, others)] if others else [])
        self.unchanged += not fields

    def name(self, key: Key, facts: Mapping[str, Any]) -> str:
        words = (str(facts[part]) for part in self.name_of if facts.get(part))
        return " ".join(words) or " / ".join(key)


def compare(
    incoming: Facts,
    existing: Facts,
    *,
    moved_by: Collection[str] = (),
    name_of: Iterable[str] = ("name",),
    refused: RefusedKeys | None = None,
    is_full: bool = True,
) -> Diff:
    """Fields that `incoming` does not have are left as they are. Only a full delivery can end things."""
    held_back = refused or RefusedKeys()
    gathering = _Gathering(frozenset(moved_by), tuple(name_of))
    for key, facts in incoming.items():
        if key not in held_back.keys:
            gathering.add(key, existing.get(key), facts)
    absent = [key for key in existing if key not in incoming and key not in held_back.keys] if is_full else []
    ending = () if held_back.unknown else absent
    return Diff(
        new=tuple(gathering.new),
        changed=tuple(gathering.changed),
        moved=tuple(gathering.moved),
        ended=tuple(Item(key, gathering.name(key, existing[key]), existing[key]) for key in ending),
        unchanged=gathering.unchanged,
        doubtful=held_back.unknown,
        spared=len(absent) - len(ending),
    )


def applied(diff: Diff, existing: Facts) -> dict[Key, dict[str, Any]]:
    """The facts after the diff: what the writing action must bring about."""
    ended = {item.key for item in diff.ended}
    result = {key: dict(facts) for key, facts in existing.items() if key not in ended}
    for change in (*diff.changed, *diff.moved):
        result[change.key].update({one.field: one.after for one in change.fields})
    result.update({item.key: dict(item.facts) for item in diff.new})
    return result


def _item_json(item: Item) -> dict[str, Any]:
    return {
        "key": list(item.key),
        "name": item.name,
        "facts": {name: plain(value) for name, value in item.facts.items()},
    }


def _change_json(change: Change) -> dict[str, Any]:
    fields = [
        {"field": one.field, "before": plain(one.before), "after": plain(one.after)} for one in change.fields
    ]
    return {"key": list(change.key), "name": change.name, "fields": fields}
