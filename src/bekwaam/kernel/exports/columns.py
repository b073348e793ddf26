"""What a table has: columns with a kind, rows with values. How a value looks is up to each writer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

Cell = str | int | Decimal | date | datetime | bool | None
Row = Mapping[str, Cell]


class Kind(StrEnum):
    TEXT = "text"
    CODE = "code"  # digits that are no number: 00123
    INT = "int"
    DECIMAL = "decimal"
    MONEY = "money"
    DATE = "date"
    DATETIME = "datetime"
    BOOL = "bool"


_TYPES: Mapping[Kind, type] = {
    Kind.TEXT: str,
    Kind.CODE: str,
    Kind.INT: int,
    Kind.DECIMAL: Decimal,
    Kind.MONEY: Decimal,
    Kind.DATE: date,
    Kind.DATETIME: datetime,
    Kind.BOOL: bool,
}


@dataclass(frozen=True, slots=True)
class Column:
    """`name` finds the value in a row; `label` is what the reader sees above it."""

    name: str
    label: str
    kind: Kind = Kind.TEXT
    width: int | None = None


class WrongCellError(TypeError):
    """A value that is not of its column's kind: a mistake in the program, never in the data."""


def checked(value: Cell, column: Column) -> Cell:
    """The value when it is of its column's kind; `True` is no number and a moment is no day."""
    if value is None:
        return None
    wanted = _TYPES[column.kind]
    alike = isinstance(value, wanted) and isinstance(value, bool) == (wanted is bool)
    if not alike or (isinstance(value, datetime) and wanted is not datetime):
        raise WrongCellError(f"column {column.name} holds {column.kind}, not {type(value).__name__}")
    if isinstance(value, Decimal) and not value.is_finite():
        raise WrongCellError(f"column {column.name} holds a number that is none")
    if isinstance(value, datetime) and value.tzinfo is None:
        raise WrongCellError(f"column {column.name} holds a moment without a time zone")
    return value


def local(moment: datetime) -> datetime:
    """The clock on the wall in the Netherlands."""
    return moment.astimezone(AMSTERDAM)


def labels(columns: Sequence[Column]) -> list[str]:
    return [column.label for column in columns]
