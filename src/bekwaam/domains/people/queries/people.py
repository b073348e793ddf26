"""Lists of people: narrowed, searched, in Dutch order, with the jobs they have on a day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from bekwaam.domains.organisation.models import OrgUnit, OrgUnitAncestor
from bekwaam.domains.people import names
from bekwaam.domains.people.models import Employment, Function, Person, Supplier


@dataclass(frozen=True, slots=True)
class Narrowing:
    """`is_active` None asks for everybody."""

    text: str = ""
    unit_id: UUID | None = None
    function_id: UUID | None = None
    kind: str = ""
    is_active: bool | None = True


@dataclass(frozen=True, slots=True)
class JobLine:
    """A job as a list tells of it; no function is an empty one."""

    unit_code: str
    unit: str
    function: str
    ended_on: date | None


def narrowed(people: QuerySet[Person], wanted: Narrowing, *, on: date) -> QuerySet[Person]:
    """In Dutch order. Former people are found by the jobs they had."""
    found = people if wanted.is_active is None else people.filter(is_active=wanted.is_active)
    jobs = _jobs(wanted, on)
    if jobs is not None:
        found = found.filter(Exists(jobs.filter(person=OuterRef("pk"))))
    if wanted.text.strip():
        found = searched(found, wanted.text)
    return found.order_by("sort_key", "pk")


def function_ids_by_code() -> dict[str, UUID]:
    return dict(Function.objects.values_list("code", "pk"))


def searched(people: QuerySet[Person], text: str) -> QuerySet[Person]:
    words = names.search_words(text)
    if not words:
        return people.none()
    return people.filter(pk__in=RawSQL("select people_search(%s)", [words]))


def holding(on: date) -> Q:
    """Jobs that somebody has on this day."""
    return Q(started_on__lte=on) & (Q(ended_on__isnull=True) | Q(ended_on__gte=on))


def team_of(manager_id: UUID, *, on: date) -> QuerySet[Employment]:
    """The jobs that report to this manager, today or soon."""
    jobs: QuerySet[Employment] = Employment.objects.filter(
        Q(ended_on__isnull=True) | Q(ended_on__gte=on), manager=manager_id, person__is_active=True
    )
    return jobs.select_related("person", "function", "unit").order_by("person__sort_key", "started_on")


def jobs_on(person_ids: Iterable[UUID], on: date) -> dict[UUID, list[JobLine]]:
    """The jobs that last, per person; for people who left, their last ones."""
    rows = Employment.objects.filter(person__in=list(person_ids)).order_by("started_on", "pk")
    found: dict[UUID, list[JobLine]] = defaultdict(list)
    columns = (F("unit__code"), F("unit__name"), F("function__name"), F("ended_on"))
    for person_id, code, name, function, ended_on in rows.values_list("person_id", *columns):
        found[person_id].append(JobLine(code, name, function or "", ended_on))
    return {person_id: _shown(jobs, on) for person_id, jobs in found.items()}


def functions_with_counts(on: date) -> list[Function]:
    lasting = Q(employments__ended_on__isnull=True) | Q(employments__ended_on__gte=on)
    rows = Function.objects.annotate(people=Count("employments__person", filter=lasting, distinct=True))
    return list(rows.order_by("name", "code"))


def suppliers_with_counts(on: date) -> list[Supplier]:
    lasting = Q(employments__ended_on__isnull=True) | Q(employments__ended_on__gte=on)
    rows = Supplier.objects.annotate(people=Count("employments__person", filter=lasting, distinct=True))
    return list(rows.order_by("name", "code"))


def hired_from(supplier_ids: Iterable[UUID], on: date) -> QuerySet[Employment]:
    """The jobs that last of people whom these suppliers sent, who ends first on top."""
    lasting = Q(ended_on__isnull=True) | Q(ended_on__gte=on)
    jobs: QuerySet[Employment] = Employment.objects.filter(
        lasting, supplier__in=list(supplier_ids), person__is_active=True
    )
    return jobs.select_related("person", "function", "unit").order_by(
        F("ended_on").asc(nulls_last=True), "person__sort_key"
    )


def broad_unit_choices(chosen: UUID | None) -> list[tuple[str, str]]:
    """Units with units below them, and the one that was chosen: a city has too many teams for one list."""
    above = OrgUnit.objects.filter(is_current=True, parent__isnull=False).values("parent")
    rows = OrgUnit.objects.filter(Q(pk__in=above) | Q(pk=chosen), is_current=True).order_by("sort_key")
    return [(str(pk), name) for pk, name in rows.values_list("pk", "name")]


def function_choices() -> list[tuple[str, str]]:
    return [(str(pk), name) for pk, name in Function.objects.order_by("name").values_list("pk", "name")]


def supplier_choices() -> list[tuple[str, str]]:
    return [(str(pk), name) for pk, name in Supplier.objects.order_by("name").values_list("pk", "name")]


def surviving_ids(person_ids: Iterable[UUID]) -> set[UUID]:
    """These people, with whoever was merged away replaced by who stayed."""
    ids = set(person_ids)
    while moves := dict(
        Person.objects.filter(pk__in=ids, merged_into__isnull=False).values_list("pk", "merged_into")
    ):
        ids = {moves.get(person_id, person_id) for person_id in ids}
    return ids


def person_by_number(number: str) -> Person | None:
    found: Person | None = Person.objects.filter(personnel_number=number, merged_into__isnull=True).first()
    return found


def _jobs(wanted: Narrowing, on: date) -> QuerySet[Employment] | None:
    conditions = Q()
    if wanted.unit_id is not None:
        conditions &= Q(unit__in=_below(wanted.unit_id))
    if wanted.function_id is not None:
        conditions &= Q(function=wanted.function_id)
    if wanted.kind:
        conditions &= Q(kind=wanted.kind)
    if not conditions:
        return None
    if wanted.is_active:
        conditions &= Q(ended_on__isnull=True) | Q(ended_on__gte=on)
    jobs: QuerySet[Employment] = Employment.objects.filter(conditions)
    return jobs


def _below(unit_id: UUID) -> QuerySet[OrgUnitAncestor, UUID]:
    links: QuerySet[OrgUnitAncestor, UUID] = OrgUnitAncestor.objects.filter(ancestor=unit_id).values("unit")
    return links


def _shown(jobs: list[JobLine], on: date) -> list[JobLine]:
    lasting = [job for job in jobs if job.ended_on is None or job.ended_on >= on]
    return lasting or jobs[-1:]
