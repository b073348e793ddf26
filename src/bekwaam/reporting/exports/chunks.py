"""Rows piece by piece: by keyset, so that rows that come or go meanwhile neither repeat nor skip others."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from bekwaam.kernel.actors import Actor
from bekwaam.kernel.exports.columns import Column, Row
from bekwaam.kernel.scope import academy_scope
from bekwaam.reporting.exports.registry import Asked, ExportList

SIZE = 500
M = TypeVar("M", bound=Model)


def by_keys(rows: "QuerySet[M]", keys: tuple[str, ...], size: int = SIZE) -> Iterator[list[M]]:
    """Chunks in the order of these keys, the last of which is unique; `-` in front means: downwards."""
    ordered, beyond = rows.order_by(*keys), Q()
    while found := list(ordered.filter(beyond)[:size]):
        yield found
        if len(found) < size:
            return
        beyond = _beyond(found[-1], keys)


def keyed(
    *,
    name: str,
    title: Any,
    columns: tuple[Column, ...],
    may_export: Callable[[Actor], object],
    rows: Callable[[Asked], "QuerySet[M]"],
    keys: tuple[str, ...],
    shown: Callable[[list[M], Asked], list[Row]],
) -> ExportList:
    """A list of rows of one table; `shown` turns a chunk into cells with a fixed number of queries."""

    def chunks(asked: Asked) -> Iterator[list[Row]]:
        for chunk in by_keys(rows(asked), keys):
            yield shown(chunk, asked)

    def count(asked: Asked) -> int:
        return rows(asked).order_by().count()

    return ExportList(
        name=name, title=title, columns=columns, may_export=may_export, count=count, chunks=chunks
    )


def whole(
    *,
    name: str,
    title: Any,
    columns: tuple[Column, ...],
    may_export: Callable[[Actor], object],
    rows: Callable[[Asked], list[Row]],
) -> ExportList:
    """A list that is one piece by nature, such as the tree of an organisation."""
    return ExportList(
        name=name,
        title=title,
        columns=columns,
        may_export=may_export,
        count=lambda asked: len(rows(asked)),
        chunks=lambda asked: (rows(asked) for _ in range(1)),
    )


def rows_of(
    listed: ExportList, asked: Asked, after_chunk: Callable[[int], None] | None = None
) -> Iterator[Row]:
    """All rows; each chunk is read in a scope of its own, so nothing stays open while a reader is slow."""
    chunks, done = listed.chunks(asked), 0
    while (chunk := _next(chunks, asked.actor.academy_id)) is not None:
        yield from chunk
        done += len(chunk)
        if after_chunk is not None:
            after_chunk(done)


def _next(chunks: Iterator[list[Row]], academy_id: UUID) -> list[Row] | None:
    with academy_scope(academy_id):
        return next(chunks, None)


def _beyond(last: Model, keys: tuple[str, ...]) -> Q:
    """`(a, b) > (x, y)` written out; the first key stands apart as well, for the index."""
    condition, alike = Q(), Q()
    for key in keys:
        name, value = key.removeprefix("-"), _value_of(last, key.removeprefix("-"))
        step = "lt" if key.startswith("-") else "gt"
        condition |= alike & Q(**{f"{name}__{step}": value})
        alike &= Q(**{name: value})
    first = keys[0].removeprefix("-")
    edge = "lte" if keys[0].startswith("-") else "gte"
    return condition & Q(**{f"{first}__{edge}": _value_of(last, first)})


def _value_of(row: Model, path: str) -> Any:
    value: Any = row
    for part in path.split("__"):
        value = getattr(value, part)
    return value
