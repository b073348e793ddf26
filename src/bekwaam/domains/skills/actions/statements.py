"""Saying which level somebody has. A new statement puts the former one of the same source aside; nothing is lost.

The audit log tells that something was said about which skill, never the level: whoever reads the log may see no
more of a profile than before.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.notifications.actions import notify
from bekwaam.domains.people.access import decision_subject
from bekwaam.domains.people.models import Person
from bekwaam.domains.people.rules.deciding import deciding_grant, on_behalf
from bekwaam.domains.skills.enums import Source
from bekwaam.domains.skills.events import SkillConfirmed, SkillEarned, SkillEstimated
from bekwaam.domains.skills.messages import CONFIRMED
from bekwaam.domains.skills.models import PersonSkill, Skill
from bekwaam.domains.skills.queries.framework import levels
from bekwaam.domains.skills.queries.statements import current
from bekwaam.domains.skills.rules import deciding, keeping
from bekwaam.kernel import locks
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Decision, require
from bekwaam.kernel.events import publish
from bekwaam.kernel.links import link_to

BATCH = 2_000


def estimate_level(person: Person, skill: Skill, level: int | None, *, actor: Actor, at: datetime) -> None:
    """Somebody's own estimate, or taking it back (`level` None)."""
    require(deciding.may_estimate(actor, person.pk))
    require(_may_have(skill, level))
    if not _state(person.pk, skill.pk, Source.OWN, level, actor=actor, at=at):
        return
    verb = "skills.estimated" if level else "skills.estimate_removed"
    record(verb, _subject(person), actor=actor, at=at, after=_about(skill))
    publish(SkillEstimated(person_id=person.pk, skill_id=skill.pk, level=level))


def confirm_level(person: Person, skill: Skill, level: int | None, *, actor: Actor, at: datetime) -> None:
    """The manager's word, or taking it back; the person hears of it."""
    subject = decision_subject(person.pk, on=local_date(at))
    require(deciding.may_confirm(actor, subject))
    require(_may_have(skill, level))
    if not _state(person.pk, skill.pk, Source.MANAGER, level, actor=actor, at=at):
        return
    record(
        "skills.confirmed" if level else "skills.confirmation_removed",
        _subject(person),
        actor=actor,
        at=at,
        after=_about(skill),
        on_behalf_of=on_behalf([deciding_grant(actor, subject)]),
    )
    event = SkillConfirmed(person_id=person.pk, skill_id=skill.pk, level=level)
    publish(event)
    if level:
        _tell(event, skill, level, actor=actor, at=at)


def earn_level(
    person: Person, skill: Skill, level: int, *, valid_until: date | None, actor: Actor, at: datetime
) -> None:
    """A level that follows from a result; written by the context that keeps results, in the name of the system."""
    require(keeping.may_keep(actor))
    require(_may_have(skill, level))
    if _state(person.pk, skill.pk, Source.RESULT, level, actor=actor, at=at, valid_until=valid_until):
        record("skills.earned", _subject(person), actor=actor, at=at, after=_about(skill))
        publish(SkillEarned(person_id=person.pk, skill_id=skill.pk, level=level))


@dataclass(frozen=True, slots=True)
class StatedLevel:
    """A level from another administration, with the day on which it was stated there."""

    person_id: UUID
    skill_id: UUID
    source: Source
    level: int
    stated_at: datetime
    stated_by_id: UUID | None
    stated_by_label: str


def take_over_levels(stated: Iterable[StatedLevel], *, actor: Actor, at: datetime) -> int:
    """Profiles from elsewhere, all at once; a level that is here already stays."""
    require(keeping.may_keep(actor))
    rows = [
        PersonSkill(
            person_id=one.person_id,
            skill_id=one.skill_id,
            source=one.source,
            level=one.level,
            stated_at=one.stated_at,
            stated_by_id=one.stated_by_id,
            stated_by_label=one.stated_by_label[:200],
        )
        for one in stated
    ]
    PersonSkill.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    subject = Subject("skill_profiles", None, "Skills uit een andere administratie")
    record("skills.taken_over", subject, actor=actor, at=at, after={"levels": len(rows)})
    return len(rows)


def _may_have(skill: Skill, level: int | None) -> Decision:
    return deciding.may_have_level(kind=skill.kind, is_active=skill.is_active, level=level)


def _state(
    person_id: UUID,
    skill_id: UUID,
    source: Source,
    level: int | None,
    *,
    actor: Actor,
    at: datetime,
    valid_until: date | None = None,
) -> bool:
    """Whether anything changed. One writer per person, so that two clicks never make two statements that hold."""
    locks.take(f"skills.person.{person_id}")
    former = current(person_id, skill_id, source)
    if (former.level, former.valid_until) == (level, valid_until) if former else level is None:
        return False
    if former is not None:
        former.superseded_at = at
        former.save(update_fields=["superseded_at"])
    if level is not None:
        PersonSkill.objects.create(
            person_id=person_id,
            skill_id=skill_id,
            source=source,
            level=level,
            stated_at=at,
            stated_by_id=actor.person_id,
            stated_by_label=actor.label[:200],
            valid_until=valid_until,
        )
    return True


def _tell(event: SkillConfirmed, skill: Skill, level: int, *, actor: Actor, at: datetime) -> None:
    word = next(one.name for one in levels() if one.number == level)
    facts = {"skill": skill.label, "niveau": f"{level} ({word})", "door": actor.label}
    link = link_to("my_skills")
    notify(CONFIRMED.code, event.person_id, facts, event_id=event.event_id, link=link, actor=actor, at=at)


def _subject(person: Person) -> Subject:
    return Subject("person", person.pk, person.full_name)


def _about(skill: Skill) -> dict[str, str]:
    return {"skill": f"{skill.label} ({skill.code})"}
