"""`/leerbehoeften`: what units need to learn, with the rules of the screens."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema, Status
from ninja.errors import AuthorizationError, HttpError
from pydantic import StringConstraints

from bekwaam.domains.portfolio import access, actions
from bekwaam.domains.portfolio.enums import MODULE, NeedState, Priority
from bekwaam.domains.portfolio.facts import NeedContent
from bekwaam.domains.portfolio.models import LearningNeed
from bekwaam.domains.portfolio.queries.needs import NeedFilter, content_of, narrowed
from bekwaam.domains.portfolio.rules.rights import BRINGING, READING
from bekwaam.domains.tenancy.queries import part_is_on
from bekwaam.kernel import clock
from bekwaam.portals.api.amounts import Budget
from bekwaam.portals.api.creating import made
from bekwaam.portals.api.paging import CamelSchema, Links, PageQuery, page_of
from bekwaam.portals.api.problems import NotFound
from bekwaam.portals.api.security import Key, actor_of
from bekwaam.portals.api.words import Clean, Day, SaysClean, SaysFilled

router = Router(tags=["portfolio"])
READ, WRITE = Key("leerbehoeften:lezen"), Key("leerbehoeften:schrijven")
Title = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), Clean, SaysFilled
]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1_000), Clean, SaysClean]
Skill = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200), Clean, SaysClean]
PriorityWord = Literal["hoog", "middel", "laag"]
StateWord = Literal[
    "concept",
    "verzameld",
    "op_agenda",
    "ontwikkeling",
    "inkoop",
    "aanbod",
    "gestopt",
    "niet_nu",
    "samengevoegd",
]
People = Annotated[int, Field(ge=1, le=1_000_000)]


class NeedOut(CamelSchema):
    id: UUID
    wat: str
    waarom: str
    onderdeel: UUID
    ronde: UUID | None
    thema: UUID | None
    skill: str
    prioriteit: PriorityWord
    aantal_mensen: int | None
    budget: float | None
    nodig_op: date | None
    opmerking: str
    status: StateWord
    bron: str
    samengevoegd_met: UUID | None
    leeractiviteit: UUID | None
    versie: int


class NeedPage(Schema):
    links: Links = Field(alias="_links")
    totaal: int
    resultaten: list[NeedOut]


class NeedQuery(PageQuery):
    ronde: UUID | None = None
    onderdeel: UUID | None = None
    status: StateWord | None = None


class NewNeed(CamelSchema):
    wat: Title
    onderdeel: UUID
    ronde: UUID | None = None
    waarom: Words = ""
    thema: UUID | None = None
    skill: Skill = ""
    prioriteit: PriorityWord = "middel"
    aantal_mensen: People | None = None
    budget: Budget | None = None
    nodig_op: Day | None = None
    opmerking: Words = ""
    indienen: bool = True


class NeedChange(CamelSchema):
    """`versie` is the one that was read; somebody who changed it meanwhile makes this a conflict."""

    versie: Annotated[int, Field(ge=1, le=2_000_000_000)] | None = None
    wat: Title | None = None
    waarom: Words | None = None
    skill: Skill | None = None
    prioriteit: PriorityWord | None = None
    aantal_mensen: People | None = None
    budget: Budget | None = None
    nodig_op: Day | None = None
    opmerking: Words | None = None


@router.get("/leerbehoeften", response=NeedPage, auth=READ, by_alias=True, summary="Leerbehoeften")
def list_needs(request: HttpRequest, wanted: Annotated[NeedQuery, Query()]) -> dict[str, Any]:
    _require(request, READING)
    chosen = NeedFilter(round_id=wanted.ronde, unit_id=wanted.onderdeel, state=wanted.status or "")
    rows = narrowed(access.visible_needs(actor_of(request)), chosen).order_by("pk")
    return page_of(request, rows, wanted, _shown)


@router.get(
    "/leerbehoeften/{uuid:need_id}", response=NeedOut, auth=READ, by_alias=True, summary="Eén leerbehoefte"
)
def get_need(request: HttpRequest, need_id: UUID) -> dict[str, Any]:
    _require(request, READING)
    return _shown(_found(access.need_for(actor_of(request), need_id)))


@router.post(
    "/leerbehoeften", response={201: NeedOut}, auth=WRITE, by_alias=True, summary="Breng een leerbehoefte in"
)
def add_need(request: HttpRequest, response: HttpResponse, new: NewNeed) -> Status[dict[str, Any]]:
    _require(request, BRINGING)
    actor = actor_of(request)
    if access.unit_to_bring_for(actor, new.onderdeel) is None:
        raise NotFound
    if new.ronde is not None and access.round_for(actor, new.ronde) is None:
        raise NotFound
    content = NeedContent(
        title=new.wat,
        goal=new.waarom,
        theme_id=new.thema,
        skill=new.skill,
        priority=new.prioriteit,
        people_count=new.aantal_mensen,
        budget=new.budget,
        wanted_by=new.nodig_op,
        remark=new.opmerking,
    )
    need = actions.bring_need(
        content, unit_id=new.onderdeel, round_id=new.ronde, submit=new.indienen, actor=actor, at=clock.now()
    )
    return made(request, response, _shown(need))


@router.patch(
    "/leerbehoeften/{uuid:need_id}",
    response=NeedOut,
    auth=WRITE,
    by_alias=True,
    summary="Wijzig een leerbehoefte",
)
def patch_need(request: HttpRequest, need_id: UUID, wanted: NeedChange) -> dict[str, Any]:
    _require(request, BRINGING)
    found = _found(access.need_to_change_for(actor_of(request), need_id))
    if wanted.versie is None:
        raise HttpError(
            422, "Stuur de versie mee die je las; anders kun je een wijziging van een ander overschrijven."
        )
    before = content_of(found)
    content = NeedContent(
        title=_or(wanted.wat, before.title),
        goal=_or(wanted.waarom, before.goal),
        theme_id=before.theme_id,
        skill=_or(wanted.skill, before.skill),
        priority=_or(wanted.prioriteit, before.priority),
        people_count=_or(wanted.aantal_mensen, before.people_count),
        budget=_or(wanted.budget, before.budget),
        wanted_by=_or(wanted.nodig_op, before.wanted_by),
        remark=_or(wanted.opmerking, before.remark),
        answers=before.answers,
    )
    changed = actions.change_need(
        need_id, content, seen_revision=wanted.versie, actor=actor_of(request), at=clock.now()
    )
    return _shown(changed)


def _or(new: Any, old: Any) -> Any:
    return old if new is None else new


def _require(request: HttpRequest, roles: Any) -> None:
    """As on the screens: a part that is switched off is not there."""
    if not part_is_on(MODULE):
        raise NotFound
    if not any(actor_of(request).has_role(role) for role in roles):
        raise AuthorizationError(message="Leerbehoeften zijn voor wie voor een onderdeel spreekt.")


def _found(need: LearningNeed | None) -> LearningNeed:
    if need is None:
        raise NotFound
    return need


def _shown(need: LearningNeed) -> dict[str, Any]:
    return {
        "id": need.pk,
        "wat": need.title,
        "waarom": need.goal,
        "onderdeel": need.unit_id,
        "ronde": need.round_id,
        "thema": need.theme_id,
        "skill": need.skill,
        "prioriteit": Priority(need.priority).value,
        "aantal_mensen": need.people_count,
        "budget": None if need.budget is None else float(need.budget),
        "nodig_op": need.wanted_by,
        "opmerking": need.remark,
        "status": NeedState(need.state).value,
        "bron": need.source,
        "samengevoegd_met": need.merged_into_id,
        "leeractiviteit": need.activity_id,
        "versie": need.revision,
    }
