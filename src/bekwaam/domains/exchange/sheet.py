"""An activity as another academy gets to read it: texts, prices and dates. No ids of themes or functions, no people. Pure."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.catalogue.enums import Payer

TEXTS = (
    "title",
    "summary",
    "goals",
    "contents",
    "target_group",
    "level",
    "language",
    "duration",
    "link",
    "keywords",
    "certificate",
    "contact",
)
NUMBERS = ("study_load_minutes", "certificate_months")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRun:
    """A run as the sheet tells of it."""

    id: UUID
    label: str
    starts_at: datetime
    ends_at: datetime
    place: str
    is_online: bool
    seats_total: int | None
    seats_taken: int


def sheet_of(content: Content, form: str, runs: Sequence[SheetRun]) -> dict[str, Any]:
    return {
        "form": form,
        **{name: getattr(content, name) for name in (*TEXTS, *NUMBERS)},
        "runs": [_plain_run(run) for run in sorted(runs, key=lambda run: (run.starts_at, run.id))],
    }


def digest_of(sheet: Mapping[str, Any], price: Decimal, conditions: str, seats: int | None) -> str:
    said = json.dumps([sheet, f"{price:.2f}", conditions, seats], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def without_seats_taken(sheet: Mapping[str, Any]) -> dict[str, Any]:
    """What is news when it changes: seats come and go all day."""
    return {**sheet, "runs": [{**run, "seats_taken": None} for run in sheet["runs"]]}


def content_of(sheet: Mapping[str, Any], price: Decimal, own: Content | None = None) -> Content:
    """What the taker's version says: the words of the offer, and its own themes, functions, links and approval."""
    told = {name: sheet[name] for name in (*TEXTS, *NUMBERS)}
    start = own if own is not None else Content(title=str(sheet["title"]))
    payer = Payer.UNIT.value if price else Payer.NOBODY.value
    return replace(start, **told, internal_price=price, payer=payer)


def runs_of(sheet: Mapping[str, Any]) -> list[SheetRun]:
    return [
        SheetRun(
            id=UUID(run["id"]),
            label=run["label"],
            starts_at=datetime.fromisoformat(run["starts_at"]),
            ends_at=datetime.fromisoformat(run["ends_at"]),
            place=run["place"],
            is_online=run["is_online"],
            seats_total=run["seats_total"],
            seats_taken=run["seats_taken"],
        )
        for run in sheet["runs"]
    ]


def _plain_run(run: SheetRun) -> dict[str, Any]:
    return {
        "id": str(run.id),
        "label": run.label,
        "starts_at": run.starts_at.isoformat(),
        "ends_at": run.ends_at.isoformat(),
        "place": run.place,
        "is_online": run.is_online,
        "seats_total": run.seats_total,
        "seats_taken": run.seats_taken,
    }
