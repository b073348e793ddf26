"""Trees as plain values: circles, everything above and below, and the closure. No rows, no writes."""

from collections.abc import Hashable, Iterator, Mapping
from typing import TypeVar

N = TypeVar("N", bound=Hashable)
Closure = dict[tuple[N, N], int]


def chain_above(node: N, parents: Mapping[N, N | None]) -> Iterator[N]:
    """The node itself and everything above it, nearest first; stops where a circle would start."""
    seen: set[N] = set()
    current: N | None = node
    while current is not None and current not in seen:
        yield current
        seen.add(current)
        current = parents.get(current)


def makes_circle(node: N, parent: N | None, parents: Mapping[N, N | None]) -> bool:
    """Whether hanging `node` under `parent` would make it hang under itself."""
    return parent is not None and node in chain_above(parent, parents)


def circles(parents: Mapping[N, N | None]) -> set[N]:
    """Every node that hangs, directly or not, under itself."""
    safe: set[N] = set()
    caught: set[N] = set()
    for start in parents:
        path: list[N] = []
        current: N | None = start
        while current is not None and current not in safe and current not in caught and current not in path:
            path.append(current)
            current = parents.get(current)
        if current is not None and current in path:
            caught.update(path[path.index(current) :])
        safe.update(node for node in path if node not in caught)
    return caught


def closure_of(parents: Mapping[N, N | None]) -> Closure[N]:
    """How many steps each node lies below each node above it; zero for the node itself."""
    return {
        (ancestor, node): depth
        for node in parents
        for depth, ancestor in enumerate(chain_above(node, parents))
        if ancestor in parents
    }


def parents_first(parents: Mapping[N, N | None]) -> list[N]:
    """The nodes in an order in which nothing comes before what it hangs under."""
    depth = {node: sum(1 for _ in chain_above(node, parents)) for node in parents}
    return sorted(parents, key=lambda node: depth[node])
