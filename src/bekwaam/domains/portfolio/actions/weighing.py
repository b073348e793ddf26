"""The criteria of an academy, and the scores of a need."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.catalogue.cleaning import clean_line
from bekwaam.domains.portfolio.actions.steps import of_need
from bekwaam.domains.portfolio.models import Criterion, LearningNeed, Score
from bekwaam.domains.portfolio.queries.needs import criteria, weighings
from bekwaam.domains.portfolio.rules import weighing as rules
from bekwaam.domains.portfolio.rules.rights import may_keep
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require

NAME_LENGTH, EXPLANATION_LENGTH = 100, 300
MOST_CRITERIA = 12


@transaction.atomic
def save_criterion(
    criterion_id: UUID | None, *, name: str, explanation: str, weight: int, actor: Actor, at: datetime
) -> Criterion:
    require(may_keep(actor))
    name = clean_line(name)[:NAME_LENGTH]
    require(rules.may_keep_criterion(name=name, weight=weight))
    if Criterion.objects.filter(name=name).exclude(pk=criterion_id).exists():
        raise Refused("portfolio.criterion_exists", name=name)
    known = criteria()
    if criterion_id is None and len(known) >= MOST_CRITERIA:
        raise Refused("portfolio.too_many_criteria", limit=MOST_CRITERIA)
    criterion = Criterion.objects.get(pk=criterion_id) if criterion_id else Criterion(position=len(known) + 1)
    criterion.name, criterion.weight = name, weight
    criterion.explanation = clean_line(explanation)[:EXPLANATION_LENGTH]
    criterion.save()
    facts = {"weight": weight}
    record("portfolio.criterion_saved", _subject(criterion), actor=actor, at=at, after=facts)
    found: Criterion = criterion
    return found


@transaction.atomic
def drop_criterion(criterion_id: UUID, *, actor: Actor, at: datetime) -> None:
    """It no longer counts; scores that were given with it stay on file, and it cannot come back under this id."""
    require(may_keep(actor))
    criterion = Criterion.objects.get(pk=criterion_id)
    record("portfolio.criterion_dropped", _subject(criterion), actor=actor, at=at)
    if Score.objects.filter(criterion=criterion).exists():
        criterion.is_active = False
        criterion.name = f"{criterion.name[:60]} (tot {at:%Y-%m-%d %H:%M:%S})"
        criterion.save(update_fields=["is_active", "name"])
    else:
        criterion.delete()


@transaction.atomic
def score_need(need_id: UUID, scores: Mapping[UUID, int], *, actor: Actor, at: datetime) -> None:
    require(may_keep(actor))
    need = LearningNeed.objects.select_for_update().get(pk=need_id)
    known = {each.pk for each in criteria()}
    wanted = {criterion_id: value for criterion_id, value in scores.items() if criterion_id in known}
    require(rules.may_score(wanted.values()))
    for criterion_id, value in wanted.items():
        Score.objects.update_or_create(need=need, criterion_id=criterion_id, defaults={"value": value})
    total = weighings([need_id])[need_id].total
    record("portfolio.need_scored", of_need(need), actor=actor, at=at, after={"total": total})


def _subject(criterion: Criterion) -> Subject:
    return Subject("criterion", criterion.pk, criterion.name)
