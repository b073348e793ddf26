"""`/aanvragen-buiten-catalogus`: asking, following and deciding, with the rules of the screens. Files stay on the screens."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema, Status
from pydantic import StringConstraints

from bekwaam.domains.catalogue.enums import Form
from bekwaam.domains.offcatalogue import access, actions, house
from bekwaam.domains.offcatalogue.actions.steps import reference_of
from bekwaam.domains.offcatalogue.enums import Outcome, State, Vat
from bekwaam.domains.offcatalogue.models import OffCatalogueRequest
from bekwaam.domains.offcatalogue.queries.requests import Narrowing, narrowed, with_names
from bekwaam.domains.offcatalogue.rules import TEXT_LENGTH
from bekwaam.domains.people.access import person_by_number_for
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.api.amounts import Euros
from bekwaam.portals.api.creating import made
from bekwaam.portals.api.paging import CamelSchema, Links, PageQuery, page_of
from bekwaam.portals.api.problems import NotFound
from bekwaam.portals.api.security import Key, actor_of
from bekwaam.portals.api.seen import IfMatch, marked, require_seen, tag_of
from bekwaam.portals.api.words import Clean, Day, SaysClean, SaysFilled, ShortCode, ShortText

router = Router(tags=["aanvragen"])
READ, WRITE = Key("aanvragen:lezen"), Key("aanvragen:schrijven")
PATH = "/aanvragen-buiten-catalogus"
Title = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), Clean, SaysFilled
]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200), Clean, SaysClean]
Address = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500), Clean, SaysClean]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=TEXT_LENGTH)]


Turn = Annotated[int, Field(ge=0, le=30_000, description="Van de aanvraag zoals je die zag")]
"""Optional in the body, so that the address is judged first: who may not see a request hears nothing about it."""


class Verdict(StrEnum):
    """A step says yes or no or asks; the back office also says what becomes of it."""

    AGREE = "akkoord"
    ASK = "vraag"
    REFUSE = "afwijzen"
    ONCE = Outcome.ONCE.value
    ADDED = Outcome.ADDED.value
    EXISTING = Outcome.EXISTING.value


class Request(CamelSchema):
    id: UUID
    kenmerk: str
    voor: str = Field(description="Naam van de medewerker")
    voor_nummer: str = Field(description="Personeelsnummer van de medewerker")
    aangevraagd_door: str
    onderdeel_id: UUID
    status: State
    beurt: int = Field(description="Geef deze terug bij een besluit of antwoord")
    aan_de_beurt: str = Field(description="Wie nu beslist, als dat één persoon is")
    wacht_sinds: datetime | None
    titel: str
    aanbieder: str
    link: str
    werkvorm: Form | Literal[""]
    thema_id: UUID | None
    eerste_dag: date | None
    laatste_dag: date | None
    skill_id: UUID | None = Field(description="De skill die beter wordt, uit /skills")
    kosten_opleiding: float
    kosten_reis: float
    kosten_anders: float
    btw: Vat
    motivatie: str
    leerdoel: str
    gevolg: Outcome | Literal[""]
    leeractiviteit_id: UUID | None
    kostenplaats: str
    ingediend_op: datetime | None
    afgesloten_op: datetime | None


class RequestPage(Schema):
    links: Links = Field(alias="_links")
    totaal: int
    resultaten: list[Request]


class RequestQuery(PageQuery):
    status: State | None = None
    zoek: ShortText = ""


NOTHING = Field(Decimal(0), json_schema_extra={"default": 0})
"""No costs; a number in the description too."""


class Wish(CamelSchema):
    titel: Title
    aanbieder: Line = ""
    link: Address = ""
    werkvorm: Form | Literal[""] = ""
    thema_id: UUID | None = None
    skill_id: UUID | None = None
    eerste_dag: Day | None = None
    laatste_dag: Day | None = None
    kosten_opleiding: Euros = NOTHING
    kosten_reis: Euros = NOTHING
    kosten_anders: Euros = NOTHING
    btw: Vat = Vat.INCLUDED
    motivatie: Words = ""
    leerdoel: Words = ""

    def wanted(self) -> actions.Wanted:
        return actions.Wanted(**{name: _plain(getattr(self, word)) for name, word in NAMES.items()})


class NewRequest(Wish):
    voor_nummer: ShortCode = Field("", description="Voor wie; leeg als het voor jezelf is")
    indienen: bool = Field(True, description="Meteen indienen, of als concept bewaren")


class Decided(CamelSchema):
    besluit: Verdict | None = None
    toelichting: Words = ""
    beurt: Turn = 0
    leeractiviteit_id: UUID | None = Field(None, description="Bij besluit ‘bestaand’")
    onderdeel_id: UUID | None = Field(None, description="Bij besluit ‘toevoegen’: van wie het concept wordt")


class Answer(CamelSchema):
    antwoord: Words = ""
    beurt: Turn = 0


NAMES = {
    "title": "titel",
    "provider": "aanbieder",
    "link": "link",
    "form": "werkvorm",
    "theme_id": "thema_id",
    "skill_id": "skill_id",
    "starts_on": "eerste_dag",
    "ends_on": "laatste_dag",
    "course_cost": "kosten_opleiding",
    "travel_cost": "kosten_reis",
    "other_cost": "kosten_anders",
    "vat": "btw",
    "motive": "motivatie",
    "goal": "leerdoel",
}


@router.get(
    PATH, response=RequestPage, auth=READ, by_alias=True, summary="Aanvragen waarbij je betrokken bent"
)
def list_requests(request: HttpRequest, wanted: Annotated[RequestQuery, Query()]) -> dict[str, Any]:
    rows = with_names(access.involved_requests(_actor(request)))
    rows = narrowed(rows, Narrowing(text=wanted.zoek, state=wanted.status.value if wanted.status else ""))
    return page_of(request, rows.order_by("-created_at", "-pk"), wanted, _shown)


@router.get(PATH + "/{uuid:request_id}", response=Request, auth=READ, by_alias=True, summary="Eén aanvraag")
def get_request(request: HttpRequest, response: HttpResponse, request_id: UUID) -> dict[str, Any]:
    return _told(response, _found(request, request_id))


@router.post(PATH, response={201: Request}, auth=WRITE, by_alias=True, summary="Vraag iets aan")
def add_request(request: HttpRequest, response: HttpResponse, new: NewRequest) -> Status[dict[str, Any]]:
    actor, at = _actor(request), clock.now()
    row = actions.start_request(new.wanted(), person_id=_person(actor, new.voor_nummer), actor=actor, at=at)
    if new.indienen:
        actions.submit(row.pk, actor=actor, at=at)
    return made(request, response, _told(response, _found(request, row.pk)))


@router.put(
    PATH + "/{uuid:request_id}", response=Request, auth=WRITE, by_alias=True, summary="Wijzig een concept"
)
def change_wish(
    request: HttpRequest, response: HttpResponse, request_id: UUID, wanted: Wish, said: IfMatch = None
) -> dict[str, Any]:
    row = _found(request, request_id)
    require_seen(said, _tag(row))
    actions.change_request(row.pk, wanted.wanted(), seen_turn=row.turn, **_who(request))
    return _told(response, _found(request, request_id))


@router.post(
    PATH + "/{uuid:request_id}/indienen",
    response=Request,
    auth=WRITE,
    by_alias=True,
    summary="Dien een concept in",
)
def submit_request(request: HttpRequest, request_id: UUID) -> dict[str, Any]:
    actions.submit(_found(request, request_id).pk, **_who(request))
    return _shown(_found(request, request_id))


@router.post(
    PATH + "/{uuid:request_id}/intrekken",
    response=Request,
    auth=WRITE,
    by_alias=True,
    summary="Trek een aanvraag in",
)
def withdraw_request(request: HttpRequest, request_id: UUID) -> dict[str, Any]:
    actions.withdraw(_found(request, request_id).pk, **_who(request))
    return _shown(_found(request, request_id))


@router.post(
    PATH + "/{uuid:request_id}/antwoorden",
    response=Request,
    auth=WRITE,
    by_alias=True,
    summary="Beantwoord de vraag",
)
def answer_question(request: HttpRequest, request_id: UUID, said: Answer) -> dict[str, Any]:
    row = _found(request, request_id)
    actions.answer(row.pk, words=said.antwoord, seen_turn=said.beurt, **_who(request))
    return _shown(_found(request, request_id))


@router.post(
    PATH + "/{uuid:request_id}/besluiten",
    response=Request,
    auth=WRITE,
    by_alias=True,
    summary="Beslis over een aanvraag",
)
def decide_request(request: HttpRequest, request_id: UUID, said: Decided) -> dict[str, Any]:
    row, common = _found(request, request_id), {"seen_turn": said.beurt, **_who(request)}
    if said.besluit is None:
        raise Refused("offcatalogue.no_outcome")
    simple: dict[Verdict, Any] = {
        Verdict.AGREE: actions.agree,
        Verdict.ASK: actions.ask_back,
        Verdict.REFUSE: actions.refuse,
    }
    if act := simple.get(said.besluit):
        act(row.pk, words=said.toelichting, **common)
    else:
        wanted = actions.Granting(
            outcome=said.besluit.value,
            words=said.toelichting,
            activity_id=said.leeractiviteit_id,
            owner_unit_id=said.onderdeel_id,
        )
        actions.grant(row.pk, wanted, **common)
    return _shown(_found(request, request_id))


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Form | Vat) else value


def _actor(request: HttpRequest) -> Actor:
    if not house.is_on():
        raise NotFound
    return actor_of(request)


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"actor": actor_of(request), "at": clock.now()}


def _found(request: HttpRequest, request_id: UUID) -> OffCatalogueRequest:
    row = access.request_for(_actor(request), request_id)
    if row is None:
        raise NotFound
    return row


def _person(actor: Actor, number: str) -> UUID:
    """Who is out of sight does not exist here either."""
    if not number:
        if actor.person_id is None:
            raise Refused("offcatalogue.not_yours")
        return actor.person_id
    person = person_by_number_for(actor, number, on=clock.today())
    if person is None:
        raise Refused("offcatalogue.not_your_team")
    return UUID(str(person.pk))


def _tag(row: OffCatalogueRequest) -> str:
    return tag_of(row.pk, row.turn)


def _told(response: HttpResponse, row: OffCatalogueRequest) -> dict[str, Any]:
    return marked(response, _tag(row), _shown(row))


def _shown(row: OffCatalogueRequest) -> dict[str, Any]:
    return {
        **{word: getattr(row, name) for name, word in NAMES.items()},
        "id": row.pk,
        "kenmerk": reference_of(row),
        "voor": row.person.full_name,
        "voor_nummer": row.person.personnel_number,
        "aangevraagd_door": row.asker.full_name,
        "onderdeel_id": row.unit_id,
        "status": row.state,
        "beurt": row.turn,
        "aan_de_beurt": row.decider.full_name if row.decider else "",
        "wacht_sinds": row.waiting_since,
        "gevolg": row.outcome,
        "leeractiviteit_id": row.activity_id,
        "kostenplaats": row.cost_centre,
        "ingediend_op": row.submitted_at,
        "afgesloten_op": row.closed_at,
    }
