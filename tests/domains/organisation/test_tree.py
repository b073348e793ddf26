"""The tree as values: circles and the closure against a slow and obvious answer."""

from hypothesis import given
from hypothesis import strategies as st

from bekwaam.domains.organisation.tree import circles, closure_of, makes_circle, parents_first

NODES = range(9)
any_parents = st.fixed_dictionaries({node: st.one_of(st.none(), st.sampled_from(NODES)) for node in NODES})


@st.composite
def trees(draw: st.DrawFn) -> dict[int, int | None]:
    return {
        node: draw(st.one_of(st.none(), st.sampled_from(range(node))) if node else st.none())
        for node in NODES
    }


def reaches_itself(start: int, parents: dict[int, int | None]) -> bool:
    """By walking as many steps as there are nodes."""
    current = parents[start]
    for _ in NODES:
        if current == start:
            return True
        current = None if current is None else parents[current]
    return False


@given(any_parents)
def test_circles_are_the_nodes_that_reach_themselves(parents: dict[int, int | None]) -> None:
    assert circles(parents) == {node for node in NODES if reaches_itself(node, parents)}


@given(trees(), st.sampled_from(NODES), st.sampled_from(NODES))
def test_a_move_makes_a_circle_exactly_when_the_tree_has_one_afterwards(
    parents: dict[int, int | None], node: int, parent: int
) -> None:
    assert makes_circle(node, parent, parents) == bool(circles({**parents, node: parent}))


@given(trees())
def test_the_closure_holds_every_pair_with_its_distance(parents: dict[int, int | None]) -> None:
    closure = closure_of(parents)
    for (ancestor, node), depth in closure.items():
        current: int | None = node
        for _ in range(depth):
            current = None if current is None else parents[current]
        assert current == ancestor
    depth_sum = sum(1 for pair in closure if pair[0] != pair[1])
    assert depth_sum == sum(_height(node, parents) for node in NODES)


def _height(node: int, parents: dict[int, int | None]) -> int:
    above = parents[node]
    return 0 if above is None else 1 + _height(above, parents)


@given(trees())
def test_parents_come_first(parents: dict[int, int | None]) -> None:
    order = parents_first(parents)
    assert sorted(order) == list(NODES)
    assert all(parents[node] is None or order.index(parents[node]) < order.index(node) for node in NODES)
