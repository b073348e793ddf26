"""Gathers the facts about this installation: settings, environment, database catalogue, files."""

import os
import stat
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

from bekwaam.config.deployment.faults import Role, Surroundings
from bekwaam.config.places import VAR
from bekwaam.portals.shared.readiness import waiting_migrations

ROLE_SQL = """
select current_user, rolsuper, rolbypassrls,
    exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and pg_has_role(current_user, c.relowner, 'usage')),
    has_schema_privilege('public', 'create')
from pg_roles where rolname = current_user
"""
# A role may be harmless itself and still able to become a harmful one.
REACHABLE_SQL = """
select bool_or(rolsuper), bool_or(rolbypassrls) from pg_roles where pg_has_role(current_user, oid, 'member')
"""
LOOSE_SQL = """
select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attname = 'academy_id' and not a.attisdropped
where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'tenancy_academyhost'
and not (c.relrowsecurity and c.relforcerowsecurity and exists (
    select from pg_policy p where p.polrelid = c.oid and p.polqual is not null and p.polwithcheck is not null
)) order by 1
"""
SECRET_FILES = ("BEKWAAM_SECRET_KEY_FILE", "BEKWAAM_METRICS_TOKEN_FILE", "BEKWAAM_BACKUP_PASSPHRASE_FILE")


def gather() -> Surroundings:
    backups = os.environ.get("BEKWAAM_BACKUPS", "")
    return Surroundings(
        debug=settings.DEBUG,
        demo=settings.DEMO,
        https=settings.HTTPS,
        host=settings.BASE_HOST,
        secret_key=settings.SECRET_KEY,
        secret_is_own=not any(os.environ.get(f"BEKWAAM_SECRET_KEY{tail}") for tail in ("", "_FILE")),
        external_database=settings.EXTERNAL_DATABASE,
        server_version=int(_row("select current_setting('server_version_num')")[0]),
        owner_is_app=settings.EXTERNAL_DATABASE and not _owner_differs(),
        role=current_role(),
        loose_tables=loose_tables(),
        waiting_migrations=len(waiting_migrations()),
        backup_folder=backups,
        backup_is_writable=bool(backups) and os.access(backups, os.W_OK | os.X_OK),
        smtp_url=settings.SMTP_URL,
        metrics_token=settings.METRICS_TOKEN,
        open_files=tuple(str(path) for path in _sensitive() if is_open(path)),
        assets_are_built=(Path(settings.STATIC_ROOT) / "staticfiles.json").is_file(),
    )


def current_role() -> Role:
    name, is_superuser, bypasses, owns, may_create = _row(ROLE_SQL)
    could_be_superuser, could_bypass = _row(REACHABLE_SQL)
    return Role(name, is_superuser or could_be_superuser, bypasses or could_bypass, owns, may_create)


def loose_tables() -> tuple[str, ...]:
    with connection.cursor() as cursor:
        cursor.execute(LOOSE_SQL)
        return tuple(name for (name,) in cursor.fetchall())


def is_open(path: Path) -> bool:
    """Whether others than the owner and the group can read it, or enter it when it is a folder."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    return bool(mode & (stat.S_IXOTH if stat.S_ISDIR(mode) else stat.S_IROTH))


def _sensitive() -> list[Path]:
    named = [Path(os.environ[name]) for name in (*SECRET_FILES, "BEKWAAM_BACKUPS") if os.environ.get(name)]
    return [VAR / "secret-key", VAR / "files", *named]


def _owner_differs() -> bool:
    owner = os.environ.get("DATABASE_OWNER_URL", "")
    return bool(owner) and urlsplit(owner).username != urlsplit(os.environ["DATABASE_URL"]).username


def _row(query: str) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        found: tuple[Any, ...] = cursor.fetchone()
        return found
