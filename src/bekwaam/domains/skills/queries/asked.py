"""What functions ask, and what the functions of people ask today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from bekwaam.domains.people import names
from bekwaam.domains.people.models import Function
from bekwaam.domains.skills.models import FunctionSkill


@dataclass(frozen=True, slots=True)
class AskedOfPerson:
    person_id: UUID
    skill_id: UUID
    level: int
    function_id: UUID
    function: str


def asked_of(person_ids: Iterable[UUID], *, on: date) -> list[AskedOfPerson]:
    """Everything the functions of these people ask on this day."""
    job = "function__employments"
    rows = FunctionSkill.objects.filter(
        Q(**{f"{job}__ended_on__isnull": True}) | Q(**{f"{job}__ended_on__gte": on}),
        **{f"{job}__person__in": list(person_ids), f"{job}__started_on__lte": on},
        skill__is_active=True,
    )
    columns = (f"{job}__person_id", "skill_id", "level", "function_id", "function__name")
    return [AskedOfPerson(*row) for row in rows.order_by("function__name").values_list(*columns).distinct()]


def asked_by_function(function_id: UUID) -> list[FunctionSkill]:
    rows = FunctionSkill.objects.filter(function=function_id, skill__is_active=True)
    return list(rows.select_related("skill", "skill__broader").order_by("skill__sort_key"))


def asked_by_all() -> dict[UUID, dict[UUID, int]]:
    """Per function: skill and level."""
    found: dict[UUID, dict[UUID, int]] = {}
    rows = FunctionSkill.objects.filter(skill__is_active=True)
    for function_id, skill_id, level in rows.values_list("function_id", "skill_id", "level"):
        found.setdefault(function_id, {})[skill_id] = level
    return found


def functions_asking(skill_id: UUID) -> list[FunctionSkill]:
    rows = FunctionSkill.objects.filter(skill=skill_id).select_related("function")
    return list(rows.order_by("function__name", "function__code"))


def functions(*, text: str = "") -> QuerySet[Function]:
    """By name, with how many skills they ask."""
    used = Q(asked_skills__skill__is_active=True)
    rows: QuerySet[Function] = Function.objects.annotate(asked=Count("asked_skills", filter=used))
    for word in names.plain(text).split():
        rows = rows.filter(Q(name__icontains=word) | Q(code__icontains=word) | Q(family__icontains=word))
    return rows.order_by("name", "code")


def functions_that_ask() -> list[Function]:
    asks = FunctionSkill.objects.filter(function=OuterRef("pk"), skill__is_active=True)
    return list(Function.objects.filter(Exists(asks)).order_by("name", "code"))


def function_by_id(function_id: UUID) -> Function | None:
    found: Function | None = Function.objects.filter(pk=function_id).first()
    return found
