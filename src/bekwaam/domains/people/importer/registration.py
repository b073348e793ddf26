"""What the deliveries context calls to take people in."""

from datetime import date, datetime
from uuid import UUID

from bekwaam.domains.deliveries.importers import Plan
from bekwaam.domains.people.access import actor_for
from bekwaam.domains.people.actions.delivery import write_delivery
from bekwaam.domains.people.actions.persons import LOCK
from bekwaam.domains.people.importer.existing import read_known
from bekwaam.domains.people.importer.planning import Outcome, plan
from bekwaam.domains.people.importer.rows import judge
from bekwaam.domains.people.importer.schema import SCHEMA
from bekwaam.domains.people.models import Person
from bekwaam.kernel import locks
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.imports.records import RecordReader


class PeopleImporter:
    kind = "people"
    title = "Medewerkers"
    position = 20
    schema = SCHEMA

    def lock(self) -> None:
        locks.take(LOCK)

    def plan(self, reading: RecordReader, *, on: date, confirmed: bool) -> Plan:
        known = read_known()
        judged = judge(reading, known, on=on)
        outcome = plan(judged, known, refused=reading.refused, on=on, confirmed=confirmed)
        return Plan(diff=outcome.diff, guard=outcome.guard, content=outcome, refusals=tuple(judged.refusals))

    def apply(self, plan: Plan, *, actor: Actor, at: datetime) -> None:
        outcome: Outcome = plan.content
        write_delivery(outcome, actor=actor, at=at)


def asker_of(person_id: UUID, on: date) -> Actor | None:
    """Who asked a worker for something, with the roles held on this day."""
    person = Person.objects.filter(pk=person_id, is_active=True, merged_into__isnull=True).first()
    return actor_for(person, on=on, channel="job") if person else None
