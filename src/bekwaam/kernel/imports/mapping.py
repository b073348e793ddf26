"""Which columns fill which fields: kept with the import, so that any export fits without being changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast, get_args

from bekwaam.kernel.imports.values import DateOrder, DecimalMark, Hints


@dataclass(frozen=True)
class FieldSource:
    """Several columns are joined. `fixed` is for every row without a value; `translate` renames written values first."""

    columns: tuple[str, ...] = ()
    fixed: str | None = None
    translate: Mapping[str, str] = field(default_factory=dict)
    joiner: str = " "
    date_order: DateOrder = "dmy"
    decimal_mark: DecimalMark | None = None

    @property
    def hints(self) -> Hints:
        return Hints(self.date_order, self.decimal_mark)

    def to_json(self) -> dict[str, Any]:
        return {
            "columns": list(self.columns),
            "fixed": self.fixed,
            "translate": dict(self.translate),
            "joiner": self.joiner,
            "date_order": self.date_order,
            "decimal_mark": self.decimal_mark,
        }

    @classmethod
    def from_json(cls, stored: object) -> "FieldSource":
        parts = _table(stored)
        order, mark = parts.get("date_order", "dmy"), parts.get("decimal_mark")
        if order not in get_args(DateOrder) or mark not in (None, *get_args(DecimalMark)):
            raise ValueError("unknown date order or decimal mark in a stored mapping")
        return cls(
            columns=_texts(parts.get("columns", [])),
            fixed=_optional_text(parts.get("fixed")),
            translate={_text(key): _text(value) for key, value in _table(parts.get("translate", {})).items()},
            joiner=_text(parts.get("joiner", " ")),
            date_order=cast("DateOrder", order),
            decimal_mark=cast("DecimalMark | None", mark),
        )


@dataclass(frozen=True)
class ColumnMapping:
    """`sheet` and `encoding` are only for files in which they cannot be found out."""

    sources: Mapping[str, FieldSource]
    sheet: str | None = None
    encoding: str | None = None

    @property
    def all_columns(self) -> tuple[str, ...]:
        return tuple(column for source in self.sources.values() for column in source.columns)

    def to_json(self) -> dict[str, Any]:
        sources = {name: source.to_json() for name, source in self.sources.items()}
        return {"sources": sources, "sheet": self.sheet, "encoding": self.encoding}

    @classmethod
    def from_json(cls, stored: object) -> "ColumnMapping":
        """ValueError when it is not what `to_json` made."""
        parts = _table(stored)
        sources = {
            _text(name): FieldSource.from_json(source)
            for name, source in _table(parts.get("sources")).items()
        }
        return cls(sources, _optional_text(parts.get("sheet")), _optional_text(parts.get("encoding")))


def _table(stored: object) -> Mapping[Any, Any]:
    if not isinstance(stored, Mapping):
        raise ValueError("a stored mapping holds something else than a table")  # noqa: TRY004 - one error for callers
    return stored


def _texts(stored: object) -> tuple[str, ...]:
    if not isinstance(stored, Sequence) or isinstance(stored, str):
        raise ValueError("a stored mapping holds something else than a list of columns")  # noqa: TRY004 - one error for callers
    return tuple(_text(one) for one in stored)


def _text(stored: object) -> str:
    if not isinstance(stored, str):
        raise ValueError("a stored mapping holds something else than text")  # noqa: TRY004 - one error for callers
    return stored


def _optional_text(stored: object) -> str | None:
    return None if stored is None else _text(stored)
