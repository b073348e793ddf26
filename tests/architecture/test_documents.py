"""What the documents point to is there: files, targets, commands, and the names of the flows."""

import re
from functools import cache
from pathlib import Path

import pytest
from django.urls import Resolver404, resolve
from tools.flows import redrawn

from bekwaam.config.cli import COMMANDS
from tests.architecture.source import ROOT, SOURCE

FLOWS = sorted((ROOT / "docs" / "flows").glob("*.md"))
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *SOURCE.rglob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
QUOTED = re.compile(r"`([^`\n]+)`")
PLACE = re.compile(
    r"(?:docs|src|tests|tools|bench|assets)/[\w./-]*\w\.\w+|(?:docs|src|tests|tools)(?:/[\w-]+)+/?"
)
SHORT_PLACE = re.compile(r"(?:domains|kernel|portals|integrations|reporting|people)/[\w./-]+")
NAME = re.compile(r"(?:\w+\.)?([a-z]+(?:_[a-z]+)+|(?:[A-Z][a-z]+){2,})")
ADDRESS = re.compile(r"/[a-z][a-z0-9-]*(?:/[a-z][a-z0-9-]*)*/")
FLOW_CAP = 80


@cache
def source_text() -> str:
    return "\n".join(path.read_text() for path in SOURCE.rglob("*.py"))


def spoken(path: Path) -> str:
    return str(path.relative_to(ROOT))


def quoted(path: Path) -> list[str]:
    return QUOTED.findall(path.read_text())


@pytest.fixture(params=DOCUMENTS, ids=spoken)
def document(request: pytest.FixtureRequest) -> Path:
    return request.param


def test_every_link_leads_somewhere(document: Path) -> None:
    ours = [
        link for link in LINK.findall(document.read_text()) if "://" not in link and "mailto:" not in link
    ]
    assert [link for link in ours if not (document.parent / link).exists()] == []


def test_every_named_file_is_there(document: Path) -> None:
    named = [words for words in quoted(document) if PLACE.fullmatch(words)]
    assert [words for words in named if not (ROOT / words).exists()] == []


def test_every_advised_command_exists(document: Path) -> None:
    said = re.findall(r"`bekwaam ([a-z-]+)", document.read_text())
    assert sorted(set(said) - COMMANDS.keys()) == []


def test_every_advised_target_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    said = re.findall(r"(?:`|^)make ([a-z-]+)", document.read_text(), re.MULTILINE)
    assert sorted(set(said) - targets) == []


def test_every_named_page_exists(document: Path) -> None:
    named = [words for words in quoted(document) if ADDRESS.fullmatch(words)]
    assert [words for words in named if not _answers(words)] == []


def _answers(address: str) -> bool:
    try:
        return bool(resolve(address))
    except Resolver404:
        return False


@pytest.mark.parametrize("flow", FLOWS, ids=spoken)
def test_the_states_of_a_flow_are_drawn_as_the_code_declares_them(flow: Path) -> None:
    assert redrawn(flow.read_text()) == flow.read_text(), "run tools/flows.py"


@pytest.mark.parametrize("flow", FLOWS, ids=spoken)
def test_a_flow_is_short_and_speaks_in_names_of_the_code(flow: Path) -> None:
    assert len(flow.read_text().splitlines()) <= FLOW_CAP
    names = {found[1] for words in quoted(flow) if (found := NAME.fullmatch(words))}
    assert sorted(name for name in names if name not in source_text()) == []
    places = [words.rstrip("/") for words in quoted(flow) if SHORT_PLACE.fullmatch(words)]
    roots = (SOURCE, SOURCE / "domains")
    assert [place for place in places if not any((root / place).exists() for root in roots)] == []


def test_every_flow_is_in_the_list_of_flows() -> None:
    listed = set(LINK.findall((ROOT / "docs" / "flows" / "README.md").read_text()))
    assert listed == {flow.name for flow in FLOWS} - {"README.md"}
