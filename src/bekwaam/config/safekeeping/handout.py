"""All data of one academy, to be read without this product: a file of JSON lines per table, the files, a description.

Secrets stay: what proves a person to the product is worthless outside it and dangerous anywhere.
"""

import json
import secrets
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction

from bekwaam.config.safekeeping.failure import SafekeepingError
from bekwaam.domains.exchange.queries import own_part
from bekwaam.domains.tenancy.models import Academy, StoredFile
from bekwaam.domains.tenancy.scoped import TenantModel
from bekwaam.kernel.files.store import BlobNotFoundError, FileStore
from bekwaam.kernel.scope import academy_scope
from bekwaam.reporting.privacy.register import personal_fields, secret_fields

DESCRIPTION = "README.json"
CHUNK = 2_000
Seen = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Handed:
    path: Path
    rows: int
    files: int
    missing: tuple[str, ...]


def tenant_models() -> list[type[models.Model]]:
    found = [model for model in apps.get_models() if issubclass(model, TenantModel)]
    return sorted(found, key=lambda model: model._meta.db_table)


def rows_of_the_academy() -> "dict[type[models.Model], models.QuerySet[Any]]":
    """By table, for the academy in scope: its own tables whole, and its part of those it shares with others."""
    own: dict[type[models.Model], models.QuerySet[Any]] = {
        model: model.objects.all()  # type: ignore[attr-defined]
        for model in tenant_models()
    }
    everything = own | own_part()
    return dict(sorted(everything.items(), key=lambda pair: pair[0]._meta.db_table))


def hand_out(
    academy: Academy, folder: Path, *, store: FileStore, at: datetime, seen: Seen = lambda done, whole: None
) -> Handed:
    """The folder appears when everything is in it, and not at all otherwise."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SafekeepingError(f"{folder} is not empty: name a new folder.")
    draft = folder.parent / f".{folder.name}.{secrets.token_hex(6)}"
    draft.mkdir(mode=0o700, parents=True)
    try:
        handed = _fill(academy, draft, store, at, seen)
        if folder.exists():
            folder.rmdir()
        draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return Handed(folder, *handed)


def _fill(
    academy: Academy, folder: Path, store: FileStore, at: datetime, seen: Seen
) -> tuple[int, int, tuple[str, ...]]:
    with transaction.atomic():
        _hold_still()
        with academy_scope(academy.pk):
            tables, chosen = [], rows_of_the_academy()
            for number, (model, rows) in enumerate(chosen.items(), start=1):
                tables.append(_table(model, rows, folder))
                seen(number, len(chosen))
            digests = sorted(set(StoredFile.objects.values_list("sha256", flat=True)))
    missing = tuple(digest for digest in digests if not _copy(academy, digest, folder, store))
    description = _description(academy, at, tables, len(digests) - len(missing), missing)
    _write(folder / DESCRIPTION, json.dumps(description, indent=1, ensure_ascii=False, cls=DjangoJSONEncoder))
    return sum(table["rows"] for table in tables), len(digests) - len(missing), missing


def _hold_still() -> None:
    """All tables as they were at one moment; inside another transaction that moment is its own affair."""
    with connection.cursor() as cursor:
        if len(connection.savepoint_ids) == 0:
            cursor.execute("set transaction isolation level repeatable read")


def exported_fields(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    label = model._meta.app_label
    return [
        field
        for field in model._meta.concrete_fields
        if f"{label}.{model.__name__}.{field.name}" not in secret_fields()
    ]


def _table(model: type[models.Model], rows: "models.QuerySet[Any]", folder: Path) -> dict[str, Any]:
    fields, count = exported_fields(model), 0
    name = f"{model._meta.db_table}.jsonl"
    with (folder / name).open("w", encoding="utf-8") as file:
        for row in _rows(rows, [field.attname for field in fields]):
            file.write(json.dumps(row, ensure_ascii=False, cls=DjangoJSONEncoder) + "\n")
            count += 1
    left_out = [field.name for field in model._meta.concrete_fields if field not in fields]
    return {
        "file": name,
        "model": model.__name__,
        "meaning": _meaning(model),
        "rows": count,
        "columns": [_column(model, field) for field in fields],
        "left_out": left_out,
    }


def _rows(table: "models.QuerySet[Any]", names: list[str]) -> Iterator[dict[str, Any]]:
    """In the order of the ids, a piece at a time, so that no table has to fit in memory."""
    last = None
    while True:
        rows = table.order_by("pk").values(*names)
        piece = list((rows if last is None else rows.filter(pk__gt=last))[:CHUNK])
        yield from piece
        if len(piece) < CHUNK:
            return
        last = piece[-1]["id"]


def _column(model: type[models.Model], field: "models.Field[Any, Any]") -> dict[str, Any]:
    personal = personal_fields().get(f"{model._meta.app_label}.{model.__name__}.{field.name}")
    target = field.related_model._meta.db_table if isinstance(field, models.ForeignKey) else None
    return {
        "name": field.attname,
        "type": field.target_field.get_internal_type()
        if isinstance(field, models.ForeignKey)
        else field.get_internal_type(),
        "may_be_empty": field.null,
        "refers_to": target,
        "choices": [value for value, _ in field.flatchoices] or None,
        "personal": personal
        and {"purpose": personal.purpose, "kept": personal.kept, "kind": personal.kind.value},
    }


def _meaning(model: type[models.Model]) -> str:
    text = (model.__doc__ or "").strip().split("\n")[0]
    return "" if text.startswith(f"{model.__name__}(") else text


def _copy(academy: Academy, digest: str, folder: Path, store: FileStore) -> bool:
    target = folder / "files" / digest
    target.parent.mkdir(mode=0o700, exist_ok=True)
    try:
        with (
            store.open(academy.pk, digest) as reading,
            target.open("wb") as file,
        ):
            for part in reading:
                file.write(part)
    except BlobNotFoundError:
        return False
    return True


def _description(
    academy: Academy, at: datetime, tables: list[dict[str, Any]], files: int, missing: tuple[str, ...]
) -> dict[str, Any]:
    return {
        "product": "Bekwaam",
        "made_at": at,
        "academy": {
            "id": academy.pk,
            "slug": academy.slug,
            "name": academy.name,
            "hosts": sorted(academy.hosts.values_list("host", flat=True)),
        },
        "how_to_read": [
            "Each .jsonl file is a table: one JSON object per line, UTF-8, in the order of its ids.",
            "Moments are ISO 8601 in UTC, dates are YYYY-MM-DD, ids are UUIDs that are the same everywhere.",
            "A column that refers to a table holds the id of a row in it.",
            "files/ holds the content of stored files; the column sha256 of tenancy_storedfile is the name of the file.",
            "Passwords, digests of keys and sessions are left out.",
        ],
        "tables": tables,
        "files": files,
        "missing_files": list(missing),
    }


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text + "\n")
