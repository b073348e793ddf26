"""Keeping what was searched for in vain, as a sign of need: words and how often, never whose.

Many names are ordinary words (bakker, groen, vis), and those are what people want to learn about; so one name does not
make a term somebody's. A given name, or its first letter, beside the family name of the same person does, whatever else
stands there and in whatever order; and so does anything with a digit or an @ in it.
"""

import re
from datetime import datetime, timedelta

from django.db import connection, transaction

from bekwaam.domains.catalogue.search.models import MissedTerm
from bekwaam.domains.catalogue.search.words import plain
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.scope import current_academy_id

LONGEST, MOST_WORDS, SHORTEST = 60, 5, 3
TELLING = re.compile(r"[0-9@]")
"""Numbers and addresses say who somebody is; codes of activities are not worth the risk."""
KEPT_FOR = timedelta(days=730)
NAMED = """
select exists (
    select from unnest(%(words)s::text[]) as word, people_search(array[word]) as found (id)
    join people_person p using (id),
         lateral string_to_array(catalogue_plain(p.given_name), ' ') as given,
         lateral string_to_array(catalogue_plain(p.family_name), ' ') as family
    where p.given_name <> '' and word = any(family) and %(words)s::text[] @> family
      and (%(words)s::text[] @> given or left(given[1], 1) = any(%(words)s::text[]))
)
"""
COUNT = """
insert into catalogue_missedterm as m (id, academy_id, term, week_on, count)
values (gen_random_uuid(), %(academy)s, %(term)s, %(week)s, 1)
on conflict (academy_id, week_on, term) do update set count = m.count + 1
"""


@transaction.atomic
def note_missed(text: str, *, at: datetime) -> bool:
    """False when the words point to a person, or say nothing."""
    term = plain(text)
    words = term.split()
    if TELLING.search(text) or not SHORTEST <= len(term) <= LONGEST or len(words) > MOST_WORDS:
        return False
    if _names_somebody(words):
        return False
    day = local_date(at)
    week = day - timedelta(days=day.weekday())
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"academy": current_academy_id(), "term": term, "week": week})
    return True


def forget_old_terms(*, at: datetime) -> int:
    removed, _ = MissedTerm.objects.filter(week_on__lt=local_date(at) - KEPT_FOR).delete()
    return int(removed)


def _names_somebody(words: list[str]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(NAMED, {"words": words})
        return bool(cursor.fetchone()[0])
