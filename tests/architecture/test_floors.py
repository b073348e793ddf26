"""What import-linter cannot see: foreign keys, HTTP words, writes in the wrong place, banned module names."""

import ast
import configparser
import re
from pathlib import Path

from django.apps import apps
from django.db import models

from tests.architecture.source import DOMAINS, ROOT, SOURCE, modules, name, tree

JUNK_NAMES = {"utils", "helpers", "common", "manager", "misc", "base"}
HTTP_MODULES = ("django.http", "django.urls", "django.shortcuts", "django.template", "django.views")
OUTBOUND_MODULES = ("urllib.request", "http.client", "socket")
WRITES = {
    "save",
    "create",
    "update",
    "delete",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
}
WRITING_MODULES = {"actions", "models", "session_store"}


def floors() -> dict[str, int]:
    """Context name to its floor; the ground floor is 0."""
    config = configparser.ConfigParser()
    config.read(ROOT / ".importlinter")
    layers = config["importlinter:contract:floors"]["layers"].strip().splitlines()
    return {context.strip(): len(layers) - n for n, row in enumerate(layers, 1) for context in row.split("|")}


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def imports_any(path: Path, wanted: tuple[str, ...]) -> bool:
    return any(
        module == item or module.startswith(item + ".") for module in imports_of(path) for item in wanted
    )


def test_foreign_keys_point_to_the_same_or_a_lower_floor() -> None:
    height, upward = floors(), []
    for model in apps.get_models():
        own = model._meta.app_label
        for field in model._meta.local_fields:
            if own in height and isinstance(field, models.ForeignKey):
                other = field.related_model._meta.app_label
                if height.get(other, 99) > height[own]:
                    upward.append(f"{own}.{model.__name__}.{field.name} -> {other}")
    assert upward == []


def test_domains_and_kernel_know_no_http() -> None:
    below = [
        path for path in modules() if path.is_relative_to(DOMAINS) or path.is_relative_to(SOURCE / "kernel")
    ]
    assert [name(path) for path in below if imports_any(path, HTTP_MODULES)] == []
    assert [name(path) for path in DOMAINS.rglob("*") if path.is_file() and path.suffix == ".html"] == []


def test_nothing_opens_connections_outside_integrations() -> None:
    allowed = (SOURCE / "integrations", SOURCE / "config")
    outside = [path for path in modules() if not any(path.is_relative_to(place) for place in allowed)]
    assert [name(path) for path in outside if imports_any(path, OUTBOUND_MODULES)] == []


def writes_in(path: Path) -> list[str]:
    return [
        f"{name(path)}:{node.lineno} .{node.func.attr}("
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
        and touches_rows(node.func.value)
    ]


def touches_rows(value: ast.expr) -> bool:
    """A manager or a queryset, as far as the text shows it: `X.objects…` somewhere in the chain."""
    return any(isinstance(node, ast.Attribute) and node.attr == "objects" for node in ast.walk(value))


def test_rows_are_written_by_actions_only() -> None:
    readers = [path for path in modules() if not (WRITING_MODULES & {path.stem, path.parent.name})]
    assert [line for path in readers for line in writes_in(path)] == []


def test_no_module_is_a_drawer() -> None:
    assert [name(path) for path in modules() if path.stem in JUNK_NAMES] == []


def test_only_the_clock_reads_the_clock() -> None:
    pattern = re.compile(r"datetime\.now\(|date\.today\(|timezone\.now\(|time\.time\(\)|utcnow\(")
    readers = [name(path) for path in modules() if pattern.search(path.read_text())]
    assert readers == ["src/bekwaam/kernel/clock.py"]
