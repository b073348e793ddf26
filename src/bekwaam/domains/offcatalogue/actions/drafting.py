"""Writing a request down: what, where, when, what it costs and why; and the files that go with it."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, BinaryIO
from uuid import UUID

from django.db import IntegrityError, transaction

from bekwaam.domains.audit.actions import record
from bekwaam.domains.catalogue.cleaning import clean_line, clean_lines
from bekwaam.domains.catalogue.enums import Form
from bekwaam.domains.catalogue.models import Theme
from bekwaam.domains.offcatalogue import access, rules
from bekwaam.domains.offcatalogue.actions.steps import locked, subject_of
from bekwaam.domains.offcatalogue.enums import Vat
from bekwaam.domains.offcatalogue.facts import Costs
from bekwaam.domains.offcatalogue.models import OffCatalogueRequest, RequestFile
from bekwaam.domains.offcatalogue.queries.deciders import turn_of
from bekwaam.domains.offcatalogue.queries.people import job_numbered, jobs_of
from bekwaam.domains.skills.queries.framework import usable_skills
from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.kernel import locks
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused, require
from bekwaam.kernel.files.configured import file_store
from bekwaam.kernel.files.filenames import clean_name
from bekwaam.kernel.files.uploads import check_upload
from bekwaam.kernel.ids import new_id
from bekwaam.kernel.scope import current_academy_id

PURPOSE = "offcatalogue.request"
LINES = ("motive", "goal")
LENGTHS = {
    field.name: field.max_length for field in OffCatalogueRequest._meta.concrete_fields if field.max_length
} | dict.fromkeys(LINES, rules.TEXT_LENGTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the asker fills in."""

    title: str
    provider: str = ""
    link: str = ""
    form: str = ""
    theme_id: UUID | None = None
    skill_id: UUID | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    course_cost: Decimal = Decimal(0)
    travel_cost: Decimal = Decimal(0)
    other_cost: Decimal = Decimal(0)
    vat: str = Vat.INCLUDED.value
    motive: str = ""
    goal: str = ""

    @property
    def costs(self) -> Costs:
        return Costs(course=self.course_cost, travel=self.travel_cost, other=self.other_cost, vat=self.vat)


def started_before(request_id: UUID, *, actor: Actor) -> OffCatalogueRequest | None:
    """What came of this form when its button was pressed before; waits for one that is underway."""
    locks.take(f"offcatalogue.start.{request_id}")
    found: OffCatalogueRequest | None = access.own_requests(actor).filter(pk=request_id).first()
    return found


@transaction.atomic
def start_request(
    wanted: Wanted,
    *,
    person_id: UUID,
    job_number: str = "",
    request_id: UUID | None = None,
    actor: Actor,
    at: datetime,
) -> OffCatalogueRequest:
    """A draft that only the asker sees."""
    on = local_date(at)
    require(rules.may_ask_for(actor, access.subject_of(person_id, on)))
    job = job_numbered(jobs_of(person_id, on), job_number)
    if job is None or actor.person_id is None:
        raise Refused("offcatalogue.no_job")
    wanted = checked(wanted)
    row = OffCatalogueRequest(
        **columns(wanted),
        id=request_id or new_id(),
        person_id=person_id,
        asker_id=actor.person_id,
        job_number=job.number,
        unit_id=job.unit_id,
        created_at=at,
        changed_at=at,
    )
    _insert(row)
    record("offcatalogue.started", subject_of(row), actor=actor, at=at)
    return row


