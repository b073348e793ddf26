"""Which PostgreSQL, and as which of the four roles.

`DATABASE_URL` names a real server (role `bekwaam_app`), `DATABASE_OWNER_URL` the same one for migrations and
`DATABASE_BACKUP_URL` for backups; without them the embedded server is used.
"""

import os
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from bekwaam.config.places import EMBEDDED_HOME

ROLE_VARIABLE = "BEKWAAM_DB_ROLE"
URL_OF_ROLE = {
    "bekwaam_app": "DATABASE_URL",
    "bekwaam_owner": "DATABASE_OWNER_URL",
    "bekwaam_backup": "DATABASE_BACKUP_URL",
}


def is_external() -> bool:
    return bool(os.environ.get("DATABASE_URL"))


def current_role() -> str:
    return os.environ.get(ROLE_VARIABLE, "bekwaam_app")


def connection_settings() -> dict[str, Any]:
    """The parameters of psycopg for the role of this process."""
    return _external(current_role()) if is_external() else _embedded(current_role())


def _external(role: str) -> dict[str, Any]:
    url = os.environ.get(URL_OF_ROLE[role]) or os.environ["DATABASE_URL"]
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "host": options.pop("host", parts.hostname or ""),
        "port": str(parts.port or options.pop("port", "")),
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "dbname": unquote(parts.path.lstrip("/")),
        "options": options,
    }


def _embedded(role: str) -> dict[str, Any]:
    from bekwaam.config.embedded import Cluster  # noqa: PLC0415 - an installation with its own server never loads it

    name = os.environ.get("BEKWAAM_DB_NAME", "bekwaam")
    return {**Cluster(EMBEDDED_HOME).connection(role=role, database=name), "options": {}}


def kept_plans() -> dict[str, Any]:
    """A statement that a connection asks for once more after this is planned once: planning is a third of what a page
    costs the database. A pooler that gives every transaction another connection may not bear it."""
    wanted = int(os.environ.get("BEKWAAM_DB_PREPARE", "4"))
    return {"server_side_binding": True, "prepare_threshold": wanted} if wanted else {}


def django_database(*, pool: bool) -> dict[str, Any]:
    found = connection_settings()
    options: dict[str, Any] = {**kept_plans(), **found["options"], "application_name": "bekwaam"}
    if pool:
        options["pool"] = {
            "min_size": 1,
            "max_size": int(os.environ.get("BEKWAAM_DB_POOL", "8")),
            "timeout": 10,
        }
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": found["dbname"],
        "USER": found["user"],
        "PASSWORD": found["password"],
        "HOST": found["host"],
        "PORT": found["port"],
        "OPTIONS": options,
        "ATOMIC_REQUESTS": True,
        "CONN_MAX_AGE": 0 if pool else None,
        "CONN_HEALTH_CHECKS": True,  # a connection from before a restart of the server is no reason for a 500
        "DISABLE_SERVER_SIDE_CURSORS": True,
    }
