"""One request with what happened to it, and requests narrowed for a list."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from bekwaam.domains.offcatalogue.enums import CLOSED, OPEN, WAITING
from bekwaam.domains.offcatalogue.models import BudgetRule, OffCatalogueRequest, RequestFile, RequestStep
from bekwaam.domains.organisation.models import OrgUnitAncestor

OPEN_ONES, CLOSED_ONES = "open", "afgesloten"
WITH_NAMES = ("person", "asker", "unit", "decider", "theme", "skill")


@dataclass(frozen=True, slots=True)
class Narrowing:
    text: str = ""
    state: str = ""
    """A state, or `open` or `afgesloten`."""
    unit_id: UUID | None = None
    theme_id: UUID | None = None
    since: date | None = None


def with_names(rows: "QuerySet[OffCatalogueRequest]") -> "QuerySet[OffCatalogueRequest]":
    return rows.select_related(*WITH_NAMES)


def narrowed(rows: "QuerySet[OffCatalogueRequest]", wanted: Narrowing) -> "QuerySet[OffCatalogueRequest]":
    conditions = Q()
    if wanted.text:
        words = wanted.text
        conditions &= (
            Q(title__icontains=words) | Q(provider__icontains=words) | Q(person__full_name__icontains=words)
        )
    if wanted.state:
        groups: dict[str, Any] = {OPEN_ONES: OPEN, CLOSED_ONES: CLOSED}
        conditions &= Q(state__in=groups.get(wanted.state, (wanted.state,)))
    if wanted.unit_id:
        below = OrgUnitAncestor.objects.filter(ancestor=wanted.unit_id).values("unit")
        conditions &= Q(unit__in=below)
    if wanted.theme_id:
        conditions &= Q(theme=wanted.theme_id)
    if wanted.since:
        conditions &= Q(submitted_at__date__gte=wanted.since)
    return rows.filter(conditions)


def steps_of(request_id: UUID) -> list[RequestStep]:
    return list(RequestStep.objects.filter(request=request_id).order_by("-at", "-pk"))


def last_actor(request_id: UUID) -> str:
    found: str | None = (
        RequestStep.objects.filter(request=request_id)
        .order_by("-at", "-pk")
        .values_list("actor_label", flat=True)
        .first()
    )
    return found or ""


def files_of(request_id: UUID) -> list[RequestFile]:
    rows = RequestFile.objects.filter(request=request_id).select_related("stored")
    return list(rows.order_by("added_at", "pk"))


def budget_rules() -> "QuerySet[BudgetRule]":
    found: QuerySet[BudgetRule] = BudgetRule.objects.select_related("unit", "holder").order_by(
        "unit__sort_key"
    )
    return found


def waiting() -> "QuerySet[OffCatalogueRequest]":
    found: QuerySet[OffCatalogueRequest] = OffCatalogueRequest.objects.filter(state__in=WAITING)
    return found


def own_requests(person_id: UUID) -> Any:
    """For the download of one's own data."""
    rows = OffCatalogueRequest.objects.filter(Q(person=person_id) | Q(asker=person_id))
    columns = ("title", "provider", "link", "motive", "goal", "state", "outcome", "starts_on", "ends_on")
    amounts = ("course_cost", "travel_cost", "other_cost", "vat", "cost_centre")
    return rows.order_by("created_at").values(
        *columns, *amounts, "created_at", "submitted_at", "closed_at", unit_name=F("unit__name")
    )


def own_steps(person_id: UUID) -> Any:
    rows = RequestStep.objects.filter(Q(actor=person_id) | Q(request__person=person_id)).order_by("at")
    return rows.values("deed", "words", "at", titel=F("request__title"))
