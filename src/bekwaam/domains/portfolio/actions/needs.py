"""Saying what a unit needs: as a draft, submitted, as a report of an employee, or taken up from a sign."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from bekwaam.domains.audit.actions import record
from bekwaam.domains.catalogue.cleaning import clean_line
from bekwaam.domains.catalogue.models import Theme
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.portfolio import telling
from bekwaam.domains.portfolio.actions.steps import of_need, of_round, step
from bekwaam.domains.portfolio.enums import NeedState, Source
from bekwaam.domains.portfolio.events import NeedSubmitted
from bekwaam.domains.portfolio.facts import COLUMNS, NeedContent
from bekwaam.domains.portfolio.models import LearningNeed, NeedAnswer, NeedRound, RoundUnit
from bekwaam.domains.portfolio.queries import needs as reads
from bekwaam.domains.portfolio.queries.rounds import back_office_of, questions_of
from bekwaam.domains.portfolio.rules import needs as rules
from bekwaam.domains.portfolio.rules.rights import may_bring, may_keep
from bekwaam.domains.skills.queries.framework import usable_skills
from bekwaam.kernel import events, locks
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused, require
from bekwaam.kernel.ids import new_id


@transaction.atomic
def bring_need(
    content: NeedContent,
    *,
    unit_id: UUID,
    round_id: UUID | None,
    submit: bool,
    need_id: UUID | None = None,
    actor: Actor,
    at: datetime,
) -> LearningNeed:
    """Outside a round it is the own initiative of a unit. `need_id`: of the form, whose button may be pressed twice."""
    require(may_bring(actor, unit_id))
    if before := _made_before(need_id, actor):
        return before
    asked = _open_round(round_id, unit_id, at) if round_id else None
    source = Source.ROUND if asked is not None else Source.OWN
    need = _made(content, unit_id=unit_id, asked=asked, source=source, need_id=need_id, actor=actor, at=at)
    if submit:
        _submit(need, actor=actor, at=at)
    return need


@transaction.atomic
def change_need(
    need_id: UUID, content: NeedContent, *, seen_revision: int, actor: Actor, at: datetime
) -> LearningNeed:
    need = _locked(need_id)
    require(may_bring(actor, need.unit_id))
    require(rules.may_edit(need.state))
    content = _checked(content, need.round_id)
    before = reads.content_of(need)
    if content == before:
        return need
    require(rules.may_save(seen_revision=seen_revision, revision=need.revision))
    if need.state != NeedState.DRAFT:
        require(rules.may_submit(content))
    _fill(need, content)
    need.changed_at, need.revision = at, need.revision + 1
    need.save()
    _write_answers(need, content)
    changed = [name for name in COLUMNS if getattr(before, name) != getattr(content, name)]
    old, new = ({name: _plain(getattr(each, name)) for name in changed} for each in (before, content))
    record("portfolio.need_changed", of_need(need), actor=actor, at=at, before=old, after=new)
    return need


@transaction.atomic
def submit_need(need_id: UUID, *, actor: Actor, at: datetime) -> LearningNeed:
    need = _locked(need_id)
    require(may_bring(actor, need.unit_id))
    if need.state != NeedState.DRAFT:
        raise Refused("portfolio.submitted_already")
    _submit(need, actor=actor, at=at)
    return need


@transaction.atomic
def drop_draft(need_id: UUID, *, actor: Actor, at: datetime) -> None:
    need = _locked(need_id)
    require(may_bring(actor, need.unit_id))
    if need.state != NeedState.DRAFT:
        raise Refused("portfolio.submitted_already")
    record("portfolio.draft_dropped", of_need(need), actor=actor, at=at)
    need.delete()


@transaction.atomic
def say_nothing_needed(round_id: UUID, unit_id: UUID, *, actor: Actor, at: datetime) -> None:
    require(may_bring(actor, unit_id))
    asked = _open_round(round_id, unit_id, at)
    RoundUnit.objects.filter(round=asked, unit_id=unit_id).update(needs_nothing_at=at)
    unit = OrgUnit.objects.get(pk=unit_id)
    facts = {"unit": unit.name}
    record("portfolio.nothing_needed", of_round(asked), actor=actor, at=at, after=facts)


@transaction.atomic
def report_need(
    *, title: str, goal: str, need_id: UUID | None = None, actor: Actor, at: datetime
) -> LearningNeed:
    """An employee says what is missing; the back office of the own unit makes a need of it, or not."""
    if before := _made_before(need_id, actor):
        return before
    unit_id = reads.home_unit(actor.person_id, on=local_date(at)) if actor.person_id else None
    if unit_id is None:
        raise Refused("portfolio.no_unit")
    content = NeedContent(title=title, goal=goal)
    need = _made(
        content, unit_id=unit_id, asked=None, source=Source.REPORT, need_id=need_id, actor=actor, at=at
    )
    telling.need_reported(need, back_office_of(unit_id, on=local_date(at)), actor=actor, at=at)
    return need


@transaction.atomic
def take_up_signal(*, title: str, source: Source, unit_id: UUID, actor: Actor, at: datetime) -> LearningNeed:
    """What people searched for in vain, or asked for from outside, becomes a need to fill in further."""
    require(may_keep(actor))
    content = NeedContent(title=title)
    return _made(content, unit_id=unit_id, asked=None, source=source, actor=actor, at=at)


def _made_before(need_id: UUID | None, actor: Actor) -> LearningNeed | None:
    """What came of the same form when its button was pressed before; waits for one that is underway."""
    if need_id is None:
        return None
    locks.take(f"portfolio.need.{need_id}")
    rows = LearningNeed.objects.filter(pk=need_id, brought_by=actor.person_id)
    found: LearningNeed | None = rows.first()
    return found


def _made(
    content: NeedContent,
    *,
    unit_id: UUID,
    asked: NeedRound | None,
    source: Source,
    need_id: UUID | None = None,
    actor: Actor,
    at: datetime,
) -> LearningNeed:
    content = _checked(content, asked.pk if asked else None)
    if not OrgUnit.objects.filter(pk=unit_id, is_current=True).exists():
        raise Refused("portfolio.no_unit")
    need = LearningNeed(
        id=need_id or new_id(), round=asked, unit_id=unit_id, source=source, created_at=at, changed_at=at
    )
    need.brought_by_id = actor.person_id
    _fill(need, content)
    _insert(need)
    _write_answers(need, content)
    step(need, actor=actor, at=at)
    facts = {"source": source.value}
    record("portfolio.need_made", of_need(need), actor=actor, at=at, after=facts)
    return need


def _insert(need: LearningNeed) -> None:
    """A number that is somebody else's already is refused."""
    try:
        with transaction.atomic():
            need.save(force_insert=True)
    except IntegrityError as clash:
        raise Refused("portfolio.changed_meanwhile") from clash


