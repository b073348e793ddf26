"""What is in a database, counted: rows of every table by academy, the head of every chain, the files that rows name."""

from collections.abc import Iterator, Mapping
from typing import Any

from psycopg import Connection
from psycopg.sql import SQL, Identifier

Database = Connection[tuple[Any, ...]]
TABLES = """
select c.relname, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'academy_id'
                          and not a.attisdropped)
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1
"""
HEADS = """
select distinct on (academy_id) academy_id::text, number, hash from audit_auditseal order by academy_id, number desc
"""
FILES = "select distinct academy_id::text, sha256 from tenancy_storedfile order by 1, 2"
LOGOS = "select academy_id::text, logo_digest from tenancy_academysettings where length(logo_digest) = 64 order by 1"


def rows_by_table(database: Database) -> dict[str, dict[str, int]]:
    """Table to academy to rows; rows of no academy count under `-`."""
    return {table: _counts(database, table, by_academy) for table, by_academy in _all(database, TABLES)}


def audit_heads(database: Database) -> dict[str, dict[str, Any]]:
    return {academy: {"number": number, "hash": link} for academy, number, link in _all(database, HEADS)}


def named_files(database: Database) -> list[tuple[str, str]]:
    """Academy and digest of everything that a row points to."""
    return sorted({*_all(database, FILES), *_all(database, LOGOS)})


def differences(
    before: Mapping[str, Mapping[str, int]], after: Mapping[str, Mapping[str, int]]
) -> Iterator[str]:
    for table in sorted({*before, *after}):
        if before.get(table) != after.get(table):
            yield f"{table}: {before.get(table)} became {after.get(table)}"


def _counts(database: Database, table: str, by_academy: bool) -> dict[str, int]:
    query = (
        "select academy_id::text, count(*) from {} group by 1"
        if by_academy
        else "select '-', count(*) from {}"
    )
    rows = database.execute(SQL(query).format(Identifier(table))).fetchall()
    return {academy or "-": count for academy, count in rows}


def _all(database: Database, query: str) -> list[tuple[Any, ...]]:
    return database.execute(SQL(query)).fetchall()
