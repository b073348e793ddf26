"""`bekwaam export-academy SLUG DIR`: all data of one academy, described, to be read without this product."""

import argparse
from pathlib import Path
from typing import Any


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    from bekwaam.config.cli.backup import say
    from bekwaam.config.cli.progress import bar
    from bekwaam.config.safekeeping.failure import SafekeepingError
    from bekwaam.config.safekeeping.handout import hand_out
    from bekwaam.domains.tenancy.queries import academy_by_slug
    from bekwaam.kernel import clock
    from bekwaam.kernel.files.configured import file_store

    academy = academy_by_slug(arguments.slug)
    if academy is None:
        words = f"There is no academy {arguments.slug!r}."
        return say(arguments.json, {"error": words}, words, code=1)
    try:
        handed = hand_out(academy, arguments.folder, store=file_store(), at=clock.now(), seen=bar("Tables"))
    except (SafekeepingError, OSError) as fault:
        return say(arguments.json, {"error": str(fault)}, str(fault), code=1)
    _note(academy, handed.rows)
    told = {
        "path": str(handed.path),
        "rows": handed.rows,
        "files": handed.files,
        "missing": list(handed.missing),
    }
    sentence = f"{handed.path}: {handed.rows} rows, {handed.files} files"
    lost = [f"Not in the file store: {name}" for name in handed.missing]
    return say(arguments.json, told, "\n".join([sentence, *lost]), code=1 if lost else 0)


def _note(academy: Any, rows: int) -> None:
    """Whoever looks after the academy can see that its data went out."""
    from bekwaam.domains.audit.actions import Subject, record
    from bekwaam.kernel import clock
    from bekwaam.kernel.actors import system_actor
    from bekwaam.kernel.scope import academy_scope

    subject = Subject("academy", academy.pk, academy.name)
    with academy_scope(academy.pk):
        actor = system_actor(academy.pk, label="Beheerder van de installatie", channel="support")
        record("tenancy.academy_exported", subject, actor=actor, at=clock.now(), after={"rows": rows})
