"""The command line: `bekwaam <command>`. One module per command; exit codes 0 ok, 1 refused or failed, 2 usage."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from typing import Protocol

from django.db.utils import OperationalError

from bekwaam.config.cli.bootstrap import prepare_process

COMMANDS = {
    "academy": "Make or list academies",
    "audit": "Verify the chain of the log, or remove its oldest part",
    "bounces": "Note which mail came back, from a file of delivery reports",
    "backup": "Copy the whole installation into one file",
    "check": "Say whether this installation can run, or is safe to run",
    "demo": "Start the whole platform with two invented academies",
    "demo-data": "Fill one demo academy with invented people",
    "eisen": "What the platform must do, and what is proved of it",
    "export-academy": "Hand out all data of one academy",
    "import": "Deliver a file: the organisation, people, or another kind",
    "migrate": "Bring the database up to date",
    "restore": "Put a backup into an empty database",
    "serve": "Run the web processes",
    "token": "Make a key for the API",
    "worker": "Run a worker for jobs",
}


class Command(Protocol):
    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, arguments: argparse.Namespace) -> int: ...


def _module(name: str) -> Command:
    module = f"{name}_" if iskeyword(name) else name.replace("-", "_")
    return import_module(f"bekwaam.config.cli.{module}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bekwaam", description="Bekwaam, het leerplatform")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, help_text in COMMANDS.items():
        _module(name).add_arguments(commands.add_parser(name, help=help_text, description=help_text))
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    arguments = _parser().parse_args(argv)
    prepare_process(arguments.command, getattr(arguments, "action", ""))
    try:
        return _module(arguments.command).run(arguments)
    except OperationalError as fault:
        if answers(fault):
            raise
        print(f"The database does not answer ({type(fault.__cause__ or fault).__name__}).", file=sys.stderr)
        return 1


def answers(fault: OperationalError) -> bool:
    """Whether the server itself said what is wrong, and not that it is busy starting or stopping."""
    code = str(getattr(fault.__cause__, "sqlstate", None) or "")
    return bool(code) and not code.startswith(("08", "57P"))
