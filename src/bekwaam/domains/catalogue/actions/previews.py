"""Looking through somebody else's eyes leaves a fact in the log."""

from datetime import datetime

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.people.models import Person
from bekwaam.kernel.actors import Actor


def note_preview(person: Person, *, actor: Actor, at: datetime) -> None:
    record("catalogue.previewed_as", Subject("person", person.pk, person.full_name), actor=actor, at=at)
