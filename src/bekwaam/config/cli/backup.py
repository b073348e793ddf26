"""`bekwaam backup DIR`: everything of this moment in one file, made as role bekwaam_backup."""

import argparse
import json
import os
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", type=Path, nargs="?", default=os.environ.get("BEKWAAM_BACKUPS"), metavar="DIR"
    )
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        default=os.environ.get("BEKWAAM_BACKUP_PASSPHRASE_FILE"),
        help="encrypt with the words in this file",
    )
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    from bekwaam.config.cli.progress import bar
    from bekwaam.config.database import connection_settings
    from bekwaam.config.safekeeping.backup import make
    from bekwaam.config.safekeeping.failure import SafekeepingError
    from bekwaam.kernel import clock
    from bekwaam.kernel.files.configured import file_store

    if arguments.folder is None:
        print("Name a folder for the backup, or set BEKWAAM_BACKUPS.")
        return 2
    found = connection_settings()
    connection = {
        **{key: value for key, value in found.items() if key != "options" and value},
        **found["options"],
    }
    try:
        made = make(
            Path(arguments.folder),
            connection=connection,
            store=file_store(),
            at=clock.now(),
            passphrase=read_passphrase(arguments.passphrase_file),
            seen=bar("Files"),
        )
    except (SafekeepingError, OSError, _database_error()) as fault:
        return say(arguments.json, {"error": _words(fault)}, _words(fault), code=1)
    told = {"path": str(made.path), "rows": made.rows, "files": made.files, "missing": list(made.missing)}
    sentence = f"{made.path}: {made.rows} rows, {made.files} files"
    lost = [f"Not in the file store: {name}" for name in made.missing]
    return say(arguments.json, told, "\n".join([sentence, *lost]), code=1 if made.missing else 0)


def read_passphrase(path: Path | None) -> str:
    return Path(path).read_text().strip() if path else ""


def say(as_json: bool, told: dict[str, object], sentence: str, *, code: int) -> int:
    print(json.dumps(told) if as_json else sentence)
    return code


def _database_error() -> type[Exception]:
    from psycopg import Error

    return Error


def _words(fault: Exception) -> str:
    from psycopg import Error

    return (
        f"The database does not answer ({type(fault).__name__})." if isinstance(fault, Error) else str(fault)
    )
