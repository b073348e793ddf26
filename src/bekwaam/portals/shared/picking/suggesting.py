"""What is offered to somebody who types: people and units within the sight of the one who asks, and skills."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bekwaam.domains.organisation.access import units_like
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.access import people_like
from bekwaam.domains.people.models import Person
from bekwaam.domains.people.queries.people import JobLine, jobs_on
from bekwaam.domains.skills.enums import SkillKind
from bekwaam.domains.skills.models import Skill
from bekwaam.domains.skills.queries.framework import narrowed
from bekwaam.kernel.actors import Actor

MOST = 8


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`value` is what a form takes: the personnel number, or the code of a unit or skill. `label` is what stands in the field."""

    value: str
    name: str
    label: str
    note: str = ""
    has_face: bool = False


@dataclass(frozen=True, slots=True)
class Suggestions:
    found: tuple[Suggestion, ...]
    has_more: bool = False

    @property
    def words(self) -> str | Promise:
        """What a screen reader says when the list changes."""
        if not self.found:
            return _("Niets gevonden. Controleer wat je typte.")
        if self.has_more:
            return _("Dit zijn de eerste %(count)d. Typ verder om te kiezen.") % {"count": len(self.found)}
        return ngettext(
            "%(count)d gevonden. Kies met pijl omlaag en Enter.",
            "%(count)d gevonden. Kies met pijl omlaag en Enter.",
            len(self.found),
        ) % {"count": len(self.found)}


def person_suggestions(actor: Actor, text: str, *, on: date) -> Suggestions:
    people = people_like(actor, text, on=on, limit=MOST + 1)
    jobs = jobs_on([person.pk for person in people[:MOST]], on)
    return _cut([_of_person(person, jobs.get(person.pk, [])) for person in people])


def unit_suggestions(actor: Actor, text: str) -> Suggestions:
    return _cut([_of_unit(unit) for unit in units_like(actor, text, limit=MOST + 1)])


def skill_suggestions(text: str, *, with_groups: bool) -> Suggestions:
    """The framework is for everybody of the academy."""
    rows = narrowed(text=text)
    rows = rows if with_groups else rows.exclude(kind=SkillKind.GROUP)
    return _cut([_of_skill(skill) for skill in rows[: MOST + 1]] if text.strip() else [])


def skill_label(skill: Skill) -> str:
    return f"{skill.label} ({skill.code})"


def person_label(person: Person) -> str:
    return f"{person.full_name} ({person.personnel_number})"


def unit_label(unit: OrgUnit) -> str:
    return f"{unit.name} ({unit.code})"


def _cut(found: Sequence[Suggestion]) -> Suggestions:
    return Suggestions(tuple(found[:MOST]), has_more=len(found) > MOST)


def _of_person(person: Person, jobs: list[JobLine]) -> Suggestion:
    places = [job.unit for job in jobs] if person.is_active else [_("Uit dienst")]
    note = " · ".join(dict.fromkeys([person.personnel_number, *places]))
    return Suggestion(person.personnel_number, person.full_name, person_label(person), note, has_face=True)


def _of_unit(unit: OrgUnit) -> Suggestion:
    above = [unit.parent.name] if unit.parent else []
    return Suggestion(
        unit.code, unit.name, unit_label(unit), " · ".join([unit.code, unit.kind.label, *above])
    )


def _of_skill(skill: Skill) -> Suggestion:
    above = [skill.broader.label] if skill.broader else []
    return Suggestion(skill.code, skill.label, skill_label(skill), " · ".join([skill.code, *above]))
