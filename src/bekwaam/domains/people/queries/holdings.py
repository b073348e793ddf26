"""Which roles people hold on a day: own, derived from leading, and handed over; one query for any number of people.

The query sits below the rules, so it answers rows; `access.py` makes holdings of them. Every page asks it, and
planning it takes longer than running it: names are looked up one by one, not joined, to keep the plan small.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from bekwaam.domains.people.models import Delegation, Employment, RoleGrant
from bekwaam.kernel.scope import current_academy_id

HOLDINGS_SQL = """
with sources as (
    select p.id as holder, p.id as source, null::uuid as delegation
    from people_person p where p.academy_id = %(academy)s and p.id = any(%(people)s) and p.is_active
    union all
    select d.substitute_id, d.giver_id, d.id from people_delegation d
    join people_person s on s.academy_id = %(academy)s and s.id = d.substitute_id and s.is_active
    join people_person g on g.academy_id = %(academy)s and g.id = d.giver_id and g.is_active
    where d.academy_id = %(academy)s and d.substitute_id = any(%(people)s) and d.revoked_at is null
      and %(on)s between d.starts_on and d.ends_on
), led as materialized (
    select s.source, array_agg(distinct a.unit_id) as unit_ids
    from (select distinct source from sources) s
    join people_person p on p.academy_id = %(academy)s and s.source in (p.id, p.merged_into_id)
    join organisation_orgunit u on u.academy_id = %(academy)s and u.is_current and u.leader_number = p.personnel_number
    join organisation_orgunitancestor a on a.academy_id = %(academy)s and a.ancestor_id = u.id
    group by s.source
), roles as materialized (
    select s.holder, s.delegation, g.role, g.unit_id, g.supplier_id, g.valid_from, g.valid_until, g.source as origin,
           g.granted_by_label, g.reason, (select array_agg(a.unit_id) from organisation_orgunitancestor a
           where a.academy_id = %(academy)s and a.ancestor_id = g.unit_id) as unit_ids
    from sources s join people_rolegrant g on g.academy_id = %(academy)s and g.person_id = s.source
    where g.valid_from <= %(on)s and (g.valid_until is null or g.valid_until >= %(on)s)
    union all
    select s.holder, s.delegation, 'manager', null, null, null, null, '', '', '', coalesce(l.unit_ids, '{}')
    from sources s left join led l on l.source = s.source
    where l.source is not null or exists (
        select from people_employment e where e.academy_id = %(academy)s and e.manager_id = s.source)
)
select r.holder, r.role, r.unit_id,
       coalesce((select u.name from organisation_orgunit u where u.academy_id = %(academy)s and u.id = r.unit_id), ''),
       r.unit_ids, r.supplier_id,
       coalesce((select f.name from people_supplier f where f.academy_id = %(academy)s and f.id = r.supplier_id), ''),
       r.valid_from, r.valid_until, r.origin, r.granted_by_label, r.reason,
       d.giver_id, (select p.full_name from people_person p where p.academy_id = %(academy)s and p.id = d.giver_id),
       d.tasks, d.ends_on, d.unit_id,
       coalesce((select u.name from organisation_orgunit u where u.academy_id = %(academy)s and u.id = d.unit_id), ''),
       (select array_agg(a.unit_id) from organisation_orgunitancestor a
        where a.academy_id = %(academy)s and a.ancestor_id = d.unit_id)
from roles r
left join people_delegation d on d.academy_id = %(academy)s and d.id = r.delegation
order by r.delegation is not null, r.role,
         (select u.sort_key from organisation_orgunit u where u.academy_id = %(academy)s and u.id = r.unit_id),
         r.valid_from
"""

CANDIDATES_SQL = """
with above as (
    select distinct a.ancestor_id as id from organisation_orgunitancestor a
    where a.academy_id = %(academy)s and a.unit_id = any(%(units)s)
), direct as (
    select g.person_id as id from people_rolegrant g where g.academy_id = %(academy)s
      and g.valid_from <= %(on)s and (g.valid_until is null or g.valid_until >= %(on)s)
      and (g.unit_id is null or g.supplier_id is not null or g.unit_id in (select id from above))
    union
    select coalesce(p.merged_into_id, p.id) from organisation_orgunit u
    join people_person p on p.academy_id = %(academy)s and p.personnel_number = u.leader_number
    where u.academy_id = %(academy)s and u.is_current and u.leader_number <> '' and u.id in (select id from above)
    union
    select unnest(%(people)s::uuid[])
)
select id from direct where id is not null
union
select d.substitute_id from people_delegation d join direct on direct.id = d.giver_id
where d.academy_id = %(academy)s and d.revoked_at is null and %(on)s between d.starts_on and d.ends_on
"""


@dataclass(frozen=True, slots=True)
class HoldingRow:
    holder_id: UUID
    role: str
    unit_id: UUID | None
    unit_name: str
    unit_ids: frozenset[UUID]
    supplier_id: UUID | None
    supplier_name: str
    valid_from: date | None
    valid_until: date | None
    source: str
    granted_by: str
    reason: str
    giver_id: UUID | None
    giver_name: str
    tasks: Any
    delegated_until: date | None
    limit_id: UUID | None
    limit_name: str
    limit_ids: frozenset[UUID]


def holding_rows(person_ids: Iterable[UUID], on: date) -> list[HoldingRow]:
    values: dict[str, Any] = {"people": list(person_ids), "academy": current_academy_id(), "on": on}
    with connection.cursor() as cursor:
        cursor.execute(HOLDINGS_SQL, values)
        return [_row(row) for row in cursor.fetchall()]


def possible_viewers(*, unit_ids: Iterable[UUID], person_ids: Iterable[UUID], on: date) -> list[UUID]:
    """Everybody who could see something of these units or people; more than who do, never fewer."""
    values: dict[str, Any] = {
        "units": list(unit_ids),
        "people": list(person_ids),
        "academy": current_academy_id(),
        "on": on,
    }
    with connection.cursor() as cursor:
        cursor.execute(CANDIDATES_SQL, values)
        return [row[0] for row in cursor.fetchall()]


def manager_count(on: date) -> int:
    """To how many people a job reports."""
    lasting = Q(ended_on__isnull=True) | Q(ended_on__gte=on)
    jobs = Employment.objects.filter(lasting, manager__isnull=False)
    return int(jobs.order_by().values("manager").distinct().count())


def keys_in_hand(roles: Iterable[str], on: date) -> list[UUID]:
    """Everybody who was given one of these roles, or stands in for somebody; more than who hold one, never fewer."""
    lasting = Q(valid_until__isnull=True) | Q(valid_until__gte=on)
    given = RoleGrant.objects.filter(lasting, role__in=list(roles), valid_from__lte=on).values_list(
        "person_id"
    )
    handed = Delegation.objects.filter(starts_on__lte=on, ends_on__gte=on, revoked_at__isnull=True)
    return [row[0] for row in given.union(handed.values_list("substitute_id"))]


def _row(values: tuple[Any, ...]) -> HoldingRow:
    columns = list(values)
    columns[4] = frozenset(columns[4] or ())
    columns[18] = frozenset(columns[18] or ())
    return HoldingRow(*columns)
