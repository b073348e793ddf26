"""Circles in who manages whom: two people with several managers may still form one."""

from collections.abc import Mapping


def in_a_circle(links: Mapping[str, set[str]]) -> dict[str, int]:
    """Each name that is in a circle, with the number of that circle (Tarjan, without recursion)."""
    search = _Search(links)
    for name in links:
        if name not in search.order:
            search.visit(name)
    return search.circles


class _Search:
    def __init__(self, links: Mapping[str, set[str]]) -> None:
        self.links = links
        self.order: dict[str, int] = {}
        self.low: dict[str, int] = {}
        self.open: list[str] = []
        self.is_open: set[str] = set()
        self.circles: dict[str, int] = {}

    def visit(self, start: str) -> None:
        trail = [(start, iter(sorted(self.links.get(start, ()))))]
        self._enter(start)
        while trail:
            name, onward = trail[-1]
            following = next(onward, None)
            if following is None:
                trail.pop()
                self._leave(name, trail[-1][0] if trail else None)
            elif following not in self.order:
                self._enter(following)
                trail.append((following, iter(sorted(self.links.get(following, ())))))
            elif following in self.is_open:
                self.low[name] = min(self.low[name], self.order[following])

    def _enter(self, name: str) -> None:
        self.order[name] = self.low[name] = len(self.order)
        self.open.append(name)
        self.is_open.add(name)

    def _leave(self, name: str, parent: str | None) -> None:
        if self.low[name] == self.order[name]:
            self._close(name)
        if parent is not None:
            self.low[parent] = min(self.low[parent], self.low[name])

    def _close(self, name: str) -> None:
        members: list[str] = []
        while not members or members[-1] != name:
            members.append(self.open.pop())
            self.is_open.discard(members[-1])
        if len(members) > 1 or name in self.links.get(name, ()):
            self.circles.update(dict.fromkeys(members, self.order[name]))
