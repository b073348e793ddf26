"""The kinds of text a cell can hold: text, code, e-mail address, yes or no, a choice. Dates and numbers have their own file."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from bekwaam.kernel.imports.amounts import Cents, Decimals, Whole
from bekwaam.kernel.imports.cells import PADDING, Cell, as_text, number_text
from bekwaam.kernel.imports.dates import Day
from bekwaam.kernel.imports.faults import shown
from bekwaam.kernel.imports.header import normalised
from bekwaam.kernel.imports.values import Hints, Value, Wrong
from bekwaam.kernel.visible_text import visible

# Not white space: what is left of a broken file. Format signs that came along with a copy are cleaned away instead.
CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E\+\d{1,3}", re.IGNORECASE)
AS_TEXT_IN_EXCEL = re.compile(r'="(.*)"')
EMAIL = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}"
)
YES = frozenset({"ja", "j", "yes", "y", "true", "waar", "1", "x", "wel"})
NO = frozenset({"nee", "neen", "n", "no", "false", "onwaar", "0", "niet"})


class Kind(Protocol):
    @property
    def word(self) -> str: ...
    def read(self, cell: Cell, hints: Hints, /) -> Value | Wrong: ...


@dataclass(frozen=True, slots=True)
class Text:
    max_length: int = 200
    multiline: bool = False
    word = "een tekst"

    def read(self, cell: Cell, hints: Hints) -> str | Wrong | None:
        raw = as_text(cell)
        if wrong := _unfit(raw):
            return wrong
        seen = unicodedata.normalize("NFC", visible(raw))
        text = _lines(seen) if self.multiline else " ".join(seen.split())
        if len(text) > self.max_length:
            return Wrong(
                f"Deze tekst heeft {len(text)} tekens. Maak hem korter: het mogen er {self.max_length} zijn."
            )
        return text or None


def _lines(text: str) -> str:
    return "\n".join(
        line.rstrip(PADDING) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ).strip()


def _unfit(text: str) -> Wrong | None:
    if "\N{REPLACEMENT CHARACTER}" in text:
        return Wrong("In deze tekst is een letter verloren gegaan (�). Verbeter de tekst in het bestand.")
    if CONTROL.search(text):
        return Wrong("In deze tekst staat een onzichtbaar stuurteken. Typ de tekst opnieuw in het bestand.")
    return None


@dataclass(frozen=True, slots=True)
class Code:
    """A number that is a name. With `width`, the leading zeros that Excel took away come back."""

    max_length: int = 40
    width: int = 0
    word = "een nummer of code"

    def read(self, cell: Cell, hints: Hints) -> str | Wrong | None:
        if isinstance(cell, bool) or not isinstance(cell, str | int | float):
            return Wrong(
                f"Excel heeft van deze code “{shown(as_text(cell))}” gemaakt. Maak de kolom Tekst en vul de code opnieuw in."
            )
        written = cell if isinstance(cell, str) else number_text(float(cell))
        if SCIENTIFIC.fullmatch(written.strip(PADDING)) or (not isinstance(cell, str) and abs(cell) >= 1e15):
            return Wrong(
                "Excel heeft dit nummer afgerond. Maak de kolom eerst Tekst en vul het nummer opnieuw in."
            )
        found = Text(self.max_length).read(_bare(written), hints)
        return (
            found.zfill(self.width)
            if isinstance(found, str) and found.isascii() and found.isdigit()
            else found
        )


def _bare(written: str) -> str:
    """Exports write '00123 or ="00123" to keep Excel from making a number of it."""
    text = written.strip(PADDING)
    guarded = AS_TEXT_IN_EXCEL.fullmatch(text)
    return guarded[1] if guarded else text.removeprefix("'")


@dataclass(frozen=True, slots=True)
class Email:
    word = "een e-mailadres"

    def read(self, cell: Cell, hints: Hints) -> str | Wrong | None:
        address = visible(as_text(cell)).strip(PADDING).lower().removeprefix("mailto:").rstrip(";,")
        local = address.split("@")[0]
        if len(address) > 254 or len(local) > 64 or not EMAIL.fullmatch(address):
            return Wrong(f"“{shown(as_text(cell))}” is geen e-mailadres. Schrijf het zo: naam@voorbeeld.nl.")
        return address


@dataclass(frozen=True, slots=True)
class YesNo:
    word = "ja of nee"

    def read(self, cell: Cell, hints: Hints) -> bool | Wrong | None:
        word = normalised(as_text(cell))
        if word in YES:
            return True
        if word in NO:
            return False
        return Wrong(f"“{shown(as_text(cell))}” is geen ja of nee. Schrijf ja of nee.")


@dataclass(frozen=True)
class Choice:
    """`options` maps each value to its Dutch labels; the first label is the one shown."""

    options: Mapping[str, tuple[str, ...]]
    word: str = "een keuze"
    _by_label: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_label = {normalised(value): value for value in self.options}
        for value, labels in self.options.items():
            by_label.update({normalised(label): value for label in labels})
        object.__setattr__(self, "_by_label", by_label)

    def read(self, cell: Cell, hints: Hints) -> str | Wrong | None:
        value = self._by_label.get(normalised(as_text(cell)))
        if value is not None:
            return value
        return Wrong(f"“{shown(as_text(cell))}” is niet bekend. Kies uit: {self.choices}.")

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(labels[0] if labels else value for value, labels in self.options.items())

    @property
    def choices(self) -> str:
        return ", ".join(self.words[:12]) + (" …" if len(self.words) > 12 else "")


def plain(value: object) -> object:
    """A value as JSON can hold it."""
    if value is None or isinstance(value, str | int | float):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


__all__ = ["Cents", "Choice", "Code", "Day", "Decimals", "Email", "Kind", "Text", "Whole", "YesNo", "plain"]
