"""Working out who manages whom, for a whole academy in one statement; `rules/managers.py` is the same in words."""

from datetime import date

from django.db import connection

from bekwaam.kernel.bulk_reading import hash_joins
from bekwaam.kernel.scope import current_academy_id

RECOMPUTE_SQL = """
with active as (
    select p.id, k.id as person_id, p.personnel_number
    from people_person p
    join people_person k on k.academy_id = %(academy)s and k.id = coalesce(p.merged_into_id, p.id) and k.is_active
    where p.academy_id = %(academy)s
), leaders as (
    select a.unit_id, a.depth, active.person_id
    from organisation_orgunit u
    join active on active.personnel_number = u.leader_number
    join organisation_orgunitancestor a on a.academy_id = %(academy)s and a.ancestor_id = u.id
    where u.academy_id = %(academy)s and u.leader_number <> ''
), wanted as (
    select distinct on (e.id) e.id, case
        when e.ended_on < %(on)s then null
        else coalesce(named.person_id, leaders.person_id) end as manager_id
    from people_employment e
    left join active named on named.id = e.named_manager_id and named.person_id <> e.person_id
    left join leaders on leaders.unit_id = e.unit_id and leaders.person_id <> e.person_id
    where e.academy_id = %(academy)s
    order by e.id, leaders.depth
)
update people_employment e set manager_id = wanted.manager_id
from wanted
where e.academy_id = %(academy)s and e.id = wanted.id and e.manager_id is distinct from wanted.manager_id
"""


def recompute_managers(*, on: date) -> int:
    """How many jobs got another manager."""
    with hash_joins(), connection.cursor() as cursor:
        cursor.execute(RECOMPUTE_SQL, {"academy": current_academy_id(), "on": on})
        return int(cursor.rowcount)
