"""Writing results down, one or many, and taking one back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from bekwaam.domains.audit.actions import Fact, Subject, record, record_many
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.people.models import Person
from bekwaam.domains.records import rules
from bekwaam.domains.records.enums import Outcome
from bekwaam.domains.records.events import ResultRecorded
from bekwaam.domains.records.models import Result
from bekwaam.kernel import events
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused, require

BATCH = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedResult:
    person_id: UUID
    activity_id: UUID
    version_id: UUID | None
    label: str
    outcome: Outcome
    finished_on: date
    source: str
    reference: str
    minutes: int | None = None


@transaction.atomic
def record_results(wanted: Collection[WantedResult], *, actor: Actor, at: datetime) -> list[Result]:
    """Gives what is new; what the source told before stays as it is."""
    owners = _owners(wanted)
    for each in wanted:
        if each.activity_id not in owners:
            raise Refused("records.not_there")
        days = {"finished_on": each.finished_on, "today": local_date(at)}
        require(rules.may_record(actor, owner_unit_id=owners[each.activity_id], **days))
    _require_people({each.person_id for each in wanted})
    known = _known(wanted)
    fresh = {
        (each.source, each.reference): each for each in wanted if (each.source, each.reference) not in known
    }
    rows = [_row(each, at) for each in fresh.values()]
    Result.objects.bulk_create(rows, batch_size=BATCH)
    facts = [Fact("records.result_recorded", _subject(row), None, _facts(row)) for row in rows]
    record_many(facts, actor=actor, at=at)
    for row in rows:
        events.publish(ResultRecorded(result_id=row.pk, person_id=row.person_id, activity_id=row.activity_id))
    return rows


@transaction.atomic
def take_back(result_id: UUID, *, reason: str, actor: Actor, at: datetime) -> Result:
    """The row stays; a later one says that it does not hold."""
    result = Result.objects.select_related("activity").get(pk=result_id)
    owner = result.activity.owner_unit_id
    require(rules.may_record(actor, owner_unit_id=owner, finished_on=local_date(at), today=local_date(at)))
    if result.takes_back_id is not None or Result.objects.filter(takes_back=result).exists():
        raise Refused("records.taken_back")
    row: Result = Result.objects.create(
        person_id=result.person_id,
        activity=result.activity,
        version_id=result.version_id,
        label=result.label,
        outcome=Outcome.WITHDRAWN,
        finished_on=local_date(at),
        source="correctie",
        reference=str(result.pk),
        takes_back=result,
        recorded_at=at,
    )
    record("records.result_taken_back", _subject(result), actor=actor, at=at, after={"reason": reason[:300]})
    return row


def _owners(wanted: Collection[WantedResult]) -> dict[UUID, UUID]:
    rows = Activity.objects.filter(pk__in={each.activity_id for each in wanted})
    return dict(rows.values_list("pk", "owner_unit_id"))


def _require_people(person_ids: Collection[UUID]) -> None:
    if Person.objects.filter(pk__in=person_ids).count() != len(person_ids):
        raise Refused("records.not_there")


def _known(wanted: Collection[WantedResult]) -> set[tuple[str, str]]:
    rows = Result.objects.filter(
        source__in={each.source for each in wanted}, reference__in={each.reference for each in wanted}
    )
    return set(rows.values_list("source", "reference"))


def _row(wanted: WantedResult, at: datetime) -> Result:
    return Result(
        person_id=wanted.person_id,
        activity_id=wanted.activity_id,
        version_id=wanted.version_id,
        label=wanted.label[:200],
        outcome=wanted.outcome,
        finished_on=wanted.finished_on,
        minutes=wanted.minutes,
        source=wanted.source,
        reference=wanted.reference,
        recorded_at=at,
    )


def _subject(row: Result) -> Subject:
    return Subject("result", row.pk, row.label)


def _facts(row: Result) -> dict[str, str]:
    return {"person": str(row.person_id), "outcome": str(row.outcome), "on": row.finished_on.isoformat()}
