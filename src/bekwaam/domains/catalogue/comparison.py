"""Two texts of one activity beside each other, field by field. Pure."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from bekwaam.domains.catalogue.content import COLUMNS, LISTS, PAIRS, Content

T = TypeVar("T")
FIELDS = (*COLUMNS, *LISTS, *PAIRS)
MARK_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Difference:
    """`is_mine` and `is_theirs` say who changed the field since both saw the same text; both may hold."""

    name: str
    mine: Any
    theirs: Any
    is_mine: bool = True
    is_theirs: bool = True

    @property
    def is_clash(self) -> bool:
        return self.is_mine and self.is_theirs


def marks_of(content: object, names: Iterable[str] = FIELDS) -> dict[str, str]:
    """A short fingerprint per field: what an editor started from, without sending all of it along."""
    return {name: _mark(getattr(content, name)) for name in names}


def differences_between(
    mine: T, theirs: T, seen: Mapping[str, str], names: Iterable[str] = FIELDS
) -> tuple[Difference, ...]:
    """Where what this editor has and what is on file are not the same; `seen` is what this editor started from."""
    found = []
    for name in names:
        ours, others = getattr(mine, name), getattr(theirs, name)
        if ours == others:
            continue
        start = seen.get(name)
        is_mine, is_theirs = _mark(ours) != start, _mark(others) != start
        found.append(Difference(name, ours, others, is_mine, is_theirs))
    return tuple(found)


def merged(mine: Content, theirs: Content, keep_theirs: Iterable[str]) -> Content:
    """My text, with the fields that were chosen from theirs."""
    return replace(mine, **{name: getattr(theirs, name) for name in keep_theirs if name in FIELDS})


def changed_fields(before: Content, after: Content) -> tuple[str, ...]:
    return tuple(name for name in FIELDS if getattr(before, name) != getattr(after, name))


def _mark(value: Any) -> str:
    return hashlib.sha256(repr(value).encode(errors="surrogatepass")).hexdigest()[:MARK_LENGTH]
