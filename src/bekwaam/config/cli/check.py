"""`bekwaam check`: whether this installation can run; with `--deploy` also whether it is safe for real people."""

import argparse
import json

ALWAYS = {"role_superuser", "role_bypasses", "tables_loose", "server_old", "migrations"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--deploy", action="store_true", help="refuse what is unsafe in production")
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    faults = [{"code": code, "sentence": sentence} for code, sentence in _found(arguments.deploy)]
    if arguments.json:
        print(json.dumps({"ok": not faults, "faults": faults}))
    else:
        print("\n".join(fault["sentence"] for fault in faults) or "Everything is in order.")
    return 1 if faults else 0


def _found(deploy: bool) -> list[tuple[str, str]]:
    from django.core.checks import Error, run_checks
    from django.db import Error as DatabaseFault

    from bekwaam.config.deployment.faults import faults_of
    from bekwaam.config.deployment.surroundings import gather

    django = [(str(issue.id), str(issue.msg)) for issue in run_checks() if isinstance(issue, Error)]
    try:
        own = faults_of(gather())
    except DatabaseFault as error:
        return [*django, ("database", f"The database does not answer ({type(error).__name__}).")]
    return [*django, *((fault.code, fault.sentence) for fault in own if deploy or fault.code in ALWAYS)]
