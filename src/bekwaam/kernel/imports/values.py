"""What a cell becomes, or why it cannot; and what the mapping tells a reader beforehand."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Value = str | int | Decimal | date | bool | None
DateOrder = Literal["dmy", "mdy", "ymd"]
DecimalMark = Literal[",", "."]


@dataclass(frozen=True, slots=True)
class Wrong:
    """The sentence stands after "Rij 12, kolom X:" and tells what to do."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Hints:
    date_order: DateOrder = "dmy"
    decimal_mark: DecimalMark | None = None


NO_HINTS = Hints()
