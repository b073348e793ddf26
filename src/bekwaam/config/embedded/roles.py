"""The four roles, the database, its extensions and who may do what; the same for the embedded and for any other server.

Rights on tables come from default privileges only: a migration that takes a right away is never undone here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, LiteralString

from psycopg import Connection, connect
from psycopg.conninfo import make_conninfo
from psycopg.errors import InsufficientPrivilege
from psycopg.sql import SQL, Composable, Identifier, Literal

from bekwaam.config.embedded.errors import EmbeddedDatabaseError

OWNER, APP, SEARCH, BACKUP = "bekwaam_owner", "bekwaam_app", "bekwaam_search", "bekwaam_backup"
EXTENSIONS = ("pg_trgm", "btree_gist", "unaccent")
_OLDEST = 150_000
_FIRST_WITH_SET_OPTION = 160_000


@dataclass(frozen=True)
class Attributes:
    """What a role is, in the words of PostgreSQL; not said is not granted."""

    login: bool = False
    bypassrls: bool = False
    createdb: bool = False
    superuser: bool = False
    createrole: bool = False
    replication: bool = False


def _wished(*, for_tests: bool) -> dict[str, Attributes]:
    return {
        SEARCH: Attributes(bypassrls=True),
        OWNER: Attributes(login=True, createdb=for_tests),
        APP: Attributes(login=True),
        BACKUP: Attributes(login=True, bypassrls=True),
    }


_MEMBERSHIPS = {OWNER: {SEARCH}, APP: set(), SEARCH: set(), BACKUP: {"pg_read_all_data"}}

# Default privileges without a schema, because only those can take EXECUTE away from everyone.
_IN_DATABASE: tuple[LiteralString, ...] = (
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    "GRANT USAGE, CREATE ON SCHEMA public TO bekwaam_owner, bekwaam_search",
    "GRANT USAGE ON SCHEMA public TO bekwaam_app, bekwaam_backup",
    "ALTER DEFAULT PRIVILEGES FOR ROLE bekwaam_owner GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO bekwaam_app",
    "ALTER DEFAULT PRIVILEGES FOR ROLE bekwaam_owner GRANT SELECT ON TABLES TO bekwaam_search, bekwaam_backup",
    "ALTER DEFAULT PRIVILEGES FOR ROLE bekwaam_owner GRANT USAGE, SELECT ON SEQUENCES TO bekwaam_app",
    "ALTER DEFAULT PRIVILEGES FOR ROLE bekwaam_owner GRANT SELECT ON SEQUENCES TO bekwaam_backup",
    "ALTER DEFAULT PRIVILEGES FOR ROLE bekwaam_owner, bekwaam_search REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
    "ALTER DEFAULT PRIVILEGES FOR ROLE bekwaam_owner, bekwaam_search GRANT EXECUTE ON FUNCTIONS TO bekwaam_app",
)


def prepare_server(
    admin: str | Mapping[str, Any], *, database: str, passwords: Mapping[str, str], for_tests: bool = False
) -> None:
    """Bring a server of PostgreSQL 15 or newer to the wished state; may be repeated.

    `admin` connects as a superuser, `passwords` are those of the roles that log in.
    """
    try:
        with _connected(admin) as connection:
            _refuse_old(connection)
            _prepare_roles(connection, passwords, for_tests=for_tests)
            _create_database(connection, database)
        with _connected(admin, database) as connection, connection.transaction():
            for name in EXTENSIONS:
                _run(connection, SQL("CREATE EXTENSION IF NOT EXISTS {} SCHEMA public"), name)
            for statement in _IN_DATABASE:
                connection.execute(statement)
    except InsufficientPrivilege as refusal:
        sentence = f"This account may not prepare the server: {refusal.diag.message_primary}."
        raise EmbeddedDatabaseError(sentence) from refusal


def create_database_from_template(admin: str | Mapping[str, Any], *, name: str, template: str) -> None:
    """A copy of a prepared database, with its tables, rights and rows."""
    with _connected(admin) as connection:
        statement = SQL("CREATE DATABASE {} TEMPLATE {} OWNER {} STRATEGY FILE_COPY")
        _run(connection, statement, name, template, OWNER)
        _grant_database(connection, name)


def drop_database(admin: str | Mapping[str, Any], *, name: str) -> None:
    """Gone, also when someone is still connected to it or it never was."""
    with _connected(admin) as connection:
        _run(connection, SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)"), name)


def _connected(admin: str | Mapping[str, Any], database: str | None = None) -> Connection[tuple[Any, ...]]:
    chosen = {} if database is None else {"dbname": database}
    address = (
        make_conninfo(admin, **chosen) if isinstance(admin, str) else make_conninfo(**{**admin, **chosen})
    )
    return connect(address, autocommit=True)


def _refuse_old(connection: Connection[tuple[Any, ...]]) -> None:
    if connection.info.server_version < _OLDEST:
        major = connection.info.server_version // 10_000
        raise EmbeddedDatabaseError(f"The server is PostgreSQL {major}; Bekwaam needs 15 or newer.")


def _run(connection: Connection[tuple[Any, ...]], statement: SQL, *names: str) -> None:
    connection.execute(statement.format(*map(Identifier, names)))


def _prepare_roles(
    connection: Connection[tuple[Any, ...]], passwords: Mapping[str, str], *, for_tests: bool
) -> None:
    for role, attributes in _wished(for_tests=for_tests).items():
        _shape(connection, role, attributes)
        if attributes.login:
            _set_password(connection, role, passwords[role])
    for role, groups in _MEMBERSHIPS.items():
        _set_memberships(connection, role, groups)
    connection.execute("ALTER ROLE bekwaam_backup SET default_transaction_read_only = on")


def _shape(connection: Connection[tuple[Any, ...]], role: str, wished: Attributes) -> None:
    """Create the role or change what differs: a managed server refuses even to repeat some of the words."""
    columns = SQL("SELECT rolcanlogin, rolbypassrls, rolcreatedb, rolsuper, rolcreaterole, rolreplication ")
    found = connection.execute(columns + SQL("FROM pg_roles WHERE rolname = %s"), [role]).fetchone()
    if found is None:
        _run(connection, SQL("CREATE ROLE {}"), role)
    is_now = Attributes(*found) if found else Attributes()
    differing = [
        field.name for field in fields(wished) if getattr(is_now, field.name) != getattr(wished, field.name)
    ]
    if differing:
        words: list[Composable] = [_word(name, granted=getattr(wished, name)) for name in differing]
        connection.execute(SQL("ALTER ROLE {} {}").format(Identifier(role), SQL(" ").join(words)))


def _word(attribute: str, *, granted: bool) -> Composable:
    words: dict[str, LiteralString] = {
        "login": "LOGIN", "bypassrls": "BYPASSRLS", "createdb": "CREATEDB",
        "superuser": "SUPERUSER", "createrole": "CREATEROLE", "replication": "REPLICATION",
    }  # fmt: skip
    return SQL(words[attribute]) if granted else SQL("NO") + SQL(words[attribute])


def _set_password(connection: Connection[tuple[Any, ...]], role: str, password: str) -> None:
    """Sent as a verifier, so that no log and no monitor of the server ever holds the password."""
    verifier = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    connection.execute(SQL("ALTER ROLE {} PASSWORD {}").format(Identifier(role), Literal(verifier)))


def _set_memberships(connection: Connection[tuple[Any, ...]], role: str, wished: set[str]) -> None:
    found = {
        group
        for (group,) in connection.execute(
            "SELECT roleid::regrole::text FROM pg_auth_members WHERE member = %s::regrole", [role]
        )
    }
    for group in sorted(found - wished):
        _run(connection, SQL("REVOKE {} FROM {}"), group, role)
    inheriting = (
        SQL(" WITH INHERIT TRUE") if connection.info.server_version >= _FIRST_WITH_SET_OPTION else SQL("")
    )
    for group in sorted(wished - found):
        connection.execute(SQL("GRANT {} TO {}").format(Identifier(group), Identifier(role)) + inheriting)


def _create_database(connection: Connection[tuple[Any, ...]], name: str) -> None:
    if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is None:
        _run(connection, SQL("CREATE DATABASE {} OWNER {}"), name, OWNER)
    _run(connection, SQL("ALTER DATABASE {} OWNER TO {}"), name, OWNER)
    _grant_database(connection, name)


def _grant_database(connection: Connection[tuple[Any, ...]], name: str) -> None:
    _run(connection, SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC"), name)
    _run(connection, SQL("GRANT CONNECT ON DATABASE {} TO {}, {}, {}"), name, OWNER, APP, BACKUP)
