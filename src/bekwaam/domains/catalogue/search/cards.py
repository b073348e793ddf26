"""What a card in a list says of an activity. It knows no rights: ask it only for what somebody was found to see."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.db import connection

from bekwaam.domains.catalogue.search.filters import Filters
from bekwaam.domains.catalogue.search.queries import asked_of_runs
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.scope import current_academy_id

NEW_FOR = timedelta(days=30)
EVERYTHING = Filters()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    activity_id: UUID
    code: str
    form: str
    title: str
    summary: str
    duration: str
    price: Decimal
    rating_sum: int
    rating_count: int
    published_at: datetime | None
    is_kept: bool
    starts_at: datetime | None = None
    place: str = ""
    is_online: bool = False
    seats_left: int | None = None
    """Of the first run that has any, or of the first one; None when they are not counted."""

    def is_new(self, at: datetime) -> bool:
        return self.published_at is not None and at - self.published_at < NEW_FOR


FACTS = """
select a.id, a.code, a.form, v.title, v.summary, v.duration, v.internal_price, a.rating_sum, a.rating_count, v.published_at,
       exists (
           select from catalogue_favourite k
           where k.academy_id = %(academy)s and k.person_id = %(person)s and k.activity_id = a.id
       ),
       run.starts_at, coalesce(run.place, ''), coalesce(run.is_online, false), run.seats_total - run.seats_taken
from catalogue_activity a join catalogue_activityversion v on v.academy_id = %(academy)s and v.id = a.published_id
left join lateral (
    select r.starts_at, r.place, r.is_online, r.seats_total, r.seats_taken from catalogue_announcedrun r
    where r.academy_id = %(academy)s and r.activity_id = a.id and r.state = 'open' and r.starts_at >= %(now)s
    order by r.starts_at >= %(first)s and r.starts_at < %(last)s desc,
             not %(asks_place)s or r.is_online and %(online)s or r.place = any(%(places)s) desc,
             r.seats_total is not null and r.seats_taken >= r.seats_total, r.starts_at, r.id limit 1
) as run on true
where a.academy_id = %(academy)s and a.id = any(%(ids)s)
"""
"""With the first run that fits what was asked and still has seats; or else one that is nearest to that."""
NAMES = tuple(field.name for field in fields(Facts))


def facts_of(
    activity_ids: Collection[UUID], *, person_id: UUID | None, at: datetime, asked: Filters = EVERYTHING
) -> dict[UUID, Facts]:
    values = {
        **asked_of_runs(asked, local_date(at)),
        "academy": current_academy_id(),
        "person": person_id,
        "now": at,
        "ids": list(activity_ids),
    }
    with connection.cursor() as cursor:
        cursor.execute(FACTS, values)
        return {row[0]: Facts(**dict(zip(NAMES, row, strict=True))) for row in cursor.fetchall()}
