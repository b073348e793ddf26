"""Adding a person and changing who somebody is."""

from dataclasses import asdict, dataclass, fields
from datetime import datetime
from uuid import UUID

from bekwaam.domains.audit.actions import record
from bekwaam.domains.organisation.queries import leads_a_unit
from bekwaam.domains.people import names
from bekwaam.domains.people.actions.service import lasting_units, subject_of
from bekwaam.domains.people.events import PersonAdded
from bekwaam.domains.people.models import Account, Employment, Person
from bekwaam.domains.people.rules.managing import may_change_login, may_manage, may_take_number
from bekwaam.kernel import events, locks
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused, require

LOCK = "people.write"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody is, as the personnel system knows it; without signs that nobody sees, whoever says it."""

    personnel_number: str
    given_name: str
    infix: str
    family_name: str
    email: str = ""
    external_id: str = ""

    def __post_init__(self) -> None:
        for field in fields(self):
            object.__setattr__(self, field.name, names.tidy(getattr(self, field.name)))

    def columns(self) -> dict[str, str]:
        name = names.full_name(self.given_name, self.infix, self.family_name)
        return {
            **asdict(self),
            "email": self.email.lower(),
            "full_name": name,
            "sort_key": names.sort_key(self.given_name, self.infix, self.family_name),
            "search_key": names.search_key(name, self.personnel_number, self.email),
        }


def identity_of(person: Person) -> Identity:
    return Identity(
        person.personnel_number,
        person.given_name,
        person.infix,
        person.family_name,
        person.email,
        person.external_id,
    )


def add_person(identity: Identity, *, actor: Actor, at: datetime) -> Person:
    require(may_manage(actor, person_id=None, unit_ids=[]))
    locks.take(LOCK)
    require(may_take_number(actor, leads=leads_a_unit(identity.personnel_number, local_date(at))))
    _require_free(identity)
    person: Person = Person.objects.create(**identity.columns(), created_at=at)
    record("people.person_added", subject_of(person), actor=actor, at=at, after=asdict(identity))
    events.publish(PersonAdded(person_id=person.pk))
    return person


def change_person(person: Person, identity: Identity, *, actor: Actor, at: datetime) -> Person:
    require(may_manage(actor, person_id=person.pk, unit_ids=lasting_units(person.pk, at)))
    locks.take(LOCK)
    person.refresh_from_db()
    before = identity_of(person)
    if before == identity:
        return person
    if _changes_the_way_in(person, before, identity):
        require(may_change_login(actor))
    if before.personnel_number != identity.personnel_number:
        require(may_take_number(actor, leads=leads_a_unit(identity.personnel_number, local_date(at))))
    _require_free(identity, other_than=person.pk)
    for column, value in identity.columns().items():
        setattr(person, column, value)
    person.save(update_fields=[*identity.columns()])
    jobs = Employment.objects.filter(person=person, personnel_number=before.personnel_number)
    jobs.exclude(personnel_number="").update(personnel_number=identity.personnel_number)
    changed = [name for name, value in asdict(identity).items() if getattr(before, name) != value]
    record(
        "people.person_changed",
        subject_of(person),
        actor=actor,
        at=at,
        before={name: getattr(before, name) for name in changed},
        after={name: getattr(identity, name) for name in changed},
    )
    return person


def _changes_the_way_in(person: Person, before: Identity, identity: Identity) -> bool:
    """The external id opens the account at the employer; the address gets the link of an account without its own."""
    if before.external_id != identity.external_id:
        return True
    has_moved = before.email != identity.email.lower()
    return has_moved and bool(Account.objects.filter(person=person, email="").exists())


def _require_free(identity: Identity, *, other_than: UUID | None = None) -> None:
    others = Person.objects.exclude(pk=other_than)
    if others.filter(personnel_number=identity.personnel_number).exists():
        raise Refused("people.number_taken", number=identity.personnel_number)
    if identity.external_id and others.filter(external_id=identity.external_id).exists():
        raise Refused("people.external_id_taken")
