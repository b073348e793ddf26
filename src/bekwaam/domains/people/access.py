"""Who somebody is to this academy today: all roles with their units, own and handed over, in one query."""

import json
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from bekwaam.domains.people.models import Person
from bekwaam.kernel.actors import Actor, Grant, Role
from bekwaam.kernel.scope import current_academy_id

GRANTS_SQL = """
with sources as (
    select %(person)s::uuid as holder, null::jsonb as tasks, null::uuid as giver, null::uuid as limited_to
    union all
    select giver_id, tasks, giver_id, unit_id from people_delegation
    where academy_id = %(academy)s and substitute_id = %(person)s and revoked_at is null
      and %(on)s between starts_on and ends_on
), roles as (
    select s.tasks, s.giver, s.limited_to, g.role, g.unit_id, g.supplier_id
    from sources s join people_rolegrant g on g.academy_id = %(academy)s and g.person_id = s.holder
    where g.valid_from <= %(on)s and (g.valid_until is null or g.valid_until >= %(on)s)
    union all
    select s.tasks, s.giver, s.limited_to, 'manager', null, null from sources s
    where exists (select from people_employment e where e.academy_id = %(academy)s and e.manager_id = s.holder)
)
select r.role, r.unit_id is null, r.supplier_id, r.tasks, r.giver, p.full_name,
       (select array_agg(a.unit_id) from organisation_orgunitancestor a
        where a.academy_id = %(academy)s and a.ancestor_id = r.unit_id),
       (select array_agg(a.unit_id) from organisation_orgunitancestor a
        where a.academy_id = %(academy)s and a.ancestor_id = r.limited_to), r.limited_to is not null
from roles r left join people_person p on p.academy_id = %(academy)s and p.id = r.giver
"""


def actor_for(person: Person | None, *, on: date, channel: str = "web") -> Actor:
    academy_id = current_academy_id()
    if person is None:
        return Actor(academy_id=academy_id, person_id=None, label="Bezoeker", channel=channel)
    return Actor(
        academy_id=academy_id,
        person_id=person.pk,
        label=person.full_name,
        grants=(Grant(Role.EMPLOYEE, frozenset()), *_grants(person.pk, academy_id, on)),
        channel=channel,
    )


def _grants(person_id: UUID, academy_id: UUID, on: date) -> list[Grant]:
    with connection.cursor() as cursor:
        cursor.execute(GRANTS_SQL, {"person": person_id, "academy": academy_id, "on": on})
        return [_grant(row) for row in cursor.fetchall()]


def _grant(row: tuple[Any, ...]) -> Grant:
    role, whole, supplier_id, tasks, giver, giver_name, units, limit, limited = row
    own_people_only = role == Role.MANAGER.value
    unit_ids = None if whole and not own_people_only else frozenset(units or ())
    if limited:
        unit_ids = frozenset(limit or ()) if unit_ids is None else unit_ids & frozenset(limit or ())
    return Grant(
        role=Role(role),
        unit_ids=unit_ids,
        supplier_id=supplier_id,
        tasks=_tasks(tasks),
        on_behalf_of=giver,
        on_behalf_label=giver_name or "",
    )


def _tasks(value: Any) -> frozenset[str] | None:
    if value is None:
        return None
    return frozenset(json.loads(value) if isinstance(value, str) else value)