def _submit(need: LearningNeed, *, actor: Actor, at: datetime) -> None:
    require(rules.may_submit(reads.content_of(need)))
    if need.round_id:
        _open_round(need.round_id, need.unit_id, at)
    need.state, need.submitted_at, need.changed_at = NeedState.COLLECTED.value, at, at
    need.revision += 1
    need.save(update_fields=["state", "submitted_at", "changed_at", "revision"])
    if need.round_id:
        RoundUnit.objects.filter(round_id=need.round_id, unit_id=need.unit_id).update(needs_nothing_at=None)
    step(need, actor=actor, at=at)
    record("portfolio.need_submitted", of_need(need), actor=actor, at=at)
    events.publish(NeedSubmitted(need_id=need.pk, unit_id=need.unit_id))


def _open_round(round_id: UUID, unit_id: UUID, at: datetime) -> NeedRound:
    asked: NeedRound | None = NeedRound.objects.filter(pk=round_id).first()
    if asked is None or not RoundUnit.objects.filter(round=asked, unit_id=unit_id).exists():
        raise Refused("portfolio.unit_not_asked")
    phase = rules.phase_of(opens_on=asked.opens_on, closes_on=asked.closes_on, on=local_date(at))
    require(rules.may_fill_in(phase))
    return asked


def _checked(content: NeedContent, round_id: UUID | None) -> NeedContent:
    known = {each.pk for each in questions_of(round_id)} if round_id else set()
    answers = {each: clean_line(text) for each, text in content.answers.items() if each in known}
    content = replace(
        content,
        title=clean_line(content.title),
        goal=clean_line(content.goal),
        skill_words=clean_line(content.skill_words),
        remark=clean_line(content.remark),
        answers={each: text for each, text in answers.items() if text},
    )
    require(rules.fits(content))
    if content.theme_id and not Theme.objects.filter(pk=content.theme_id).exists():
        raise Refused("portfolio.unknown_theme")
    if content.skill_id and not usable_skills().filter(pk=content.skill_id).exists():
        raise Refused("portfolio.unknown_skill")
    return content


def _fill(need: LearningNeed, content: NeedContent) -> None:
    for name in COLUMNS:
        setattr(need, name, getattr(content, name))


def _write_answers(need: LearningNeed, content: NeedContent) -> None:
    NeedAnswer.objects.filter(need=need).delete()
    NeedAnswer.objects.bulk_create(
        NeedAnswer(need=need, question_id=question_id, text=text)
        for question_id, text in content.answers.items()
    )


def _locked(need_id: UUID) -> LearningNeed:
    found: LearningNeed = LearningNeed.objects.select_for_update().get(pk=need_id)
    return found


def _plain(value: object) -> str | int | None:
    return value if value is None or isinstance(value, int) else str(value)
