"""What is wrong with a file (Unreadable, raised) or with one row (Refusal, a value), in words for the person who sent it."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

SHOWN_LENGTH = 60
KEPT_REFUSALS = 500
HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def shown(value: object) -> str:
    """The value as it may stand in a sentence, a page or a log: one short line without invisible characters."""
    text = "" if value is None else str(value)[: SHOWN_LENGTH * 4]
    visible = "".join(_visible(char) for char in text)
    line = " ".join(visible.split())
    return line if len(line) <= SHOWN_LENGTH else line[: SHOWN_LENGTH - 1].rstrip() + "…"


def _visible(char: str) -> str:
    if char in "\t\r\n":
        return " "
    return "\N{REPLACEMENT CHARACTER}" if unicodedata.category(char) in HIDDEN_CATEGORIES else char


class Unreadable(Exception):
    """The file as a whole cannot be used; the sentence says why and how to mend it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Refusal:
    line: int
    column: str
    value: str
    sentence: str

    @property
    def text(self) -> str:
        place = f"Rij {self.line}" + (f", kolom {self.column}" if self.column else "")
        return f"{place}: {self.sentence}"

    def to_json(self) -> dict[str, object]:
        return {"line": self.line, "column": self.column, "value": self.value, "sentence": self.sentence}


@dataclass(slots=True)
class Refusals:
    """All refusals counted, the first ones kept."""

    cap: int = KEPT_REFUSALS
    total: int = 0
    kept: list[Refusal] = field(default_factory=list)
    by_column: Counter[str] = field(default_factory=Counter)

    def add(self, refusal: Refusal) -> None:
        self.total += 1
        self.by_column[refusal.column] += 1
        if len(self.kept) < self.cap:
            self.kept.append(refusal)

    def __iter__(self) -> Iterator[Refusal]:
        return iter(self.kept)

    def __len__(self) -> int:
        return self.total
