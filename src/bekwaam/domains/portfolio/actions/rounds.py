"""Asking units what they need: planning a round, opening it, reminding, and taking what is left to the next one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from bekwaam.domains.audit.actions import record
from bekwaam.domains.catalogue.cleaning import clean_line
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.portfolio import telling
from bekwaam.domains.portfolio.actions.steps import of_round, step
from bekwaam.domains.portfolio.enums import CARRIED
from bekwaam.domains.portfolio.events import RoundOpened
from bekwaam.domains.portfolio.models import LearningNeed, NeedRound, RoundQuestion, RoundUnit
from bekwaam.domains.portfolio.queries import rounds as queries
from bekwaam.domains.portfolio.rules import needs as rules
from bekwaam.domains.portfolio.rules.needs import Phase
from bekwaam.domains.portfolio.rules.rights import may_keep
from bekwaam.kernel import events
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused, require

REMIND_BEFORE = timedelta(days=5)
MOST_QUESTIONS = 10
NAME_LENGTH, TEXT_LENGTH, QUESTION_LENGTH = 150, 1_000, 300


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedRound:
    name: str
    opens_on: date
    closes_on: date
    unit_ids: tuple[UUID, ...]
    explanation: str = ""
    questions: tuple[str, ...] = ()


@transaction.atomic
def plan_round(wanted: WantedRound, *, actor: Actor, at: datetime) -> NeedRound:
    """Opens at once when its first day has come."""
    require(may_keep(actor))
    wanted = _checked(wanted)
    _require_free_name(wanted.name)
    asked: NeedRound = NeedRound.objects.create(
        name=wanted.name,
        explanation=wanted.explanation,
        opens_on=wanted.opens_on,
        closes_on=wanted.closes_on,
        created_at=at,
    )
    _ask_units(asked, wanted.unit_ids)
    _write_questions(asked, wanted.questions)
    after = {"units": len(wanted.unit_ids), "closes_on": wanted.closes_on.isoformat()}
    record("portfolio.round_planned", of_round(asked), actor=actor, at=at, after=after)
    if wanted.opens_on <= local_date(at) <= wanted.closes_on:
        _open(asked, actor=actor, at=at)
    return asked


@transaction.atomic
def change_round(round_id: UUID, wanted: WantedRound, *, actor: Actor, at: datetime) -> NeedRound:
    """Units that answered stay; questions can change until the round opens."""
    require(may_keep(actor))
    asked: NeedRound = NeedRound.objects.select_for_update().get(pk=round_id)
    wanted = _checked(wanted)
    _require_free_name(wanted.name, besides=round_id)
    before = {"name": asked.name, "closes_on": asked.closes_on.isoformat()}
    asked.name, asked.explanation = wanted.name, wanted.explanation
    asked.opens_on, asked.closes_on = wanted.opens_on, wanted.closes_on
    asked.save(update_fields=["name", "explanation", "opens_on", "closes_on"])
    answered = {each.unit.pk for each in queries.responses(round_id) if each.has_answered or each.drafts}
    RoundUnit.objects.filter(round=asked).exclude(unit_id__in={*wanted.unit_ids, *answered}).delete()
    _ask_units(asked, wanted.unit_ids)
    if asked.invited_at is None:
        RoundQuestion.objects.filter(round=asked).delete()
        _write_questions(asked, wanted.questions)
    after = {"name": asked.name, "closes_on": asked.closes_on.isoformat()}
    record("portfolio.round_changed", of_round(asked), actor=actor, at=at, before=before, after=after)
    if asked.invited_at is None and asked.opens_on <= local_date(at) <= asked.closes_on:
        _open(asked, actor=actor, at=at)
    return asked


@transaction.atomic
def open_due_rounds(*, actor: Actor, at: datetime) -> None:
    """Tell of rounds that begin today, and remind of those that end soon; each once."""
    today = local_date(at)
    for asked in NeedRound.objects.select_for_update().filter(opens_on__lte=today, closes_on__gte=today):
        if asked.invited_at is None:
            _open(asked, actor=actor, at=at)
        elif asked.reminded_at is None and asked.closes_on - today <= REMIND_BEFORE:
            _remind(asked, actor=actor, at=at)


@transaction.atomic
def remind_units(round_id: UUID, *, actor: Actor, at: datetime) -> int:
    """How many units were reminded: those that have not answered."""
    require(may_keep(actor))
    asked: NeedRound = NeedRound.objects.select_for_update().get(pk=round_id)
    phase = rules.phase_of(opens_on=asked.opens_on, closes_on=asked.closes_on, on=local_date(at))
    require(rules.may_fill_in(phase))
    return _remind(asked, actor=actor, at=at)


@transaction.atomic
def carry_over(from_id: UUID, to_id: UUID, *, actor: Actor, at: datetime) -> int:
    """Needs about which nothing was decided go along to a later round; their story stays with them."""
    require(may_keep(actor))
    before, after = (NeedRound.objects.select_for_update().get(pk=each) for each in (from_id, to_id))
    phase = rules.phase_of(opens_on=after.opens_on, closes_on=after.closes_on, on=local_date(at))
    if before.pk == after.pk or phase is Phase.CLOSED:
        raise Refused("portfolio.no_next_round")
    left = LearningNeed.objects.select_for_update().filter(round=before, state__in=CARRIED)
    needs = list(left.order_by("pk"))
    _ask_units(after, [need.unit_id for need in needs])
    for need in needs:
        need.round, need.changed_at, need.revision = after, at, need.revision + 1
        need.save(update_fields=["round", "changed_at", "revision"])
        step(need, note=f"Van {before.name} naar {after.name}", actor=actor, at=at)
    facts = {"round": after.name, "needs": len(needs)}
    record("portfolio.needs_carried_over", of_round(before), actor=actor, at=at, after=facts)
    return len(needs)


def _open(asked: NeedRound, *, actor: Actor, at: datetime) -> None:
    units = RoundUnit.objects.filter(round=asked).values_list("unit_id", flat=True)
    people = queries.speakers_for(list(units), on=local_date(at))
    asked.invited_at = at
    asked.save(update_fields=["invited_at"])
    telling.round_opened(asked, people, at=at)
    record("portfolio.round_opened", of_round(asked), actor=actor, at=at, after={"told": len(people)})
    events.publish(RoundOpened(round_id=asked.pk))


def _remind(asked: NeedRound, *, actor: Actor, at: datetime) -> int:
    silent = [each.unit for each in queries.responses(asked.pk) if not each.has_answered]
    for unit in silent:
        people = queries.speakers_for([unit.pk], on=local_date(at))
        telling.round_reminder(asked, unit.name, people, at=at)
    asked.reminded_at = at
    asked.save(update_fields=["reminded_at"])
    record("portfolio.round_reminded", of_round(asked), actor=actor, at=at, after={"units": len(silent)})
    return len(silent)


def _checked(wanted: WantedRound) -> WantedRound:
    units = OrgUnit.objects.filter(pk__in=wanted.unit_ids, is_current=True)
    checked = WantedRound(
        name=clean_line(wanted.name)[:NAME_LENGTH],
        explanation=clean_line(wanted.explanation)[:TEXT_LENGTH],
        opens_on=wanted.opens_on,
        closes_on=wanted.closes_on,
        unit_ids=tuple(units.order_by("sort_key").values_list("pk", flat=True)),
        questions=tuple(filter(None, (clean_line(each)[:QUESTION_LENGTH] for each in wanted.questions))),
    )
    require(
        rules.may_plan(
            name=checked.name,
            opens_on=checked.opens_on,
            closes_on=checked.closes_on,
            unit_count=len(checked.unit_ids),
        )
    )
    if len(checked.questions) > MOST_QUESTIONS:
        raise Refused("portfolio.too_many_questions", limit=MOST_QUESTIONS)
    return checked


def _require_free_name(name: str, *, besides: UUID | None = None) -> None:
    if NeedRound.objects.filter(name=name).exclude(pk=besides).exists():
        raise Refused("portfolio.round_exists", name=name)


def _ask_units(asked: NeedRound, unit_ids: Sequence[UUID]) -> None:
    known = set(RoundUnit.objects.filter(round=asked).values_list("unit_id", flat=True))
    RoundUnit.objects.bulk_create(
        RoundUnit(round=asked, unit_id=unit_id) for unit_id in dict.fromkeys(unit_ids) if unit_id not in known
    )


def _write_questions(asked: NeedRound, questions: Sequence[str]) -> None:
    RoundQuestion.objects.bulk_create(
        RoundQuestion(round=asked, position=position, text=text) for position, text in enumerate(questions, 1)
    )
