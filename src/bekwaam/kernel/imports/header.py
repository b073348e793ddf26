"""Finds the row with the column names and gives every column a name of its own."""

import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bekwaam.kernel.imports.cells import Cell, Row, as_text, is_blank

LONGEST_NAME = 200


def normalised(name: str) -> str:
    """Letters and digits only, lower case, without accents: "Pers.nr. " and "PERSNR" are one name."""
    return _normalised(name[:LONGEST_NAME])


@lru_cache(maxsize=20_000)
def _normalised(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in parts if char.isalnum())


@dataclass(frozen=True, slots=True)
class Header:
    line: int
    columns: tuple[str, ...]

    @property
    def index(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.columns)}


def hits(cells: Sequence[Cell], wanted: Collection[str]) -> int:
    names = {normalised(cell) for cell in cells if isinstance(cell, str)}
    return len(names.intersection(wanted))


def find_header(rows: Sequence[Row], wanted: Collection[str]) -> Row | None:
    """The first row with most wanted names; without any, the first row that is nearly as full as the fullest."""
    filled = [row for row in rows if not is_blank(row.cells)]
    if not filled:
        return None
    best = max(filled, key=lambda row: hits(row.cells, wanted))
    return best if hits(best.cells, wanted) else _first_full_row(filled)


def _first_full_row(rows: Sequence[Row]) -> Row:
    fullest = max(_filled(row.cells) for row in rows)
    return next(row for row in rows if _filled(row.cells) >= 0.8 * fullest)


def _filled(cells: Sequence[Cell]) -> int:
    return sum(1 for cell in cells if not is_blank((cell,)))


def header_of(row: Row) -> Header:
    names = [" ".join(as_text(cell).split())[:LONGEST_NAME] for cell in row.cells]
    while names and not names[-1]:
        names.pop()
    return Header(row.line, tuple(_told_apart(names)))


def _told_apart(names: Sequence[str]) -> list[str]:
    seen: Counter[str] = Counter()
    taken = set(names)
    result = []
    for place, plain in enumerate(names):
        name = plain or f"Kolom {letters(place)}"
        seen[name] += 1
        result.append(
            name if seen[name] == 1 and (plain or name not in taken) else _numbered(name, seen, taken)
        )
    return result


def _numbered(name: str, seen: Counter[str], taken: set[str]) -> str:
    number = max(seen[name], 2)
    while f"{name} ({number})" in taken:
        number += 1
    unique = f"{name} ({number})"
    taken.add(unique)
    return unique


def letters(place: int) -> str:
    """0 → A, 25 → Z, 26 → AA: what a spreadsheet writes above the column."""
    result, rest = "", place + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        result = chr(ord("A") + letter) + result
    return result
