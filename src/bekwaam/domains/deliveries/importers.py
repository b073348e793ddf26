"""Which kinds of delivery there are. The context that owns the data registers an importer when Django starts."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol, runtime_checkable

from bekwaam.domains.deliveries import rules
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Decision
from bekwaam.kernel.imports import Choice, Diff, Guard, RecordReader, Refusal, Schema, Source


@dataclass(frozen=True, slots=True)
class Plan:
    """What a delivery would change; `content` is what only its own importer understands."""

    diff: Diff
    guard: Guard
    content: Any = None
    refusals: Sequence[Refusal] = field(default_factory=tuple)
    """Rows that are well written but do not fit the data: an unknown unit, a circle in the tree."""


class Importer(Protocol):
    kind: str
    title: str
    position: int
    schema: Schema

    def lock(self) -> None:
        """Keep others from changing what a plan is compared with, until the transaction ends."""

    def plan(self, reading: RecordReader, *, on: date, confirmed: bool) -> Plan: ...

    def apply(self, plan: Plan, *, actor: Actor, at: datetime) -> None:
        """Write all of it in the caller's transaction, or raise."""


@runtime_checkable
class Translating(Protocol):
    """An importer that also takes files that are no table, and makes a table of them."""

    def table_of(self, source: Source) -> Source:
        """The source itself when it is a table already. Raises Unreadable."""


@runtime_checkable
class Listing(Protocol):
    """An importer with fields that take only what the academy itself has, such as its kinds of units."""

    def lists(self) -> Mapping[str, Sequence[str]]:
        """The words of each such field."""


@runtime_checkable
class Shared(Protocol):
    """An importer for more people than the functional administrator, each within bounds of their own."""

    def may_deliver(self, actor: Actor) -> Decision: ...

    def within(self, actor: Actor) -> Importer:
        """One that plans and writes only what this actor may."""


def table_of(importer: Importer, source: Source) -> Source:
    return importer.table_of(source) if isinstance(importer, Translating) else source


def lists_of(importer: Importer) -> dict[str, Sequence[str]]:
    """Of the fields that take only certain words: those words."""
    fixed = {one.name: one.kind.words for one in importer.schema.fields if isinstance(one.kind, Choice)}
    own = importer.lists() if isinstance(importer, Listing) else {}
    return {name: words for name, words in {**fixed, **own}.items() if words}


class UnknownKind(LookupError):
    """No context takes deliveries of this kind."""


_importers: dict[str, Importer] = {}


def register(importer: Importer) -> None:
    _importers[importer.kind] = importer


def importer_of(kind: str) -> Importer:
    if kind not in _importers:
        raise UnknownKind(kind)
    return _importers[kind]


def importer_for(kind: str, actor: Actor) -> Importer:
    """For one delivery of this actor."""
    importer = importer_of(kind)
    return importer.within(actor) if isinstance(importer, Shared) else importer


def may_deliver(kind: str, actor: Actor) -> Decision:
    decision, importer = rules.may_deliver(actor), _importers.get(kind)
    return importer.may_deliver(actor) if not decision and isinstance(importer, Shared) else decision


def open_to(actor: Actor) -> list[Importer]:
    """What this actor may deliver."""
    return [importer for importer in registered() if may_deliver(importer.kind, actor)]


def registered() -> list[Importer]:
    return sorted(_importers.values(), key=lambda importer: (importer.position, importer.kind))


def digest_of(value: object) -> str:
    """The same for values that mean the same, whatever the order of their keys."""
    text = json.dumps(value, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
