"""Small by nature: caps on functions, modules, templates and readmes. The list of exceptions only shrinks."""

import ast
from pathlib import Path

from tests.architecture.source import DOMAINS, SOURCE, modules, name, tree

EXCEPTIONS: frozenset[str] = frozenset()
FUNCTION_CAP, FUNCTION_USUAL = 60, 30
VIEW_CAP = 25
MODULE_CAP, MODULE_USUAL = 400, 250
TEMPLATE_CAP = 150
README_CAP = 60
USUAL_SHARE = 0.9


def functions() -> list[tuple[str, int, Path]]:
    found = []
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                found.append((f"{name(path)}:{node.name}", lines, path))
    return found


def too_long(rows: list[tuple[str, int]], cap: int) -> list[tuple[str, int]]:
    return [(what, lines) for what, lines in rows if lines > cap and what not in EXCEPTIONS]


def share_within(sizes: list[int], usual: int) -> float:
    return sum(size <= usual for size in sizes) / len(sizes)


def line_count(path: Path) -> int:
    return len(path.read_text().splitlines())


def test_no_function_is_longer_than_the_cap() -> None:
    assert too_long([(what, lines) for what, lines, _ in functions()], FUNCTION_CAP) == []


def test_most_functions_are_short() -> None:
    assert share_within([lines for _, lines, _ in functions()], FUNCTION_USUAL) >= USUAL_SHARE


def test_views_are_short() -> None:
    views = [
        (what, lines)
        for what, lines, path in functions()
        if path.stem == "views" or path.parent.name == "views"
    ]
    assert too_long(views, VIEW_CAP) == []


def test_modules_are_short() -> None:
    sizes = [(name(path), line_count(path)) for path in modules()]
    assert too_long(sizes, MODULE_CAP) == []
    assert share_within([lines for _, lines in sizes], MODULE_USUAL) >= USUAL_SHARE


def test_templates_are_short() -> None:
    assert too_long([(name(path), line_count(path)) for path in SOURCE.rglob("*.html")], TEMPLATE_CAP) == []


def test_readmes_are_short() -> None:
    assert too_long([(name(path), line_count(path)) for path in DOMAINS.rglob("README.md")], README_CAP) == []


def test_every_context_says_what_it_is() -> None:
    contexts = [
        path for path in DOMAINS.iterdir() if (path / "models.py").is_file() or (path / "models").is_dir()
    ]
    assert [name(path) for path in contexts if not (path / "README.md").is_file()] == []
