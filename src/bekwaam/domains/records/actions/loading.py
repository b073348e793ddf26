"""Taking over the dossier of another system: tens of thousands of results, one line in the log."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.catalogue.rules import is_system
from bekwaam.domains.people.models import Person
from bekwaam.domains.records.actions.results import WantedResult
from bekwaam.domains.records.models import Result
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.ids import new_id
from bekwaam.kernel.scope import current_academy_id

BATCH = 5_000
INSERT = """
insert into records_result (id, academy_id, person_id, activity_id, version_id, label, outcome, finished_on,
                            minutes, source, reference, recorded_at)
select id, %s, person, activity, version, label, outcome, day, minutes, %s, reference, %s
from unnest(%s::uuid[], %s::uuid[], %s::uuid[], %s::uuid[], %s::text[], %s::text[], %s::date[], %s::int[], %s::text[])
     as told (id, person, activity, version, label, outcome, day, minutes, reference)
"""
"""Columns go in as arrays: a statement with a place for every cell takes three times as long to write as to run."""


@transaction.atomic
def load_results(wanted: Collection[WantedResult], *, source: str, actor: Actor, at: datetime) -> int:
    """Gives how many were new. Only the system itself does this; no event tells of the separate results."""
    if not is_system(actor):
        raise Refused("records.not_yours")
    _require_known(Person, {each.person_id for each in wanted})
    _require_known(Activity, {each.activity_id for each in wanted})
    if any(each.finished_on > local_date(at) or each.source != source for each in wanted):
        raise Refused("records.in_the_future")
    known = set(Result.objects.filter(source=source).values_list("reference", flat=True))
    fresh = {each.reference: each for each in wanted if each.reference not in known}
    _write(list(fresh.values()), source, at)
    subject = Subject("result_source", new_id(), source)
    record("records.results_loaded", subject, actor=actor, at=at, after={"results": len(fresh)})
    return len(fresh)


def _write(fresh: Sequence[WantedResult], source: str, at: datetime) -> None:
    with connection.cursor() as cursor:
        for start in range(0, len(fresh), BATCH):
            rows = fresh[start : start + BATCH]
            cursor.execute(INSERT, [current_academy_id(), source, at, *_columns(rows)])


def _columns(rows: Sequence[WantedResult]) -> tuple[list[object], ...]:
    return (
        [new_id() for _ in rows],
        [row.person_id for row in rows],
        [row.activity_id for row in rows],
        [row.version_id for row in rows],
        [row.label[:200] for row in rows],
        [str(row.outcome) for row in rows],
        [row.finished_on for row in rows],
        [row.minutes for row in rows],
        [row.reference for row in rows],
    )


def _require_known(model: type[Person | Activity], ids: Iterable[UUID]) -> None:
    wanted = set(ids)
    if model.objects.filter(pk__in=wanted).count() != len(wanted):
        raise Refused("records.not_there")
