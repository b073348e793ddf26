"""`/leerbehoeften`: what units need to learn, with the rules of the screens."""

from dataclasses import replace
from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema, Status
from ninja.errors import AuthorizationError
from pydantic import StringConstraints

from bekwaam.domains.portfolio import access, actions
from bekwaam.domains.portfolio.enums import MODULE, NeedState
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
from bekwaam.portals.api.seen import IfMatch, marked, require_seen, tag_of
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
NAMES = {
    "title": "wat",
    "goal": "waarom",
    "theme_id": "thema",
    "skill_id": "skill",
    "skill_words": "skill_eigen_woorden",
    "priority": "prioriteit",
    "people_count": "aantal_mensen",
    "budget": "budget",
    "wanted_by": "nodig_op",
    "remark": "opmerking",
}
NULLABLE = {"theme_id", "skill_id", "people_count", "budget", "wanted_by"}


class NeedOut(CamelSchema):
    id: UUID
    wat: str
    waarom: str
    onderdeel: UUID
    ronde: UUID | None
    thema: UUID | None
    skill: UUID | None = Field(description="Uit /skills")
    skill_eigen_woorden: str = Field(description="Als er geen skill past")
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
    skill: UUID | None = Field(None, description="Uit /skills")
    skill_eigen_woorden: Skill = ""
    prioriteit: PriorityWord = "middel"
    aantal_mensen: People | None = None
    budget: Budget | None = None
    nodig_op: Day | None = None
    opmerking: Words = ""
    indienen: bool = True


class NeedChange(CamelSchema):
    """What is left out stays as it is. `versie` is the one that was read, for who sends no If-Match."""

    versie: Annotated[int, Field(ge=1, le=2_000_000_000)] | None = None
    wat: Title | None = None
    waarom: Words | None = None
    thema: UUID | None = None
    skill: UUID | None = None
    skill_eigen_woorden: Skill | None = None
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
def get_need(request: HttpRequest, response: HttpResponse, need_id: UUID) -> dict[str, Any]:
    _require(request, READING)
    return _told(response, _found(access.need_for(actor_of(request), need_id)))


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
    content = NeedContent(**{name: getattr(new, word) for name, word in NAMES.items()})
    need = actions.bring_need(
        content, unit_id=new.onderdeel, round_id=new.ronde, submit=new.indienen, actor=actor, at=clock.now()
    )
    return made(request, response, _told(response, need))


@router.patch(
    "/leerbehoeften/{uuid:need_id}",
    response=NeedOut,
    auth=WRITE,
    by_alias=True,
    summary="Wijzig een leerbehoefte",
)
def patch_need(
    request: HttpRequest,
    response: HttpResponse,
    need_id: UUID,
    wanted: NeedChange,
    said: IfMatch = None,
) -> dict[str, Any]:
    _require(request, BRINGING)
    found = _found(access.need_to_change_for(actor_of(request), need_id))
    require_seen(said, _tag(found), or_told=wanted.versie is not None)
    changed = actions.change_need(
        need_id,
        _with_change(content_of(found), wanted),
        seen_revision=wanted.versie or found.revision,
        actor=actor_of(request),
        at=clock.now(),
    )
    return _told(response, changed)


def _with_change(content: NeedContent, wanted: NeedChange) -> NeedContent:
    """What was told put in its place; null empties what may be empty and leaves the rest."""
    told = wanted.model_dump(exclude_unset=True)
    values = {name: told[word] for name, word in NAMES.items() if word in told}
    kept = {name: value for name, value in values.items() if value is not None or name in NULLABLE}
    return replace(content, **kept)


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


def _tag(need: LearningNeed) -> str:
    return tag_of(need.pk, need.revision)


def _told(response: HttpResponse, need: LearningNeed) -> dict[str, Any]:
    return marked(response, _tag(need), _shown(need))


def _shown(need: LearningNeed) -> dict[str, Any]:
    return {
        **{word: getattr(need, name) for name, word in NAMES.items()},
        "id": need.pk,
        "onderdeel": need.unit_id,
        "ronde": need.round_id,
        "budget": None if need.budget is None else float(need.budget),
        "status": NeedState(need.state).value,
        "bron": need.source,
        "samengevoegd_met": need.merged_into_id,
        "leeractiviteit": need.activity_id,
        "versie": need.revision,
    }
