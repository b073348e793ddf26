"""Fields that take a name, a number or a code, and give a person, a unit or a skill."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.organisation.access import unit_by_code_for
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.access import person_by_number_for
from bekwaam.domains.people.models import Person
from bekwaam.domains.people.names import plain
from bekwaam.domains.people.queries.people import person_by_number
from bekwaam.domains.skills.enums import SkillKind
from bekwaam.domains.skills.models import Skill
from bekwaam.domains.skills.queries.framework import skill_by_code
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Actor
from bekwaam.portals.shared.picking.suggesting import (
    Suggestions,
    person_label,
    person_suggestions,
    skill_label,
    skill_suggestions,
    unit_label,
    unit_suggestions,
)
from bekwaam.portals.shared.picking.widgets import PersonInput, SkillInput, SkillOrGroupInput, UnitInput

LONGEST = 400
LABELLED = re.compile(r".*\(([^()]+)\)")
CHOOSE = _("Er passen er meer bij wat je typte. Kies hieronder.")


class PickedField(forms.CharField):
    """What is typed is a number, or a label as it is suggested; anything else is only searched for."""

    actor: Actor
    unknown: Any

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": LONGEST, **options})

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        found = self._exactly(text)
        return found if found is not None else self._offered(text)

    def prepare_value(self, value: Any) -> Any:
        return self._label(value) if value and not isinstance(value, str) else value

    def _exactly(self, text: str) -> Any:
        labelled = LABELLED.fullmatch(text)
        found = self._by_key(text)
        if found is None and labelled:
            found = self._by_key(labelled[1])
            return found if found is not None and self._label(found) == text else None
        return found

    def _offered(self, text: str) -> Any:
        self.widget.offered = self._like(text).found
        raise ValidationError(CHOOSE if self.widget.offered else self.unknown)

    def _by_key(self, key: str) -> Any:
        raise NotImplementedError

    def _like(self, text: str) -> Suggestions:
        raise NotImplementedError

    def _label(self, found: Any) -> str:
        raise NotImplementedError


class PersonField(PickedField):
    """A person whom the actor may see; nobody else exists here."""

    widget = PersonInput
    unknown = _("Niemand gevonden. Controleer de naam of het personeelsnummer.")

    def _by_key(self, key: str) -> Person | None:
        return person_by_number_for(self.actor, key, on=clock.today())

    def _like(self, text: str) -> Suggestions:
        return person_suggestions(self.actor, text, on=clock.today())

    def _label(self, found: Person) -> str:
        return person_label(found)


class ColleagueField(PersonField):
    """Also a colleague out of sight, by the number that was told; suggested are only people in sight."""

    def _by_key(self, key: str) -> Person | None:
        return person_by_number(key)


class IntroducedField(PersonField):
    """Also a colleague out of sight, when name and number were both told: `Noor van Veld (001234)`. A number alone of
    somebody out of sight gets the answer of a number that nobody has, so trying numbers teaches nothing."""

    def _exactly(self, text: str) -> Person | None:
        labelled = LABELLED.fullmatch(text)
        told = person_by_number(labelled[1]) if labelled else None
        if told is not None and plain(text) == plain(person_label(told)):
            return told
        return super()._exactly(text)


class UnitField(PickedField):
    widget = UnitInput
    unknown = _("Geen onderdeel gevonden. Controleer de naam of de code.")

    def _by_key(self, key: str) -> OrgUnit | None:
        return unit_by_code_for(self.actor, key)

    def _like(self, text: str) -> Suggestions:
        return unit_suggestions(self.actor, text)

    def _label(self, found: OrgUnit) -> str:
        return unit_label(found)


class SkillField(PickedField):
    """A skill of the framework that is in use."""

    widget = SkillInput
    unknown = _("Geen skill gevonden. Controleer de naam of de code.")
    with_groups = False

    def _by_key(self, key: str) -> Skill | None:
        found = skill_by_code(key)
        is_fit = found is not None and found.is_active and (self.with_groups or found.kind != SkillKind.GROUP)
        return found if is_fit else None

    def _like(self, text: str) -> Suggestions:
        return skill_suggestions(text, with_groups=self.with_groups)

    def _label(self, found: Skill) -> str:
        return skill_label(found)


class SkillOrGroupField(SkillField):
    """Also a group of skills, which nobody has a level of."""

    widget = SkillOrGroupInput
    unknown = _("Geen skill of groep gevonden. Controleer de naam of de code.")
    with_groups = True


class PickingForm(forms.Form):
    """A form with fields of this module. What they find depends on who fills it in."""

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            if isinstance(field, PickedField):
                field.actor = actor
