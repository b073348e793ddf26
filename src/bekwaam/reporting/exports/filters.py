"""Filters of a screen as words and back. What makes no sense is left out, as the screens do."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from types import NoneType
from typing import Any, TypeVar, get_args, get_type_hints
from uuid import UUID

from bekwaam.kernel.exports.safe_text import fitting
from bekwaam.kernel.ids import parse_id

LONGEST = 200
YES, NO = "ja", "nee"
T = TypeVar("T")


def as_words(wanted: object) -> dict[str, str]:
    """A dataclass of filters, without those that are empty."""
    return tidy({field.name: getattr(wanted, field.name) for field in fields(wanted)})  # type: ignore[arg-type]


def tidy(values: Mapping[str, Any]) -> dict[str, str]:
    words = {
        fitting(str(name))[:LONGEST]: _word(value) for name, value in values.items() if value is not None
    }
    return {name: word for name, word in words.items() if word}


def read(shape: type[T], words: Mapping[str, str]) -> T:
    kinds = get_type_hints(shape)
    return shape(**{name: _value(kind, words.get(name, "")) for name, kind in kinds.items()})


def day_of(words: Mapping[str, str], name: str, otherwise: date) -> date:
    return _day(words.get(name, "")) or otherwise


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    return value.isoformat() if isinstance(value, date) else fitting(str(value))[:LONGEST]


def _value(kind: Any, word: str) -> Any:
    options = get_args(kind) or (kind,)
    if bool in options:
        return {YES: True, NO: False}.get(word, None if NoneType in options else False)
    if UUID in options:
        return parse_id(word) if word else None
    if int in options:
        return int(word) if word.isascii() and word.isdigit() else 0
    return _day(word) if date in options else word


def _day(word: str) -> date | None:
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None
