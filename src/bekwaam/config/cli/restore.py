"""`bekwaam restore FILE --into URL|embedded`: a backup into an empty database, counted again afterwards."""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bekwaam.config.database import URL_OF_ROLE


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--into", required=True, metavar="URL|embedded", help="the address of an administrator of the server"
    )
    parser.add_argument(
        "--passphrase-file", type=Path, default=os.environ.get("BEKWAAM_BACKUP_PASSPHRASE_FILE")
    )
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    from psycopg import Error

    from bekwaam.config.cli.backup import read_passphrase, say
    from bekwaam.config.cli.progress import counter
    from bekwaam.config.safekeeping.failure import SafekeepingError
    from bekwaam.config.safekeeping.restore import put_back
    from bekwaam.kernel.files.configured import file_store

    try:
        seen = counter("Reading", arguments.file.stat().st_size)
        admin = _prepared(arguments.into)
        back = put_back(
            arguments.file,
            admin=admin,
            store=file_store(),
            passphrase=read_passphrase(arguments.passphrase_file),
            seen=seen,
        )
        whole = _verify_chains(admin)
    except (SafekeepingError, OSError, Error) as fault:
        words = (
            f"The database does not answer ({type(fault).__name__})."
            if isinstance(fault, Error)
            else str(fault)
        )
        return say(arguments.json, {"error": words}, words, code=1)
    told = {"made_at": back.made_at, "rows": back.rows, "files": back.files, "chains_whole": whole}
    sentence = (
        f"The backup of {back.made_at} is back: {back.rows} rows and {back.files} files, all counted again. "
        f"The chains of the log are {'whole' if whole else 'BROKEN'}."
    )
    return say(arguments.json, told, sentence, code=0 if whole else 1)


def _prepared(into: str) -> Mapping[str, Any]:
    """The server with its roles and an empty database; its administrator's connection to that database."""
    from psycopg.conninfo import conninfo_to_dict

    from bekwaam.config.embedded import Cluster
    from bekwaam.config.places import EMBEDDED_HOME

    if into == "embedded":
        name = os.environ.get("BEKWAAM_DB_NAME", "bekwaam")
        cluster = Cluster(EMBEDDED_HOME)
        cluster.start(leashed=True)
        cluster.prepare(name)
        return cluster.admin(name)
    address = {key: str(value) for key, value in conninfo_to_dict(into).items()}
    _prepare_other(address)
    return address


def _prepare_other(address: dict[str, str]) -> None:
    """Make the roles when they are not there yet; their passwords are those of the addresses this product will use."""
    from urllib.parse import unquote, urlsplit

    from psycopg import connect

    from bekwaam.config.embedded.roles import prepare_server
    from bekwaam.config.safekeeping.failure import SafekeepingError

    passwords = {
        role: unquote(urlsplit(os.environ[name]).password or "")
        for role, name in URL_OF_ROLE.items()
        if os.environ.get(name)
    }
    server: dict[str, Any] = {**address, "dbname": "postgres"}
    if len(passwords) == len(URL_OF_ROLE):
        prepare_server(server, database=address["dbname"], passwords=passwords)
        return
    with connect(**server) as connection:
        found = connection.execute(
            "select count(*) from pg_roles where rolname = any(%s)", [list(URL_OF_ROLE)]
        ).fetchone()
    if not found or found[0] < len(URL_OF_ROLE):
        names = ", ".join(URL_OF_ROLE.values())
        raise SafekeepingError(
            f"The server lacks the roles of Bekwaam: set {names}, so that they get their passwords."
        )


def _verify_chains(admin: Mapping[str, Any]) -> bool:
    """The command that verifies, in a process of its own that looks at the restored database."""
    from urllib.parse import quote, urlencode

    user = f"{quote(admin['user'])}:{quote(admin.get('password', ''))}"
    rest = urlencode({"host": admin["host"], "port": admin.get("port", "5432")})
    environment = {**os.environ, "DATABASE_URL": f"postgresql://{user}@/{quote(admin['dbname'])}?{rest}"}
    environment.pop("BEKWAAM_DB_ROLE", None)
    command = [sys.executable, "-m", "bekwaam.config.cli", "audit", "verify", "--json"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    if not done.stdout.strip().startswith("{"):
        return True  # no academy, so no chain
    return all(verdict["whole"] for verdict in json.loads(done.stdout)["academies"])
