"""Needs as lists, boards and stories."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet

from bekwaam.domains.catalogue.models import ActivityVersion
from bekwaam.domains.organisation.models import OrgUnitAncestor
from bekwaam.domains.people.models import Employment
from bekwaam.domains.portfolio.enums import NeedState
from bekwaam.domains.portfolio.facts import NeedContent, WeighedLine, Weighing, weigh
from bekwaam.domains.portfolio.models import Criterion, LearningNeed, NeedAnswer, NeedStep, Score

MOST_CARDS = 8


@dataclass(frozen=True, slots=True)
class NeedFilter:
    """Words as a page or a file asks for them; empty ones ask for everything."""

    text: str = ""
    round_id: UUID | None = None
    unit_id: UUID | None = None
    theme_id: UUID | None = None
    state: str = ""
    priority: str = ""


def narrowed(needs: QuerySet[LearningNeed], wanted: NeedFilter) -> QuerySet[LearningNeed]:
    found = needs.select_related("unit", "theme", "skill", "round", "brought_by")
    if wanted.text:
        words = Q(title__icontains=wanted.text) | Q(goal__icontains=wanted.text)
        found = found.filter(
            words | Q(skill_words__icontains=wanted.text) | Q(skill__label__icontains=wanted.text)
        )
    if wanted.round_id:
        found = found.filter(round_id=wanted.round_id)
    if wanted.unit_id:
        below = OrgUnitAncestor.objects.filter(ancestor_id=wanted.unit_id).values("unit_id")
        found = found.filter(unit_id__in=below)
    if wanted.theme_id:
        found = found.filter(theme_id=wanted.theme_id)
    if wanted.state:
        found = found.filter(state=wanted.state)
    if wanted.priority:
        found = found.filter(priority=wanted.priority)
    return found


def content_of(need: LearningNeed) -> NeedContent:
    return NeedContent(
        title=need.title,
        goal=need.goal,
        theme_id=need.theme_id,
        skill_id=need.skill_id,
        skill_words=need.skill_words,
        priority=need.priority,
        people_count=need.people_count,
        budget=need.budget,
        wanted_by=need.wanted_by,
        remark=need.remark,
        answers=dict(NeedAnswer.objects.filter(need=need).values_list("question_id", "text")),
    )


def steps_of(need_id: UUID) -> list[NeedStep]:
    """What happened to it, newest first."""
    return list(NeedStep.objects.filter(need_id=need_id).order_by("-made_at", "-pk"))


def answers_of(need_id: UUID) -> list[NeedAnswer]:
    rows = NeedAnswer.objects.filter(need_id=need_id).select_related("question")
    return list(rows.order_by("question__position"))


def merged_into(need_id: UUID) -> list[LearningNeed]:
    rows = LearningNeed.objects.filter(merged_into_id=need_id).select_related("unit")
    return list(rows.order_by("unit__sort_key", "title"))


def needs_of_activity(activity_id: UUID) -> list[LearningNeed]:
    rows = LearningNeed.objects.filter(activity_id=activity_id).select_related("unit")
    return list(rows.order_by("submitted_at", "pk"))


def criteria() -> list[Criterion]:
    return list(Criterion.objects.filter(is_active=True).order_by("position", "name"))


def weighings(need_ids: Iterable[UUID]) -> dict[UUID, Weighing]:
    """Per need how it was weighed; two queries for any number of needs."""
    wanted, known = list(need_ids), criteria()
    scores: dict[UUID, dict[UUID, int]] = {}
    for need_id, criterion_id, value in Score.objects.filter(need_id__in=wanted).values_list(
        "need_id", "criterion_id", "value"
    ):
        scores.setdefault(need_id, {})[criterion_id] = value
    return {
        need_id: weigh(
            WeighedLine(
                each.pk, each.name, each.weight, scores.get(need_id, {}).get(each.pk), each.explanation
            )
            for each in known
        )
        for need_id in wanted
    }


def like(need: LearningNeed, others: QuerySet[LearningNeed], *, limit: int = 5) -> list[LearningNeed]:
    """Needs that may be the same: of the same theme, or with a long word of the title in theirs."""
    words = sorted((word for word in need.title.split() if len(word) > 5), key=len, reverse=True)[:3]
    alike = Q()
    for word in words:
        alike |= Q(title__icontains=word)
    if not alike:
        return []
    open_states = [NeedState.COLLECTED, NeedState.LATER, NeedState.ON_AGENDA]
    found = others.filter(alike, state__in=open_states).exclude(pk=need.pk).select_related("unit")
    return list(found.order_by("-submitted_at", "pk")[:limit])


def home_unit(person_id: UUID, *, on: date) -> UUID | None:
    """Where somebody works today."""
    jobs = Employment.objects.filter(
        Q(ended_on__isnull=True) | Q(ended_on__gte=on), person_id=person_id, started_on__lte=on
    )
    found: UUID | None = jobs.order_by("started_on").values_list("unit_id", flat=True).first()
    return found


def titles_of(activity_ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """The words of an activity: what the catalogue says now, else the latest draft."""
    wanted = {each for each in activity_ids if each is not None}
    is_published = ExpressionWrapper(Q(activity__published=F("pk")), BooleanField())
    rows = ActivityVersion.objects.filter(activity_id__in=wanted).order_by(is_published.asc(), "number")
    return dict(rows.values_list("activity_id", "title"))
