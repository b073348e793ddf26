"""Taking over the dossier of another system: tens of thousands of results, one line in the log."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.catalogue.rules import is_system
from bekwaam.domains.people.models import Person
from bekwaam.domains.records.actions.results import WantedResult, result_row
from bekwaam.domains.records.models import Result
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.ids import new_id

BATCH = 2_000


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
    Result.objects.bulk_create((result_row(each, at) for each in fresh.values()), batch_size=BATCH)
    subject = Subject("result_source", new_id(), source)
    record("records.results_loaded", subject, actor=actor, at=at, after={"results": len(fresh)})
    return len(fresh)


def _require_known(model: type[Person | Activity], ids: Iterable[UUID]) -> None:
    wanted = set(ids)
    if model.objects.filter(pk__in=wanted).count() != len(wanted):
        raise Refused("records.not_there")
