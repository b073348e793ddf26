"""The list of requests as a file, with the filters of the screen. Why somebody asks stays with the request."""

from django.db.models import QuerySet

from bekwaam.domains.offcatalogue import access
from bekwaam.domains.offcatalogue.actions.steps import reference_of
from bekwaam.domains.offcatalogue.enums import Outcome, State, Vat
from bekwaam.domains.offcatalogue.models import OffCatalogueRequest
from bekwaam.domains.offcatalogue.queries.requests import Narrowing, narrowed, with_names
from bekwaam.kernel.exports.columns import Column, Kind, Row
from bekwaam.reporting.exports import filters
from bekwaam.reporting.exports.chunks import keyed
from bekwaam.reporting.exports.registry import Asked

COLUMNS = (
    Column("reference", "Aanvraag", Kind.CODE),
    Column("title", "Wat", width=40),
    Column("provider", "Bij wie of waar"),
    Column("person", "Voor"),
    Column("unit", "Onderdeel"),
    Column("theme", "Thema"),
    Column("state", "Status"),
    Column("outcome", "Gevolg"),
    Column("course", "Opleiding", Kind.MONEY),
    Column("travel", "Reis en verblijf", Kind.MONEY),
    Column("other", "Andere kosten", Kind.MONEY),
    Column("vat", "Btw"),
    Column("cost_centre", "Kostenplaats", Kind.CODE),
    Column("submitted_at", "Ingediend", Kind.DATETIME),
    Column("closed_at", "Afgesloten", Kind.DATETIME),
)


def rows_of(asked: Asked) -> "QuerySet[OffCatalogueRequest]":
    wanted = filters.read(Narrowing, asked.filters)
    return with_names(narrowed(access.managed_requests(asked.actor), wanted))


def _shown(chunk: list[OffCatalogueRequest], asked: Asked) -> list[Row]:
    return [_row(row) for row in chunk]


def _row(row: OffCatalogueRequest) -> Row:
    return {
        "reference": reference_of(row),
        "title": row.title,
        "provider": row.provider,
        "person": row.person.full_name,
        "unit": row.unit.name,
        "theme": row.theme.name if row.theme else "",
        "state": str(State(row.state).label),
        "outcome": str(Outcome(row.outcome).label) if row.outcome else "",
        "course": row.course_cost,
        "travel": row.travel_cost,
        "other": row.other_cost,
        "vat": str(Vat(row.vat).label),
        "cost_centre": row.cost_centre,
        "submitted_at": row.submitted_at,
        "closed_at": row.closed_at,
    }


REQUESTS = keyed(
    name="offcatalogue-requests",
    title="Aanvragen buiten de catalogus",
    columns=COLUMNS,
    may_export=access.manages_requests,
    rows=rows_of,
    keys=("-submitted_at", "-pk"),
    shown=_shown,
)
