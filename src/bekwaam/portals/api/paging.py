"""Lists come in pages, with the addresses of the pages around this one."""

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Field, Schema
from ninja.errors import HttpError
from pydantic import ConfigDict
from pydantic.alias_generators import to_camel

T = TypeVar("T")
LARGEST = 200


UNSAID: Any = None
"""Of a field of a change: it may be left out, but null is no value for it. Where null empties it, the type says so."""


def _without_unsaid(schema: dict[str, Any]) -> None:
    for told in schema.get("properties", {}).values():
        if told.get("default", "") is None and "anyOf" not in told:
            del told["default"]


class CamelSchema(Schema):
    """Names with capitals inside on the outside, as the NL API design rules ask; unknown fields are refused."""

    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, extra="forbid", json_schema_extra=_without_unsaid
    )


class PageQuery(Schema):
    pagina: int = Field(1, ge=1, le=100_000, description="Welke pagina, vanaf 1")
    pagina_grootte: int = Field(50, ge=1, le=LARGEST, alias="paginaGrootte", description="Hoeveel per pagina")


class Link(Schema):
    href: str


class Links(Schema):
    self: Link
    first: Link
    prev: Link | None = None
    next: Link | None = None
    last: Link


def page_of(
    request: HttpRequest, rows: QuerySet[Any], wanted: PageQuery, show: Callable[[Any], dict[str, Any]]
) -> dict[str, Any]:
    _refuse_unknown(request, wanted)
    total = rows.count()
    last = max(1, -(-total // wanted.pagina_grootte))
    start = (wanted.pagina - 1) * wanted.pagina_grootte
    found = [show(row) for row in rows[start : start + wanted.pagina_grootte]]
    return {"_links": _links(request, wanted.pagina, last), "totaal": total, "resultaten": found}


def _refuse_unknown(request: HttpRequest, wanted: PageQuery) -> None:
    """A misspelt filter would show everything."""
    known = {each.alias or name for name, each in type(wanted).model_fields.items()}
    if unknown := sorted(set(request.GET) - known):
        raise HttpError(400, f"Onbekend in dit adres: {', '.join(unknown)}.")


def _links(request: HttpRequest, current: int, last: int) -> dict[str, Any]:
    def link(number: int) -> dict[str, str]:
        query = {**request.GET.dict(), "pagina": number}
        return {"href": request.build_absolute_uri(f"{request.path}?{urlencode(query)}")}

    links = {"self": link(current), "first": link(1), "last": link(last)}
    if current > 1:
        links["prev"] = link(min(current - 1, last))
    if current < last:
        links["next"] = link(current + 1)
    return links
