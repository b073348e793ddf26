"""Lesson days: adding, changing, moving, copying and removing; and what is said of the design as a whole."""

from dataclasses import dataclass
from datetime import time
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max

from bekwaam.domains.design import rules
from bekwaam.domains.design.actions.copying import copy_contents
from bekwaam.domains.design.actions.writing import Edit, closed, line, opened
from bekwaam.domains.design.enums import Setting
from bekwaam.domains.design.models import LessonDay, LessonDesign
from bekwaam.kernel.decisions import require


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedDay:
    title: str
    setting: str = Setting.PHYSICAL.value
    week: int = 1
    starts_at: time | None = None


@transaction.atomic
def describe_design(version_id: UUID, *, is_blend: bool, introduction: str, edit: Edit) -> None:
    design = opened(version_id, edit)
    before = {"is_blend": design.is_blend, "introduction": design.introduction}
    design.is_blend, design.introduction = is_blend, line(introduction, 600)
    after = {"is_blend": design.is_blend, "introduction": design.introduction}
    if after == before:
        return
    design.save(update_fields=["is_blend", "introduction"])
    closed(design, "described", edit, before=before, after=after)


@transaction.atomic
def add_day(version_id: UUID, wanted: WantedDay, *, edit: Edit) -> LessonDay:
    """At the end."""
    design = opened(version_id, edit)
    values = _values(wanted)
    require(rules.has_room(design.days.count(), rules.MOST_DAYS))
    day: LessonDay = LessonDay.objects.create(design=design, number=_next_number(design), **values)
    closed(design, "day_added", edit, after={"number": day.number, "title": day.title})
    return day


@transaction.atomic
def change_day(day: LessonDay, wanted: WantedDay, *, edit: Edit) -> None:
    design = opened(day.design.version_id, edit)
    values = _values(wanted)
    before = {name: getattr(day, name) for name in values}
    if before == values:
        return
    for name, value in values.items():
        setattr(day, name, value)
    day.save(update_fields=list(values))
    old, new = ({name: str(value) for name, value in each.items()} for each in (before, values))
    closed(design, "day_changed", edit, before=old, after=new)


@transaction.atomic
def move_day(day: LessonDay, *, is_later: bool, edit: Edit) -> None:
    """One place on; the first and the last stay where they are."""
    design = opened(day.design.version_id, edit)
    day.refresh_from_db()
    other = design.days.filter(number=day.number + (1 if is_later else -1)).first()
    if other is None:
        return
    before = day.number
    day.number, other.number = other.number, day.number
    day.week, other.week = other.week, day.week
    LessonDay.objects.bulk_update([day, other], ["number", "week"])
    closed(design, "day_moved", edit, before={"number": before}, after={"number": day.number})


@transaction.atomic
def copy_day(day: LessonDay, *, edit: Edit) -> LessonDay:
    """Right after the day itself, with its parts and materials."""
    design = opened(day.design.version_id, edit)
    day.refresh_from_db()
    require(rules.has_room(design.days.count(), rules.MOST_DAYS))
    design.days.filter(number__gt=day.number).update(number=F("number") + 1)
    copy: LessonDay = LessonDay.objects.create(
        design=design,
        number=day.number + 1,
        week=day.week,
        title=day.title,
        setting=day.setting,
        starts_at=day.starts_at,
    )
    copy_contents({day.pk: copy})
    closed(design, "day_copied", edit, after={"number": copy.number, "title": copy.title})
    return copy


@transaction.atomic
def remove_day(day: LessonDay, *, edit: Edit) -> None:
    design = opened(day.design.version_id, edit)
    day.refresh_from_db()
    number, title = day.number, day.title
    day.delete()
    design.days.filter(number__gt=number).update(number=F("number") - 1)
    closed(design, "day_removed", edit, before={"number": number, "title": title})


def _values(wanted: WantedDay) -> dict[str, object]:
    title = line(wanted.title)
    require(rules.fits(is_titled=bool(title), week=wanted.week))
    return {
        "title": title,
        "setting": Setting(wanted.setting).value,
        "week": wanted.week,
        "starts_at": wanted.starts_at,
    }


def _next_number(design: LessonDesign) -> int:
    return int(design.days.aggregate(last=Max("number"))["last"] or 0) + 1
