"""Leaving and returning: access follows the jobs; what somebody learned stays."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Case, F, Q, When

from bekwaam.domains.audit.actions import Fact, Subject, record, record_many
from bekwaam.domains.people.events import PeopleLeft, PersonReturned
from bekwaam.domains.people.models import Account, Delegation, Employment, LoginSession, Person, RoleGrant
from bekwaam.domains.people.rules.employments import JobPeriod, closing_day, is_in_service
from bekwaam.kernel import events
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date


def settle_service(person_ids: Iterable[UUID], *, actor: Actor, at: datetime) -> tuple[int, int]:
    """Give or end the access of these people by their jobs; says how many left and how many returned."""
    on = local_date(at)
    people = {
        person.pk: person
        for person in Person.objects.filter(
            pk__in=set(person_ids), merged_into__isnull=True, erased_at__isnull=True
        )
    }
    jobs: dict[UUID, list[JobPeriod]] = {person_id: [] for person_id in people}
    rows = Employment.objects.filter(person__in=list(people))
    for person_id, started_on, ended_on in rows.values_list("person_id", "started_on", "ended_on"):
        jobs[person_id].append(JobPeriod(started_on, ended_on))
    serving = {person_id for person_id, periods in jobs.items() if is_in_service(periods, on)}
    left = [person for person in people.values() if person.is_active and person.pk not in serving]
    returned = [
        person
        for person in people.values()
        if not person.is_active and person.pk in serving and jobs[person.pk]
    ]
    _end_access(left, actor=actor, at=at)
    _give_access(returned, actor=actor, at=at)
    return len(left), len(returned)


def people_whose_jobs_are_over(on: date) -> list[UUID]:
    """Active people without a job that lasts, though they had one."""
    lasting = Employment.objects.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=on)).values("person")
    over = Person.objects.filter(is_active=True, employments__isnull=False).exclude(pk__in=lasting)
    return list(over.values_list("pk", flat=True).distinct())


def _end_access(people: list[Person], *, actor: Actor, at: datetime) -> None:
    ids = [person.pk for person in people]
    if not ids:
        return
    Person.objects.filter(pk__in=ids).update(is_active=False)
    end_accounts(ids)
    last = closing_day(local_date(at))
    open_grants = RoleGrant.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=last), person__in=ids
    )
    open_grants.update(valid_until=Case(When(valid_from__gt=last, then=F("valid_from")), default=last))
    handed = Delegation.objects.filter(Q(giver__in=ids) | Q(substitute__in=ids), revoked_at__isnull=True)
    handed.update(revoked_at=at)
    facts = [Fact("people.left_service", subject_of(person)) for person in people]
    record_many(facts, actor=actor, at=at)
    events.publish(PeopleLeft(person_ids=tuple(ids)))


def end_accounts(person_ids: Iterable[UUID]) -> None:
    ids = list(person_ids)
    Account.objects.filter(person__in=ids).update(is_active=False)
    LoginSession.objects.filter(account__person__in=ids).delete()


def _give_access(people: list[Person], *, actor: Actor, at: datetime) -> None:
    """Roles do not come back by themselves: the job may be another one."""
    ids = [person.pk for person in people]
    if not ids:
        return
    Person.objects.filter(pk__in=ids).update(is_active=True)
    Account.objects.filter(person__in=ids).update(is_active=True)
    for person in people:
        record("people.returned_to_service", subject_of(person), actor=actor, at=at)
        events.publish(PersonReturned(person_id=person.pk))


def lasting_units(person_id: UUID, at: datetime) -> list[UUID]:
    """The units of the jobs that are not over, or of all jobs of somebody who left."""
    rows = Employment.objects.filter(person=person_id).values_list("unit_id", "started_on", "ended_on")
    jobs = [(unit_id, JobPeriod(started_on, ended_on)) for unit_id, started_on, ended_on in rows]
    lasting = [unit_id for unit_id, period in jobs if period.lasts(local_date(at))]
    return lasting or [unit_id for unit_id, _ in jobs]


def subject_of(person: Person, unit_id: UUID | None = None) -> Subject:
    return Subject("person", person.pk, person.full_name, unit_id)
