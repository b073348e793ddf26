"""Closing a meeting: its minutes become a document that stays as it is."""

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import override

from bekwaam.domains.audit.actions import record
from bekwaam.domains.notifications.queries.house import House, house_of_current_academy
from bekwaam.domains.portfolio.actions.steps import of_meeting, put
from bekwaam.domains.portfolio.enums import MeetingState, NeedState
from bekwaam.domains.portfolio.facts import Weighing
from bekwaam.domains.portfolio.models import AgendaItem, LearningNeed, PortfolioMeeting
from bekwaam.domains.portfolio.queries.meetings import items_of, participants_of
from bekwaam.domains.portfolio.queries.needs import weighings
from bekwaam.domains.portfolio.rules import meetings as rules
from bekwaam.domains.portfolio.rules.rights import may_keep
from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import require
from bekwaam.kernel.documents import pdf_of
from bekwaam.kernel.files.configured import file_store
from bekwaam.kernel.scope import current_academy_id

TEMPLATE = Path(__file__).parent.parent / "minutes.typ"
MOST_BYTES = 20_000_000
PURPOSE = "portfolio_minutes"
UNDECIDED = "Geen besluit"
WORDS = {
    "minutes": "Verslag portfolio-overleg",
    "present": "Aanwezig",
    "decisions": "Besluiten",
    "number": "Nr.",
    "subject": "Onderwerp",
    "decision": "Besluit",
    "points": "Punten",
    "remark": "Verder besproken",
    "page": "Pagina",
    "of": "van",
}


@transaction.atomic
def close_meeting(meeting_id: UUID, *, actor: Actor, at: datetime) -> PortfolioMeeting:
    """What was not decided goes back to the list; the minutes are made once and kept."""
    require(may_keep(actor))
    meeting: PortfolioMeeting = PortfolioMeeting.objects.select_for_update().get(pk=meeting_id)
    items = items_of(meeting_id)
    require(rules.may_close(meeting_state=meeting.state, item_count=len(items)))
    for item in items:
        if item.need_id and not item.outcome:
            need = LearningNeed.objects.select_for_update().get(pk=item.need_id)
            put(need, NeedState.COLLECTED, note=f"Nog geen besluit in {meeting.title}", actor=actor, at=at)
    meeting.minutes = _keep(pdf_of(TEMPLATE, minutes_data(meeting, items)), meeting, at=at)
    meeting.state, meeting.closed_at = MeetingState.CLOSED, at
    meeting.save(update_fields=["minutes", "state", "closed_at"])
    facts = {"items": len(items), "minutes": meeting.minutes.sha256}
    record("portfolio.meeting_closed", of_meeting(meeting), actor=actor, at=at, after=facts)
    return meeting


def minutes_data(meeting: PortfolioMeeting, items: list[AgendaItem]) -> dict[str, Any]:
    house: House = house_of_current_academy()
    weighed = weighings([item.need_id for item in items if item.need_id])
    with override("nl"):
        return {
            "title": meeting.title,
            "academy": f"{house.name} · {house.owner}",
            "brand": house.colours.brand,
            "language": "nl",
            "words": WORDS,
            "facts": _facts(("Datum", _day(meeting.held_on)), ("Plaats", meeting.place)),
            "participants": [person.full_name for person in participants_of(meeting.pk)],
            "items": [_item(item, weighed.get(item.need_id) if item.need_id else None) for item in items],
            "remark": meeting.remark,
        }


def _item(item: AgendaItem, weighing: Weighing | None) -> dict[str, Any]:
    is_weighed = weighing is not None and weighing.is_begun
    return {
        "subject": item.subject,
        "outcome": str(item.get_outcome_display()) if item.outcome else UNDECIDED,
        "points": f"{weighing.total} van {weighing.most}" if weighing and is_weighed else "–",
        "sum": f"Weging: {weighing.sum_in_words}" if weighing and is_weighed else "",
        "facts": _facts(
            ("Onderdeel", item.need.unit.name if item.need else ""),
            ("Besluit", str(item.get_outcome_display()) if item.outcome else UNDECIDED),
            ("Samen met", item.merged_with.title if item.merged_with else ""),
            ("Reden", item.reason),
            ("Eigenaar", item.owner.full_name if item.owner else ""),
            ("Uiterlijk", _day(item.due_on)),
        ),
    }


def _facts(*facts: tuple[str, str]) -> list[dict[str, str]]:
    return [{"label": label, "value": value} for label, value in facts if value]


def _day(day: date | None) -> str:
    return str(date_format(day, "j F Y")) if day else ""


def _keep(document: bytes, meeting: PortfolioMeeting, *, at: datetime) -> StoredFile:
    blob = file_store().put(current_academy_id(), io.BytesIO(document), limit_bytes=MOST_BYTES)
    stored: StoredFile = StoredFile.objects.create(
        sha256=blob.sha256,
        name=f"Verslag {meeting.title} {meeting.held_on:%Y-%m-%d}.pdf"[:255],
        media_type=blob.media_type,
        size=blob.size,
        purpose=PURPOSE,
        created_at=at,
    )
    return stored
