"""The drop folder: files that the personnel system leaves behind at night, taken in one by one.

`<DROP_FOLDER>/<academy>/<kind>/` holds what is waiting; `verwerkt` and `geweigerd` beside it what has been read.
A file is moved only after the transaction has committed: killed before that, it is simply read again.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import structlog
from django.conf import settings
from django.db import transaction

from bekwaam.domains.deliveries.actions.runs import deliver, refuse_unread
from bekwaam.domains.deliveries.enums import RunSource, RunState
from bekwaam.domains.deliveries.importers import registered
from bekwaam.domains.deliveries.models import ImportRun
from bekwaam.domains.tenancy.models import Academy
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.imports.limits import DEFAULT, MEBIBYTE
from bekwaam.kernel.scope import current_academy_id

log = structlog.get_logger(__name__)
SUFFIXES = frozenset({".csv", ".txt", ".xlsx", ".xls", ".ods", ".rdf", ".xml", ".zip"})
STILL_ARRIVING = timedelta(minutes=1)
DONE, REFUSED = "verwerkt", "geweigerd"


def empty_drop_folder(*, actor: Actor, at: datetime) -> list[ImportRun]:
    """Take in every waiting file of the academy in scope, the organisation before people."""
    slug = Academy.objects.get(pk=current_academy_id()).slug
    home = Path(settings.DROP_FOLDER) / slug
    return [
        _take_in(path, importer.kind, actor=actor, at=at)
        for importer in registered()
        for path in waiting_files(home / importer.kind, at=at)
    ]


def waiting_files(folder: Path, *, at: datetime) -> Iterator[Path]:
    """Oldest first; what was written a moment ago may still be arriving and waits for the next time."""
    if not folder.is_dir():
        return
    found = [path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and _is_plain_file(path)]
    for path in sorted(found, key=lambda path: (path.stat().st_mtime, path.name)):
        if path.stat().st_mtime <= (at - STILL_ARRIVING).timestamp():
            yield path


def _is_plain_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _take_in(path: Path, kind: str, *, actor: Actor, at: datetime) -> ImportRun:
    run = _read(path, kind, actor=actor, at=at)
    outcome = REFUSED if run.state in {RunState.REFUSED, RunState.FAILED} else DONE
    transaction.on_commit(partial(_put_away, path, path.parent / outcome, f"{at:%Y%m%d-%H%M%S}"))
    return run


def _read(path: Path, kind: str, *, actor: Actor, at: datetime) -> ImportRun:
    size = path.stat().st_size
    if size > DEFAULT.bytes:
        sentence = f"Dit bestand is groter dan {DEFAULT.bytes // MEBIBYTE} MB. Splits het bestand."
        return refuse_unread(
            kind=kind,
            file_name=path.name,
            size=size,
            source=RunSource.DROP_FOLDER,
            sentence=sentence,
            actor=actor,
            at=at,
        )
    return deliver(
        path.read_bytes(),
        kind=kind,
        file_name=path.name,
        source=RunSource.DROP_FOLDER,
        actor=actor,
        at=at,
    )


def _put_away(path: Path, folder: Path, stamp: str) -> None:
    """Never over an earlier file of the same name; a file that is gone by now needs no moving."""
    folder.mkdir(exist_ok=True)
    try:
        path.replace(folder / f"{path.stem}-{stamp}{path.suffix}")
    except FileNotFoundError:
        log.info("dropped_file_gone", folder=folder.name)
