"""Levels of people as they were stated: the ones that hold, and everything that was said before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from bekwaam.domains.skills.models import PersonSkill


@dataclass(frozen=True, slots=True)
class Statement:
    person_id: UUID
    skill_id: UUID
    source: str
    level: int
    stated_at: datetime
    stated_by: str
    valid_until: date | None


def current_statements(person_ids: Iterable[UUID]) -> list[Statement]:
    rows = PersonSkill.objects.filter(person__in=list(person_ids), superseded_at__isnull=True)
    columns = ("person_id", "skill_id", "source", "level", "stated_at", "stated_by_label", "valid_until")
    return [Statement(*row) for row in rows.values_list(*columns)]


def current(person_id: UUID, skill_id: UUID, source: str) -> PersonSkill | None:
    rows = PersonSkill.objects.filter(person=person_id, skill=skill_id, source=source)
    found: PersonSkill | None = rows.filter(superseded_at__isnull=True).first()
    return found


def history_of(person_id: UUID, skill_id: UUID | None = None) -> QuerySet[PersonSkill]:
    """The newest first."""
    rows: QuerySet[PersonSkill] = PersonSkill.objects.filter(person=person_id)
    if skill_id is not None:
        rows = rows.filter(skill=skill_id)
    return rows.select_related("skill").order_by("-stated_at", "-pk")