def _insert(row: OffCatalogueRequest) -> None:
    """A number that is somebody else's already is refused."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as clash:
        raise Refused("offcatalogue.unknown_choice") from clash


@transaction.atomic
def change_request(
    request_id: UUID, wanted: Wanted, *, seen_turn: int, actor: Actor, at: datetime
) -> OffCatalogueRequest:
    row = locked(request_id)
    require(rules.may_change(actor, turn_of(row)))
    require(rules.may_save(seen=seen_turn, turn=row.turn))
    row.turn += 1
    fill(row, checked(wanted), at=at)
    record("offcatalogue.changed", subject_of(row), actor=actor, at=at)
    return row


def fill(row: OffCatalogueRequest, wanted: Wanted, *, at: datetime) -> None:
    values = columns(wanted)
    for name, value in values.items():
        setattr(row, name, value)
    row.changed_at = at
    row.save(update_fields=[*values, "turn", "changed_at"])


@transaction.atomic
def discard_draft(request_id: UUID, *, actor: Actor, at: datetime) -> None:
    row = locked(request_id)
    require(rules.may_change(actor, turn_of(row)))
    record("offcatalogue.discarded", subject_of(row), actor=actor, at=at)
    remove_with_files([row], at=at)


def remove_with_files(rows: list[OffCatalogueRequest], *, at: datetime) -> None:
    """The bytes go with the nightly clearing of files that nothing points to."""
    ids = [row.pk for row in rows]
    stored = set(RequestFile.objects.filter(request__in=ids).values_list("stored_id", flat=True))
    OffCatalogueRequest.objects.filter(pk__in=ids).delete()
    StoredFile.objects.filter(pk__in=stored).update(expires_at=at)


@transaction.atomic
def add_file(request_id: UUID, file: BinaryIO, *, name: str, actor: Actor, at: datetime) -> RequestFile:
    """Judged by what is in it, whatever it is called."""
    row = locked(request_id)
    require(rules.may_write(actor, turn_of(row)))
    require(rules.may_add_file(already=RequestFile.objects.filter(request=row).count()))
    require(check_upload(file, rules.FILE_RULE).decision)
    blob = file_store().put(current_academy_id(), file, limit_bytes=rules.FILE_BYTES)
    stored: StoredFile = StoredFile.objects.create(  # the row of the bytes this context keeps
        sha256=blob.sha256,
        name=clean_name(name, blob.media_type)[:255],
        media_type=blob.media_type,
        size=blob.size,
        purpose=PURPOSE,
        owner_id=row.asker_id,
        created_at=at,
    )
    added: RequestFile = RequestFile.objects.create(request=row, stored=stored, added_at=at)
    record("offcatalogue.file_added", subject_of(row), actor=actor, at=at)
    return added


@transaction.atomic
def remove_file(request_id: UUID, file_id: UUID, *, actor: Actor, at: datetime) -> None:
    row = locked(request_id)
    require(rules.may_write(actor, turn_of(row)))
    found = RequestFile.objects.filter(request=row, pk=file_id).first()
    if found is None:
        return
    stored_id = found.stored_id
    found.delete()
    StoredFile.objects.filter(pk=stored_id).update(expires_at=at)
    record("offcatalogue.file_removed", subject_of(row), actor=actor, at=at)


def columns(wanted: Wanted) -> dict[str, Any]:
    return {field.name: getattr(wanted, field.name) for field in fields(Wanted)}


def checked(wanted: Wanted) -> Wanted:
    """Every text made fit to keep, and nothing that does not exist."""
    wanted = _cleaned(wanted)
    if not wanted.title:
        raise Refused("offcatalogue.no_title")
    for name, limit in LENGTHS.items():
        if len(str(getattr(wanted, name, "") or "")) > limit:
            raise Refused("offcatalogue.too_long", limit=limit)
    require(rules.fits(wanted.costs, link=wanted.link, starts_on=wanted.starts_on, ends_on=wanted.ends_on))
    if not _is_known(wanted):
        raise Refused("offcatalogue.unknown_choice")
    return wanted


def _is_known(wanted: Wanted) -> bool:
    is_theme = not wanted.theme_id or Theme.objects.filter(pk=wanted.theme_id).exists()
    is_skill = not wanted.skill_id or usable_skills().filter(pk=wanted.skill_id).exists()
    is_form = not wanted.form or wanted.form in Form.values
    return wanted.vat in Vat.values and is_form and is_theme and is_skill


def _cleaned(wanted: Wanted) -> Wanted:
    texts = {name: value for name, value in columns(wanted).items() if isinstance(value, str)}
    cleaned: dict[str, Any] = {
        name: clean_lines(value) if name in LINES else clean_line(value) for name, value in texts.items()
    }
    return replace(wanted, **cleaned)
