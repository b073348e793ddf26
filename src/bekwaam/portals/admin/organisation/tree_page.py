"""The page of the organisation on any day: a part of the tree that fits on a screen, or what was searched for."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import ngettext

from bekwaam.domains.organisation.queries import UnitOnDay, tree_on, units_named
from bekwaam.domains.organisation.tree import chain_above
from bekwaam.domains.people.unit_people import heads_by_units

SHOWN_NODES, SHOWN_RESULTS, OPEN_LEVELS = 120, 50, 2


@dataclass(frozen=True, slots=True)
class Node:
    unit: UnitOnDay
    people: int
    children: tuple["Node", ...]
    is_open: bool
    hidden: int
    """How many units hang directly below but are not shown here."""

    @property
    def note(self) -> str:
        words = ngettext("%(number)s medewerker", "%(number)s medewerkers", self.people)
        return f"{self.unit.kind} · {words % {'number': self.people}}"


@dataclass(frozen=True, slots=True)
class Found:
    unit: UnitOnDay
    path: str


@dataclass(frozen=True, slots=True)
class TreePage:
    day: date
    is_today: bool
    search: str
    total: int
    above: tuple[UnitOnDay, ...]
    focus: UnitOnDay | None
    nodes: tuple[Node, ...]
    found: tuple[Found, ...]
    found_total: int
    may_change: bool


class _Tree:
    def __init__(self, day: date) -> None:
        self.units = {unit.id: unit for unit in tree_on(day)}
        self.parents = {
            unit.id: unit.parent_id if unit.parent_id in self.units else None for unit in self.units.values()
        }
        self.children: dict[UUID | None, list[UUID]] = defaultdict(list)
        for unit_id, parent_id in self.parents.items():
            self.children[parent_id].append(unit_id)
        self.people: Counter[UUID] = Counter()
        self._count(heads_by_units(day))

    def _count(self, heads: Iterable[tuple[list[UUID], int]]) -> None:
        """Somebody with two jobs below one unit counts once there; whoever has one job is added up branch by branch."""
        several = []
        for unit_ids, number in heads:
            if len(unit_ids) == 1:
                self.people[unit_ids[0]] += number
            else:
                several.append((unit_ids, number))
        for top in self.children[None]:
            self._add_up(top)
        for unit_ids, number in several:
            chains = [chain_above(unit_id, self.parents) for unit_id in unit_ids if unit_id in self.units]
            for above in {one for chain in chains for one in chain}:
                self.people[above] += number

    def _add_up(self, unit_id: UUID) -> int:
        below = sum(self._add_up(child) for child in self.children.get(unit_id, ()))
        self.people[unit_id] += below
        return self.people[unit_id]

    def above(self, unit_id: UUID) -> list[UnitOnDay]:
        return [self.units[one] for one in chain_above(unit_id, self.parents)][::-1]

    def levels(self, focus: UUID | None) -> int:
        """How many levels below the focus fit on the page; at least one."""
        level, shown, depth = self.children[focus], 0, 0
        while level and (depth == 0 or shown + len(level) <= SHOWN_NODES):
            shown, depth = shown + len(level), depth + 1
            level = [child for unit_id in level for child in self.children[unit_id]]
        return depth

    def nodes(self, unit_ids: Iterable[UUID], levels: int, depth: int = 0) -> tuple[Node, ...]:
        return tuple(self._node(unit_id, levels, depth) for unit_id in unit_ids)

    def _node(self, unit_id: UUID, levels: int, depth: int) -> Node:
        below = self.children[unit_id]
        fits = depth + 1 < levels
        return Node(
            unit=self.units[unit_id],
            people=self.people[unit_id],
            children=self.nodes(below, levels, depth + 1) if fits else (),
            is_open=depth < OPEN_LEVELS,
            hidden=0 if fits else len(below),
        )

    def search(self, words: str) -> list[Found]:
        hits = units_named(self.units.values(), words)
        return [Found(unit, " › ".join(one.name for one in self.above(unit.id)[:-1])) for unit in hits]


def tree_page(
    *, day: date, today: date, search: str, focus_id: UUID | None, may_change: bool
) -> TreePage | None:
    """None when there is no such unit on that day."""
    tree = _Tree(day)
    if focus_id is not None and focus_id not in tree.units:
        return None
    found = tree.search(search) if search else []
    above = tree.above(focus_id) if focus_id else []
    top = [] if search else tree.nodes(tree.children[focus_id], tree.levels(focus_id))
    return TreePage(
        day=day,
        is_today=day == today,
        search=search,
        total=len(tree.units),
        above=tuple(above[:-1]),
        focus=above[-1] if above else None,
        nodes=tuple(top),
        found=tuple(found[:SHOWN_RESULTS]),
        found_total=len(found),
        may_change=may_change,
    )
