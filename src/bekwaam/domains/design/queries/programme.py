"""A design as a value: days with their parts and materials, the clock, and the facts the rules judge."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import JSONObject

from bekwaam.domains.catalogue.models import ActivityVersion
from bekwaam.domains.design.didactics import (
    STANDARD_HOUR,
    DayFacts,
    DesignFacts,
    Finding,
    HouseStandard,
    PartFacts,
    judge,
)
from bekwaam.domains.design.enums import Setting
from bekwaam.domains.design.models import DayMaterial, LessonDay, LessonDesign, LessonHour, LessonPart
from bekwaam.domains.design.queries.house import house_standard
from bekwaam.domains.tenancy.models import StoredFile

MINUTES_A_DAY = 24 * 60
PART = ("id", "position", "title", "minutes", "form", "is_synchronous", "is_online", "is_informal", "goals")
MATERIAL = ("id", "kind", "title", "link", "brought_by", "file_id")


@dataclass(frozen=True, slots=True)
class ProgrammePart:
    """`starts_at` and `ends_at` follow from the start of the day and what comes before."""

    part: LessonPart
    starts_at: time | None
    ends_at: time | None

    @property
    def goals(self) -> list[str]:
        return self.part.goals.splitlines()


@dataclass(frozen=True, slots=True)
class ProgrammeDay:
    day: LessonDay
    parts: tuple[ProgrammePart, ...]
    materials: tuple[DayMaterial, ...]
    hours: Decimal

    @property
    def is_online(self) -> bool:
        return bool(self.day.setting == Setting.ONLINE)

    @property
    def starts_at(self) -> time | None:
        return self.parts[0].starts_at if self.parts else self.day.starts_at

    @property
    def ends_at(self) -> time | None:
        return self.parts[-1].ends_at if self.parts else None


@dataclass(frozen=True, slots=True)
class Programme:
    """What a design says, and what the rules find in it. Without a design there are no days."""

    design: LessonDesign | None
    days: tuple[ProgrammeDay, ...]
    goals: tuple[str, ...]
    findings: tuple[Finding, ...]
    house: HouseStandard

    @property
    def hours(self) -> Decimal:
        return sum((day.hours for day in self.days), Decimal(0))

    @property
    def minutes(self) -> int:
        return sum(part.part.minutes for day in self.days for part in day.parts)

    @property
    def weeks(self) -> list[tuple[int, list[ProgrammeDay]]]:
        """The days under the week in which they fall."""
        by_week: dict[int, list[ProgrammeDay]] = {}
        for day in self.days:
            by_week.setdefault(day.day.week, []).append(day)
        return sorted(by_week.items())


def programme_of(version_id: UUID) -> Programme:
    """Of any version; who may see the activity may see its programme."""
    return programme_of_version(ActivityVersion.objects.get(pk=version_id))


def has_days(version_id: str) -> Exists:
    """For a query about activities: whether the version in this column has lesson days."""
    return Exists(LessonDay.objects.filter(design__version=OuterRef(version_id)))


def programme_to_read(version: ActivityVersion) -> Programme:
    """For who wants to take part, in one query: without the rules, which are for who designs."""
    hour = Subquery(LessonHour.objects.values("minutes")[:1])
    rows = _in_order(version).annotate(hour=hour, part_rows=_part_rows(), material_rows=_material_rows())
    days = [_read(day) for day in rows]
    house = HouseStandard({}, hour_minutes=(days[0].day.hour if days else None) or STANDARD_HOUR)  # type: ignore[attr-defined]
    return _programme(version, days[0].day.design if days else None, days, house)


def programme_of_version(version: ActivityVersion) -> Programme:
    parts = Prefetch("parts", LessonPart.objects.order_by("position"))
    materials = Prefetch("materials", DayMaterial.objects.select_related("file").order_by("pk"))
    rows = _in_order(version).prefetch_related(parts, materials)
    days = [_Whole(day, tuple(day.parts.all()), tuple(day.materials.all())) for day in rows]
    design = days[0].day.design if days else LessonDesign.objects.filter(version=version).first()
    return _programme(version, design, days, house_standard())


@dataclass(frozen=True, slots=True)
class _Whole:
    day: LessonDay
    parts: tuple[LessonPart, ...]
    materials: tuple[DayMaterial, ...]


def _in_order(version: ActivityVersion) -> QuerySet[LessonDay]:
    days: QuerySet[LessonDay] = LessonDay.objects.filter(design__version=version)
    return days.select_related("design").order_by("number")


def _part_rows() -> ArraySubquery:
    rows = LessonPart.objects.filter(day=OuterRef("pk")).order_by("position")
    return ArraySubquery(rows.values(row=JSONObject(**{name: name for name in PART})))


def _material_rows() -> ArraySubquery:
    names = {**{name: name for name in MATERIAL}, "size": "file__size"}
    rows = DayMaterial.objects.filter(day=OuterRef("pk")).order_by("pk")
    return ArraySubquery(rows.values(row=JSONObject(**names)))


def _read(day: Any) -> _Whole:
    parts = tuple(LessonPart(**row) for row in day.part_rows)
    return _Whole(day, parts, tuple(_material(row) for row in day.material_rows))


def _material(row: dict[str, Any]) -> DayMaterial:
    """Of its file only what a reader sees."""
    size = row.pop("size")
    material = DayMaterial(**row)
    if material.file_id is not None:
        material.file = StoredFile(id=material.file_id, size=size)
    return material


def _programme(
    version: ActivityVersion, design: LessonDesign | None, days: Sequence[_Whole], house: HouseStandard
) -> Programme:
    goals, is_blend = tuple(version.goals.splitlines()), bool(design and design.is_blend)
    facts = DesignFacts(tuple(_facts_of(day) for day in days), goals, is_blend)
    shown = tuple(_shown(day, house) for day in days)
    return Programme(design, shown, facts.goals, judge(facts, house), house)


def _facts_of(whole: _Whole) -> DayFacts:
    parts = tuple(
        PartFacts(
            minutes=part.minutes,
            form=part.form,
            is_synchronous=part.is_synchronous,
            is_online=part.is_online,
            is_informal=part.is_informal,
            goals=frozenset(part.goals.splitlines()),
        )
        for part in whole.parts
    )
    is_online = whole.day.setting == Setting.ONLINE
    return DayFacts(whole.day.number, is_online, parts, len(whole.materials))


def _shown(whole: _Whole, house: HouseStandard) -> ProgrammeDay:
    parts, minute = [], _minute_of(whole.day.starts_at)
    for part in whole.parts:
        ends = None if minute is None else minute + part.minutes
        parts.append(ProgrammePart(part, _clock(minute), _clock(ends)))
        minute = ends
    hours = house.hours(_facts_of(whole).lesson_minutes)
    return ProgrammeDay(whole.day, tuple(parts), whole.materials, hours)


def _minute_of(start: time | None) -> int | None:
    return None if start is None else start.hour * 60 + start.minute


def _clock(minute: int | None) -> time | None:
    """A day that runs on past midnight has no clock any more."""
    return None if minute is None or minute >= MINUTES_A_DAY else time(minute // 60, minute % 60)
