"""Who works in units and who leads them, for pages about units. Reads only."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q

from bekwaam.domains.people.models import Employment, Person


def people_by_unit(on: date) -> dict[UUID, set[UUID]]:
    """The people with a job in each unit itself on this day."""
    jobs = Employment.objects.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=on), started_on__lte=on)
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for unit_id, person_id in jobs.values_list("unit_id", "person_id"):
        found[unit_id].add(person_id)
    return dict(found)


def headcount(unit_ids: Collection[UUID], on: date) -> int:
    jobs = Employment.objects.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=on), started_on__lte=on)
    return int(jobs.filter(unit_id__in=unit_ids).values("person_id").distinct().count())


def names_by_number(numbers: Collection[str]) -> dict[str, str]:
    """The full names of the people with these personnel numbers."""
    wanted = {number for number in numbers if number}
    people = Person.objects.filter(personnel_number__in=wanted)
    return dict(people.values_list("personnel_number", "full_name"))
