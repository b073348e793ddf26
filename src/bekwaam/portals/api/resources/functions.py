"""`/functies`: what people do, as the personnel system names it."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema, Status
from ninja.errors import AuthorizationError

from bekwaam.domains.people.access import KEEPERS
from bekwaam.domains.people.actions.functions import change_function, make_function
from bekwaam.domains.people.models import Function
from bekwaam.kernel import clock
from bekwaam.portals.api.creating import made
from bekwaam.portals.api.paging import UNSAID, CamelSchema, Links, PageQuery, page_of
from bekwaam.portals.api.problems import NotFound
from bekwaam.portals.api.security import Key, actor_of
from bekwaam.portals.api.words import Code, Name, ShortText

router = Router(tags=["medewerkers"])
READ, WRITE = Key("medewerkers:lezen"), Key("medewerkers:schrijven")


class FunctionOut(CamelSchema):
    id: UUID
    code: str
    naam: str
    familie: str


class FunctionPage(Schema):
    links: Links = Field(alias="_links")
    totaal: int
    resultaten: list[FunctionOut]


class FunctionQuery(PageQuery):
    code: Code | None = None


class NewFunction(CamelSchema):
    code: Code
    naam: Name
    familie: ShortText = ""


class FunctionChange(CamelSchema):
    naam: Name = UNSAID
    familie: ShortText = UNSAID


@router.get("/functies", response=FunctionPage, auth=READ, by_alias=True, summary="Functies")
def list_functions(request: HttpRequest, wanted: Annotated[FunctionQuery, Query()]) -> dict[str, Any]:
    _require_keeper(request)
    rows = Function.objects.order_by("code")
    if wanted.code:
        rows = rows.filter(code=wanted.code)
    return page_of(request, rows, wanted, _shown)


@router.get(
    "/functies/{uuid:function_id}", response=FunctionOut, auth=READ, by_alias=True, summary="Eén functie"
)
def get_function(request: HttpRequest, function_id: UUID) -> dict[str, Any]:
    _require_keeper(request)
    return _shown(_found(function_id))


@router.post("/functies", response={201: FunctionOut}, auth=WRITE, by_alias=True, summary="Maak een functie")
def add_function(request: HttpRequest, response: HttpResponse, new: NewFunction) -> Status[dict[str, Any]]:
    function = make_function(
        code=new.code, name=new.naam, family=new.familie, actor=actor_of(request), at=clock.now()
    )
    return made(request, response, _shown(function))


@router.patch(
    "/functies/{uuid:function_id}",
    response=FunctionOut,
    auth=WRITE,
    by_alias=True,
    summary="Wijzig een functie",
)
def patch_function(request: HttpRequest, function_id: UUID, wanted: FunctionChange) -> dict[str, Any]:
    _require_keeper(request)
    found = _found(function_id)
    name = found.name if wanted.naam is None else wanted.naam
    family = found.family if wanted.familie is None else wanted.familie
    return _shown(change_function(found, name=name, family=family, actor=actor_of(request), at=clock.now()))


def _require_keeper(request: HttpRequest) -> None:
    """As on the screen: the list is for whoever looks after people."""
    if not any(actor_of(request).has_role(role) for role in KEEPERS):
        raise AuthorizationError(message="De functies zijn voor wie medewerkers beheert.")


def _found(function_id: UUID) -> Function:
    found: Function | None = Function.objects.filter(pk=function_id).first()
    if found is None:
        raise NotFound
    return found


def _shown(function: Function) -> dict[str, Any]:
    return {"id": function.pk, "code": function.code, "naam": function.name, "familie": function.family}
