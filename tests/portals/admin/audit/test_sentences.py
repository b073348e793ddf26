"""Every verb that the code records has a sentence, and every sentence can be filled in."""

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.deliveries.enums import RunState
from bekwaam.domains.people.accounts.enums import FactorChange
from bekwaam.portals.admin.audit.sentences import SENTENCES, choices, phrase
from tests.architecture.source import modules, tree

pytestmark = pytest.mark.eis("U-8.3")
WRITERS = {"record", "_record", "record_many", "Fact", "_fact"}
VERB = re.compile(r"^[a-z]+\.[a-z]+(_[a-z]+)*$")


def constants(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and VERB.match(part.value):
            yield part.value


def takes_verb(function: ast.FunctionDef) -> bool:
    return any(argument.arg == "verb" for argument in [*function.args.args, *function.args.kwonlyargs])


@cache
def writers() -> frozenset[str]:
    """Functions that write facts themselves, and all that are handed a verb."""
    handed = {
        node.name
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and takes_verb(node)
    }
    return frozenset(WRITERS | handed)


@cache
def recorded() -> frozenset[str]:
    """Arguments of writers, and everything assigned to a variable `verb`."""
    return frozenset(word for path in modules() for node in ast.walk(tree(path)) for word in verbs_in(node))


def verbs_in(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call):
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        given = node.args if name in writers() else []
        for value in [*given, *(key.value for key in node.keywords if key.arg == "verb")]:
            yield from constants(value)
    elif isinstance(node, ast.Assign) and any(getattr(target, "id", "") == "verb" for target in node.targets):
        yield from constants(node.value)


def test_the_search_finds_what_is_recorded() -> None:
    assert {
        "people.person_added",
        "organisation.unit_ended",
        "people.role_granted",
        "exports.list_exported",
    } <= recorded()


def test_every_recorded_verb_has_a_sentence() -> None:
    assert sorted(recorded() - SENTENCES.keys()) == []


def test_every_state_of_a_delivery_has_a_sentence() -> None:
    assert [state for state in RunState if f"deliveries.{state.value}" not in SENTENCES] == []


def test_every_change_of_a_second_step_has_a_sentence() -> None:
    assert [change for change in FactorChange if f"account.{change.value}" not in SENTENCES] == []


@pytest.mark.parametrize("verb", sorted(SENTENCES))
def test_a_sentence_can_be_filled_in(verb: str) -> None:
    words = phrase(AuditFact(verb=verb, subject_label="{Team} Noord"))
    assert "{subject}" not in words
    assert words[0].islower()


def test_an_unknown_verb_is_still_told() -> None:
    assert (
        phrase(AuditFact(verb="later.invented", subject_label="Ding"))
        == "deed iets met Ding (later.invented)"
    )


def test_the_filter_offers_every_verb_once() -> None:
    offered = [verb for _, verbs in choices() for verb, _ in verbs]
    assert sorted(offered) == sorted(SENTENCES)
