"""Numbers and money, with a comma or a point."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from bekwaam.kernel.imports.cells import Cell, as_text, number_text
from bekwaam.kernel.imports.faults import shown
from bekwaam.kernel.imports.values import DecimalMark, Hints, Wrong

CURRENCY = re.compile(r"^(?:€|eur|euro)\s*|\s*(?:€|eur|euro)$", re.IGNORECASE)
PLAIN = re.compile(r"\d+(?:\.\d+)?")
GROUPED = re.compile(r"[1-9]\d{0,2}(?:[.,' ]\d{3})+")
DIGITS_MOST = 18


@dataclass(frozen=True, slots=True)
class Decimals:
    places: int = 2
    least: Decimal | None = None
    most: Decimal | None = None
    word = "een getal"

    def read(self, cell: Cell, hints: Hints) -> Decimal | Wrong:
        number = decimal_of(cell, self.places, hints.decimal_mark)
        if isinstance(number, Wrong):
            return number
        if number != round(number, self.places):
            return Wrong(
                f"“{shown(as_text(cell))}” heeft meer dan {self.places} cijfers achter de komma. Rond het getal af."
            )
        return _between(round(number, self.places), self.least, self.most)


@dataclass(frozen=True, slots=True)
class Whole:
    least: int | None = None
    most: int | None = None
    word = "een heel getal"

    def read(self, cell: Cell, hints: Hints) -> int | Wrong:
        number = decimal_of(cell, 0, hints.decimal_mark)
        if isinstance(number, Wrong):
            return number
        if number != number.to_integral_value():
            return Wrong(f"“{shown(as_text(cell))}” is geen heel getal. Laat weg wat achter de komma staat.")
        checked = _between(number, _decimal(self.least), _decimal(self.most))
        return checked if isinstance(checked, Wrong) else int(checked)


@dataclass(frozen=True, slots=True)
class Cents:
    """An amount in euros; the value is a whole number of cents."""

    least: int | None = None
    most: int | None = None
    word = "een bedrag"

    def read(self, cell: Cell, hints: Hints) -> int | Wrong:
        limits = (None if limit is None else Decimal(limit) / 100 for limit in (self.least, self.most))
        euros = Decimals(2, *limits).read(cell, hints)
        return euros if isinstance(euros, Wrong) else int(euros * 100)


def decimal_of(cell: Cell, places: int, mark: DecimalMark | None) -> Decimal | Wrong:
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return Wrong(
            f"“{shown(as_text(cell))}” is geen getal. Maak van de kolom in Excel een kolom met getallen."
        )
    written = as_text(cell) if isinstance(cell, str) else number_text(float(cell))
    if not isinstance(cell, str):
        return _number(written, written)
    plain = _unwrapped(written)
    negative, digits = _sign(plain)
    unmarked = _unmarked(digits, places, mark)
    if isinstance(unmarked, Wrong):
        return unmarked
    if not PLAIN.fullmatch(unmarked):
        return Wrong(f"“{shown(written)}” is geen getal. Schrijf het zo: 1234,56.")
    number = _number(unmarked, written)
    return -number if negative and isinstance(number, Decimal) else number


def _unwrapped(written: str) -> str:
    text = CURRENCY.sub("", re.sub(r"\s+", " ", written).strip()).strip()
    return re.sub(r",(?:-+|–|=)$", "", text)


def _sign(text: str) -> tuple[bool, str]:
    """SAP writes the minus behind the number."""
    plain = text.replace("\N{MINUS SIGN}", "-")
    stripped = plain.removeprefix("+").removeprefix("-").removesuffix("-").strip()
    return (plain.startswith("-") or plain.endswith("-")), CURRENCY.sub("", stripped)


def _unmarked(text: str, places: int, mark: DecimalMark | None) -> str | Wrong:
    """Leaves digits with at most one point, the decimal mark."""
    last = max(text.rfind(","), text.rfind("."))
    if last < 0:
        return _ungrouped(text, text)
    sign = text[last]
    other = "." if sign == "," else ","
    if other in text:
        return f"{_ungrouped(text[:last], text)}.{text[last + 1 :]}" if text.count(sign) == 1 else text
    if text.count(sign) > 1 or sign == (mark and _other(mark)):
        return _ungrouped(text, text)
    if sign == "." and mark is None and GROUPED.fullmatch(text):
        return _ambiguous(text) if places >= 3 else text.replace(".", "")
    return f"{_ungrouped(text[:last], text)}.{text[last + 1 :]}"


def _other(mark: DecimalMark) -> str:
    return "." if mark == "," else ","


def _ungrouped(text: str, otherwise: str) -> str:
    """Thousands in groups of three lose their signs; anything else stays as it is and is refused later on."""
    return re.sub(r"[.,' ]", "", text) if GROUPED.fullmatch(text) else (text if text.isdigit() else otherwise)


def _ambiguous(text: str) -> Wrong:
    return Wrong(
        f"“{shown(text)}” kan {text.replace('.', '')} zijn of {text.replace('.', ',')}. "
        "Schrijf het getal zonder punt, of kies bij de koppeling welk teken voor de decimalen staat."
    )


def _number(text: str, written: str) -> Decimal | Wrong:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return Wrong(f"“{shown(written)}” is geen getal. Schrijf het zo: 1234,56.")
    if not number.is_finite() or number.adjusted() >= DIGITS_MOST:
        return Wrong(f"“{shown(written)}” is te groot voor een getal. Controleer de waarde.")
    return number


def _decimal(limit: int | None) -> Decimal | None:
    return None if limit is None else Decimal(limit)


def _between(number: Decimal, least: Decimal | None, most: Decimal | None) -> Decimal | Wrong:
    if least is not None and number < least:
        return Wrong(
            f"{_dutch(number)} is te laag: het moet {_dutch(least)} of meer zijn. Controleer de waarde."
        )
    if most is not None and number > most:
        return Wrong(
            f"{_dutch(number)} is te hoog: het mag {_dutch(most)} of minder zijn. Controleer de waarde."
        )
    return number


def _dutch(number: Decimal) -> str:
    return f"{number:f}".replace(".", ",")
