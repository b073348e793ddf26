"""The database server of a test run: started once, its template migrated only when a migration changed.

The embedded server by default; `BEKWAAM_TEST_SERVER` names another one by the address of its superuser, for example
`postgresql://postgres@127.0.0.1:5432/postgres`.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

ROOT = Path(__file__).resolve().parents[1]
VAR = ROOT / "var" / "test"
NOORD = UUID("01900000-0000-7000-8000-000000000001")
ZUID = UUID("01900000-0000-7000-8000-000000000002")
EXTERNAL = os.environ.get("BEKWAAM_TEST_SERVER", "")
FAMILY = hashlib.sha256(str(ROOT).encode()).hexdigest()[:6]
TEMPLATE = f"bekwaam_{FAMILY}_template"
PASSWORD = "only-for-tests"

os.environ["BEKWAAM_VAR"] = str(VAR)
os.environ["BEKWAAM_DEMO"] = "1"
os.environ["DJANGO_SETTINGS_MODULE"] = "bekwaam.config.settings"


def cluster():
    from bekwaam.config.embedded import Cluster

    return Cluster(VAR / "pg", durable=False)


def start() -> None:
    VAR.mkdir(parents=True, exist_ok=True)
    if not EXTERNAL:
        cluster().start()
    if _template_exists() and _marker().exists() and _marker().read_text() == _digest():
        return
    _drop(TEMPLATE)
    _prepare(TEMPLATE)
    _migrate()
    _seed()
    _marker().write_text(_digest())


def stop() -> None:
    if not EXTERNAL:
        cluster().stop()


def use_database(name: str) -> None:
    """Point the settings that Django is about to read at this database."""
    name = f"bekwaam_{FAMILY}_{name}"
    os.environ["BEKWAAM_DB_NAME"] = name
    os.environ["BEKWAAM_FILES"] = str(VAR / "files" / name)
    if EXTERNAL:
        for role, variable in (("bekwaam_app", "DATABASE_URL"), ("bekwaam_owner", "DATABASE_OWNER_URL")):
            parts = conninfo_to_dict(EXTERNAL)
            os.environ[variable] = (
                f"postgresql://{role}:{PASSWORD}@{parts['host']}:{parts.get('port', 5432)}/{name}"
            )


def copy_database(source: str = TEMPLATE, *, to: str = "") -> str:
    """A copy for this process, or with `to` one for others to copy. Who is still connected to the source is sent away."""
    name = to or os.environ["BEKWAAM_DB_NAME"]
    _drop(name)
    with _admin() as connection:
        connection.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = %s", [source]
        )
        connection.execute(
            sql.SQL("create database {} template {} owner bekwaam_owner").format(
                sql.Identifier(name), sql.Identifier(source)
            )
        )
    return name


def owner_connection(name: str | None = None) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(**connection_parameters("bekwaam_owner", name), autocommit=True)


def connection_parameters(role: str, database: str | None = None) -> dict[str, str]:
    name = database or os.environ["BEKWAAM_DB_NAME"]
    if not EXTERNAL:
        return cluster().connection(role=role, database=name)
    parts = {key: str(value) for key, value in conninfo_to_dict(EXTERNAL).items()}
    return (
        {**parts, "dbname": name}
        if role == "postgres"
        else {**parts, "user": role, "password": PASSWORD, "dbname": name}
    )


def _admin(database: str = "postgres") -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(**connection_parameters("postgres", database), autocommit=True)


def _template_exists() -> bool:
    with _admin() as connection:
        return (
            connection.execute("select 1 from pg_database where datname = %s", [TEMPLATE]).fetchone()
            is not None
        )


def _drop(name: str) -> None:
    with _admin() as connection:
        connection.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


def _prepare(name: str) -> None:
    from bekwaam.config.embedded.roles import prepare_server

    if not EXTERNAL:
        cluster().prepare(name, for_tests=True)
        return
    passwords = dict.fromkeys(("bekwaam_owner", "bekwaam_app", "bekwaam_backup"), PASSWORD)
    prepare_server(
        connection_parameters("postgres", "postgres"), database=name, passwords=passwords, for_tests=True
    )


def _marker() -> Path:
    return VAR / "template-digest"


def _digest() -> str:
    files = sorted((ROOT / "src").glob("**/migrations/*.py"))
    inputs = [ROOT / "requirements" / "run.lock", Path(__file__), *files]
    inputs += [
        ROOT / "src/bekwaam/domains/tenancy/rls.py",
        *sorted((ROOT / "src/bekwaam/config/embedded").glob("*")),
    ]
    return hashlib.sha256(b"".join(path.read_bytes() for path in inputs if path.is_file())).hexdigest()


def _migrate() -> None:
    own = os.environ.get("BEKWAAM_DB_NAME", "").removeprefix(f"bekwaam_{FAMILY}_")
    use_database("template")
    command = [sys.executable, "-m", "bekwaam.config.cli", "migrate", "--quiet"]
    subprocess.run(command, check=True, env=os.environ)
    use_database(own or "main")


def _seed() -> None:
    with psycopg.connect(**connection_parameters("bekwaam_owner", TEMPLATE)) as connection:
        for academy, slug in ((NOORD, "noord"), (ZUID, "zuid")):
            seed_academy(connection, academy, slug)


def seed_academy(connection: psycopg.Connection[tuple[object, ...]], academy: UUID, slug: str) -> None:
    connection.execute(
        "insert into tenancy_academy (id, slug, name, is_active, created_at) values (%s, %s, %s, true, now())",
        [academy, slug, f"Gemeente {slug.capitalize()}"],
    )
    connection.execute(
        "insert into tenancy_academyhost (host, academy_id, is_primary) values (%s, %s, true)",
        [f"{slug}.localhost", academy],
    )
    seed_settings(connection, academy)


def seed_settings(connection: psycopg.Connection[tuple[object, ...]], academy: UUID) -> None:
    """The look and the switches with which a test finds an academy. In a transaction."""
    connection.execute("select set_config('app.academy', %s, true)", [str(academy)])
    connection.execute(
        "insert into tenancy_academysettings (id, academy_id, display_name, theme, theme_digest, logo_digest,"
        " modules, options, updated_at) values (%s, %s, 'Leerplein', '{}', '', '', '{}', '{}', now())",
        [academy, academy],
    )
