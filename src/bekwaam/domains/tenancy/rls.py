"""The one migration step that makes a table a tenant table.

It adds, by SQL: forced row-level security with USING and WITH CHECK, an index that leads with the academy,
`unique (academy_id, id)`, and composite foreign keys `(academy_id, parent_id)`, because a foreign key looks
past row-level security and would otherwise accept a parent of another academy.
"""

from typing import Any

from django.db.migrations.operations import RunSQL
from django.db.migrations.operations.base import Operation

CURRENT = "(select nullif(current_setting('app.academy', true), '')::uuid)"


class Protect(RunSQL):
    """`Protect("people_person", parents={"unit_id": "organisation_orgunit"})`."""

    def __init__(
        self,
        table: str,
        *,
        parents: dict[str, str] | None = None,
        append_only: bool = False,
        has_id: bool = True,
    ) -> None:
        self.table, self.parents = table, parents or {}
        self.append_only, self.has_id = append_only, has_id
        super().__init__(sql=self._forward(), reverse_sql=self._backward())

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        options = {"parents": self.parents, "append_only": self.append_only, "has_id": self.has_id}
        return (type(self).__name__, [self.table], options)

    def describe(self) -> str:
        return f"Separate {self.table} by academy"

    def _forward(self) -> list[Any]:
        table = self.table
        statements = [*self._unique_pair(), *row_security(table)]
        for column, parent in self.parents.items():
            statements += [self._foreign_key(column, parent), self._index(column)]
        if self.append_only:
            statements.append(f"revoke update, delete on {table} from bekwaam_app")
        return statements

    def _unique_pair(self) -> list[str]:
        if self.has_id:
            return [
                f"alter table {self.table} add constraint {self.table}_academy_id_key unique (academy_id, id)"
            ]
        return [f"create index {self.table}_academy on {self.table} (academy_id)"]

    def _foreign_key(self, column: str, parent: str) -> str:
        return (
            f"alter table {self.table} add constraint {self.table}_{column}_in_academy "
            f"foreign key (academy_id, {column}) references {parent} (academy_id, id) "
            "deferrable initially deferred"
        )

    def _index(self, column: str) -> str:
        return f"create index {self.table}_{column}_idx on {self.table} (academy_id, {column})"

    def _backward(self) -> list[Any]:
        table = self.table
        drops = [
            f"alter table {table} drop constraint {table}_{column}_in_academy" for column in self.parents
        ]
        pair = (
            f"alter table {table} drop constraint {table}_academy_id_key"
            if self.has_id
            else f"drop index {table}_academy"
        )
        drops += [f"drop index {table}_{column}_idx" for column in self.parents]
        return [
            *drops,
            f"drop policy {table}_academy on {table}",
            f"alter table {table} no force row level security, disable row level security",
            pair,
        ]


def row_security(table: str) -> list[str]:
    return [
        f"alter table {table} enable row level security",
        f"alter table {table} force row level security",
        f"create policy {table}_academy on {table} using (academy_id = {CURRENT}) with check (academy_id = {CURRENT})",
    ]


class Adopt(RunSQL):
    """Make a table of an installed package a tenant table: the database itself fills the academy in."""

    def __init__(self, table: str, *, unique: dict[str, str] | None = None) -> None:
        self.table, self.unique = table, unique or {}
        super().__init__(sql=self._forward(), reverse_sql=RunSQL.noop)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return (type(self).__name__, [self.table], {"unique": self.unique})

    def _forward(self) -> list[Any]:
        table = self.table
        column = (
            f"alter table {table} add column academy_id uuid not null "
            "default nullif(current_setting('app.academy', true), '')::uuid references tenancy_academy (id)"
        )
        statements = [column, *row_security(table), f"create index {table}_academy on {table} (academy_id)"]
        for constraint, columns in self.unique.items():
            statements.append(f"alter table {table} drop constraint {constraint}")
            statements.append(
                f"alter table {table} add constraint {constraint} unique (academy_id, {columns})"
            )
        return statements


PROTECTING: tuple[type[Operation], ...] = (Protect, Adopt)
