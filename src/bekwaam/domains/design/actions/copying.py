"""Copies within a design, and from a published version into the draft that follows it. Files are named twice, not copied."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from bekwaam.domains.design.models import DayMaterial, LessonDay, LessonDesign, LessonPart
from bekwaam.kernel.actors import Actor

DAY = ("number", "week", "title", "setting", "starts_at")
PART = (
    "position",
    "title",
    "minutes",
    "form",
    "is_synchronous",
    "is_online",
    "is_informal",
    "led_by",
    "goals",
)
MATERIAL = ("kind", "title", "link", "file_id", "brought_by")


def carry_over(previous_id: UUID, version_id: UUID, *, actor: Actor, at: datetime) -> None:
    """A next version starts with the design of the one before; the log of the catalogue tells of the start."""
    old = LessonDesign.objects.filter(version=previous_id).first()
    if old is None:
        return
    new = LessonDesign.objects.create(
        version_id=version_id,
        is_blend=old.is_blend,
        introduction=old.introduction,
        edited_by_label=actor.label[:200],
        edited_at=at,
    )
    days = {day.pk: LessonDay(design=new, **_copied(day, DAY)) for day in old.days.order_by("number")}
    LessonDay.objects.bulk_create(days.values())
    copy_contents(days)


def copy_contents(days: Mapping[UUID, LessonDay]) -> None:
    """Parts and materials of each day, to the day that is its copy."""
    parts = LessonPart.objects.filter(day__in=days).order_by("day", "position")
    LessonPart.objects.bulk_create(LessonPart(day=days[one.day_id], **_copied(one, PART)) for one in parts)
    materials = DayMaterial.objects.filter(day__in=days).order_by("pk")
    DayMaterial.objects.bulk_create(
        DayMaterial(day=days[one.day_id], **_copied(one, MATERIAL)) for one in materials
    )


def _copied(row: object, names: tuple[str, ...]) -> dict[str, object]:
    return {name: getattr(row, name) for name in names}
