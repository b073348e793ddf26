"""The parts of a lesson day: what people do, how long, and in which form."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max

from bekwaam.domains.catalogue.cleaning import clean_lines
from bekwaam.domains.design import rules
from bekwaam.domains.design.actions.writing import Edit, closed, line, opened
from bekwaam.domains.design.enums import Didactic
from bekwaam.domains.design.models import LessonDay, LessonPart
from bekwaam.kernel.decisions import Refused, require

GOALS_LENGTH = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedPart:
    title: str
    minutes: int
    form: str
    is_synchronous: bool = True
    is_online: bool = False
    is_informal: bool = False
    led_by: str = ""
    goals: str = ""


@transaction.atomic
def add_part(day: LessonDay, wanted: WantedPart, *, edit: Edit) -> LessonPart:
    """At the end of the day."""
    design = opened(day.design.version_id, edit)
    values = _values(wanted)
    require(rules.has_room(day.parts.count(), rules.MOST_PARTS))
    part: LessonPart = LessonPart.objects.create(day=day, position=_next_position(day.pk), **values)
    after = {"day": day.number, "title": part.title, "minutes": part.minutes}
    closed(design, "part_added", edit, after=after)
    return part


@transaction.atomic
def change_part(part: LessonPart, wanted: WantedPart, *, edit: Edit) -> None:
    design = opened(part.day.design.version_id, edit)
    values = _values(wanted)
    before = {name: getattr(part, name) for name in values}
    if before == values:
        return
    for name, value in values.items():
        setattr(part, name, value)
    part.save(update_fields=list(values))
    changed = [name for name in values if before[name] != values[name]]
    old, new = ({name: each[name] for name in changed} for each in (before, values))
    closed(design, "part_changed", edit, before=old, after=new)


@transaction.atomic
def move_part(part: LessonPart, *, is_later: bool, edit: Edit) -> None:
    """One place on; past the end of its day it goes to the next day, past the start to the day before."""
    design = opened(part.day.design.version_id, edit)
    part.refresh_from_db()
    step = 1 if is_later else -1
    other = LessonPart.objects.filter(day=part.day_id, position=part.position + step).first()
    if other is not None:
        part.position, other.position = other.position, part.position
        LessonPart.objects.bulk_update([part, other], ["position"])
    elif not _to_other_day(part, step):
        return
    closed(design, "part_moved", edit, after={"title": part.title, "position": part.position})


@transaction.atomic
def remove_part(part: LessonPart, *, edit: Edit) -> None:
    design = opened(part.day.design.version_id, edit)
    part.refresh_from_db()
    day_id, position, title = part.day_id, part.position, part.title
    part.delete()
    _close_gap(day_id, position)
    closed(design, "part_removed", edit, before={"title": title})


def _to_other_day(part: LessonPart, step: int) -> bool:
    """The last of a day becomes the first of the next, and the other way round."""
    day = part.day
    other = LessonDay.objects.filter(design=day.design_id, number=day.number + step).first()
    if other is None:
        return False
    require(rules.has_room(other.parts.count(), rules.MOST_PARTS))
    left, old_position = day.pk, part.position
    if step > 0:
        LessonPart.objects.filter(day=other).update(position=F("position") + 1)
    part.position = 1 if step > 0 else _next_position(other.pk)
    part.day = other
    part.save(update_fields=["day", "position"])
    _close_gap(left, old_position)
    return True


def _close_gap(day_id: UUID, position: int) -> None:
    LessonPart.objects.filter(day=day_id, position__gt=position).update(position=F("position") - 1)


def _next_position(day_id: UUID) -> int:
    last = LessonPart.objects.filter(day=day_id).aggregate(last=Max("position"))["last"]
    return int(last or 0) + 1


def _values(wanted: WantedPart) -> dict[str, object]:
    title = line(wanted.title)
    require(rules.fits(is_titled=bool(title), minutes=wanted.minutes))
    goals = clean_lines(wanted.goals)
    if len(goals) > GOALS_LENGTH:
        raise Refused("design.too_long", limit=GOALS_LENGTH)
    return {
        "title": title,
        "minutes": wanted.minutes,
        "form": Didactic(wanted.form).value,
        "is_synchronous": wanted.is_synchronous,
        "is_online": wanted.is_online,
        "is_informal": wanted.is_informal,
        "led_by": line(wanted.led_by),
        "goals": goals,
    }
