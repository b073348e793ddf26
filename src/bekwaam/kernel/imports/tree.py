"""Is a set of nodes with parents one tree? Pure; the organisation import asks it before it writes."""

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from bekwaam.kernel.imports.faults import Refusal, shown

NAMED = 5
OLD = -1


@dataclass(frozen=True, slots=True)
class TreeNode:
    code: str
    parent: str | None
    line: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class TreeCheck:
    """`order` has every sound node after its parent: the order in which to write them."""

    order: tuple[str, ...]
    refusals: tuple[Refusal, ...]


def check_tree(
    nodes: Iterable[TreeNode],
    *,
    known: Collection[str] = (),
    single_root: bool = True,
    column: str = "bovenliggend onderdeel",
) -> TreeCheck:
    """`known` are codes outside the file that may be a parent (a partial delivery)."""
    by_code = {node.code: node for node in nodes}
    refusals = [_unknown(node, column) for node in by_code.values() if _is_orphan(node, by_code, known)]
    order = _parents_first(by_code, known)
    refusals += [_cycle(cycle, by_code, column) for cycle in _cycles(by_code, set(order))]
    refusals += _roots(by_code, known, column) if single_root else []
    return TreeCheck(order, tuple(sorted(refusals, key=lambda refusal: refusal.line)))


def _is_orphan(node: TreeNode, by_code: Mapping[str, TreeNode], known: Collection[str]) -> bool:
    return node.parent is not None and node.parent not in by_code and node.parent not in known


def _parents_first(by_code: Mapping[str, TreeNode], known: Collection[str]) -> tuple[str, ...]:
    children: defaultdict[str, list[str]] = defaultdict(list)
    waiting: deque[str] = deque()
    for code, node in by_code.items():
        if node.parent is None or (node.parent in known and node.parent not in by_code):
            waiting.append(code)
        else:
            children[node.parent].append(code)
    order = []
    while waiting:
        code = waiting.popleft()
        order.append(code)
        waiting.extend(children[code])
    return tuple(order)


def _cycles(by_code: Mapping[str, TreeNode], sound: Collection[str]) -> list[tuple[str, ...]]:
    """Each cycle once. Nodes that hang below a cycle or below an unknown parent are in none."""
    state: dict[str, int] = {}
    cycles = []
    for start in by_code:
        path: list[str] = []
        code: str | None = start
        while code is not None and code in by_code and code not in sound and code not in state:
            state[code] = len(path)
            path.append(code)
            code = by_code[code].parent
        if code is not None and state.get(code, OLD) != OLD:
            cycles.append(tuple(path[state[code] :]))
        state.update(dict.fromkeys(path, OLD))
    return cycles


def _unknown(node: TreeNode, column: str) -> Refusal:
    sentence = (
        f"{_named(node)} hangt onder “{shown(node.parent)}”, maar dat onderdeel bestaat niet. "
        "Voeg het toe aan het bestand of verbeter de code."
    )
    return Refusal(node.line, column, shown(node.parent), sentence)


def _cycle(cycle: tuple[str, ...], by_code: Mapping[str, TreeNode], column: str) -> Refusal:
    first = min((by_code[code] for code in cycle), key=lambda node: node.line)
    if len(cycle) == 1:
        sentence = f"{_named(first)} hangt onder zichzelf. Vul het onderdeel in dat erboven staat."
    else:
        place = cycle.index(first.code)
        turned = cycle[place:] + cycle[:place]
        chain = " → ".join(
            shown(code) for code in (*turned[:10], *(["…"] if len(turned) > 10 else []), first.code)
        )
        sentence = f"Deze onderdelen hangen in een kring onder elkaar: {chain}. Verbeter bij een van hen het bovenliggende onderdeel."
    return Refusal(first.line, column, shown(first.parent), sentence)


def _roots(by_code: Mapping[str, TreeNode], known: Collection[str], column: str) -> list[Refusal]:
    roots = [node for node in by_code.values() if node.parent is None]
    if len(roots) > 1:
        names = ", ".join(f"{_named(node)} (rij {node.line})" for node in roots[:NAMED])
        more = f" en nog {len(roots) - NAMED}" if len(roots) > NAMED else ""
        sentence = f"Er mag één onderdeel bovenaan staan, maar {len(roots)} hebben niets boven zich: {names}{more}. Vul bij de andere in waar ze onder hangen."
        return [Refusal(roots[1].line, column, "", sentence)]
    if not roots and by_code and not known:
        first = next(iter(by_code.values()))
        return [
            Refusal(
                first.line,
                column,
                "",
                "Geen enkel onderdeel staat bovenaan. Laat dit vak leeg bij de hele organisatie.",
            )
        ]
    return []


def _named(node: TreeNode) -> str:
    return f"“{shown(node.name or node.code)}”"
