"""Looking at somebody else's dossier leaves a trace that this person can read."""

from datetime import datetime

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.people.models import Person
from bekwaam.kernel.actors import Actor


def note_view(person: Person, *, actor: Actor, at: datetime) -> None:
    record("records.results_viewed", Subject("person", person.pk, person.full_name), actor=actor, at=at)
