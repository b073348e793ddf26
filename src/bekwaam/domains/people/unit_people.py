"""Who works in units and who leads them, for pages about units. Reads only."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q

from bekwaam.domains.people.models import Employment, Person
from bekwaam.kernel.scope import current_academy_id

HEADS_SQL = """
with job as materialized (
    select person_id, unit_id from people_employment
    where academy_id = %(academy)s and started_on <= %(on)s and (ended_on is null or ended_on >= %(on)s)
), several as materialized (select person_id from job group by person_id having count(*) > 1)
select array[unit_id], count(*) from job where person_id not in (select person_id from several) group by unit_id
union all
select units, count(*) from (
    select array_agg(distinct unit_id) as units from job join several using (person_id) group by person_id
) as worker group by units
"""


def heads_by_units(on: date) -> list[tuple[list[UUID], int]]:
    """How many people work in exactly these units on this day; everybody is in one of the counts, once."""
    with connection.cursor() as cursor:
        cursor.execute(HEADS_SQL, {"academy": current_academy_id(), "on": on})
        return cursor.fetchall()


def headcount(unit_ids: Collection[UUID], on: date) -> int:
    jobs = Employment.objects.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=on), started_on__lte=on)
    return int(jobs.filter(unit_id__in=unit_ids).values("person_id").distinct().count())


def names_by_number(numbers: Collection[str]) -> dict[str, str]:
    """The full names of the people with these personnel numbers."""
    wanted = {number for number in numbers if number}
    people = Person.objects.filter(personnel_number__in=wanted)
    return dict(people.values_list("personnel_number", "full_name"))
