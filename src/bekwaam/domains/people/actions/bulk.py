"""Updating many rows, each with its own values, in one statement per set of columns."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import connection, models
from psycopg import sql

from bekwaam.kernel.scope import current_academy_id

Change = tuple[UUID, Mapping[str, Any]]


def update_rows(model: type[models.Model], changes: Iterable[Change]) -> None:
    groups: dict[tuple[str, ...], list[Change]] = defaultdict(list)
    for change in changes:
        groups[tuple(sorted(change[1]))].append(change)
    for columns, rows in groups.items():
        if columns:
            _update(model, columns, rows)


def _update(model: type[models.Model], columns: tuple[str, ...], rows: list[Change]) -> None:
    statement = sql.SQL(
        "update {table} t set {settings} from unnest(%s::uuid[], {arrays}) as v (id, {names})"
        " where t.academy_id = %s and t.id = v.id"
    ).format(
        table=sql.Identifier(model._meta.db_table),
        settings=sql.SQL(", ").join(sql.SQL("{0} = v.{0}").format(sql.Identifier(name)) for name in columns),
        arrays=sql.SQL(", ").join(sql.SQL(f"%s::{_type(model, name)}[]") for name in columns),
        names=sql.SQL(", ").join(map(sql.Identifier, columns)),
    )
    values = [[change[1][name] for change in rows] for name in columns]
    with connection.cursor() as cursor:
        cursor.execute(statement, [[change[0] for change in rows], *values, current_academy_id()])


def _type(model: type[models.Model], column: str) -> str:
    field = next(field for field in model._meta.local_concrete_fields if field.column == column)
    return str(field.db_type(connection)).split("(")[0]
