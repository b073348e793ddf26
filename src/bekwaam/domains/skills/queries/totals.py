"""How many people reach what their functions ask, per skill: one query for any number of people, no names."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from bekwaam.kernel.scope import current_academy_id

TOTALS_SQL = """
with asked as (
    select e.person_id, f.skill_id, max(f.level) as level
    from people_employment e
    join people_person p on p.academy_id = %(academy)s and p.id = e.person_id and p.is_active
    join skills_functionskill f on f.academy_id = %(academy)s and f.function_id = e.function_id
    join skills_skill s on s.academy_id = %(academy)s and s.id = f.skill_id and s.is_active
    where e.academy_id = %(academy)s and e.started_on <= %(on)s
      and (e.ended_on is null or e.ended_on >= %(on)s)
      and (%(units)s::uuid[] is null or e.unit_id = any(%(units)s::uuid[]))
    group by e.person_id, f.skill_id
), standing as (
    select person_id, skill_id,
           coalesce(max(level) filter (where source <> 'own'), max(level) filter (where source = 'own')) as level
    from skills_personskill
    where academy_id = %(academy)s and superseded_at is null
      and (valid_until is null or valid_until >= %(on)s)
    group by person_id, skill_id
)
select a.skill_id, count(*), count(*) filter (where coalesce(s.level, 0) < a.level)
from asked a left join standing s on s.person_id = a.person_id and s.skill_id = a.skill_id
group by a.skill_id
"""


@dataclass(frozen=True, slots=True)
class SkillTotal:
    """`people` are asked this skill; `missing` of them have not reached the level."""

    skill_id: UUID
    people: int
    missing: int


def totals(unit_ids: Collection[UUID] | None, *, on: date) -> list[SkillTotal]:
    """Over the people who work in these units, or over everybody (None)."""
    units = None if unit_ids is None else list(unit_ids)
    values: dict[str, Any] = {"academy": current_academy_id(), "on": on, "units": units}
    with connection.cursor() as cursor:
        cursor.execute(TOTALS_SQL, values)
        return [SkillTotal(*row) for row in cursor.fetchall()]
