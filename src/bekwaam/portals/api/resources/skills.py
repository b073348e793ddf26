"""`/skills` and what functions ask. Profiles of people are not in the API: they are for the person and the manager."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema, Status
from ninja.errors import AuthorizationError
from pydantic import StringConstraints

from bekwaam.domains.people.models import Function
from bekwaam.domains.skills import access, names
from bekwaam.domains.skills.actions import (
    SkillDetails,
    ask_skill,
    change_skill,
    make_skill,
    stop_asking_skill,
)
from bekwaam.domains.skills.enums import SkillKind
from bekwaam.domains.skills.models import FunctionSkill, Skill
from bekwaam.domains.skills.queries import framework
from bekwaam.domains.skills.rules.keeping import may_keep, may_read_framework
from bekwaam.kernel import clock
from bekwaam.kernel.decisions import Refused, require
from bekwaam.portals.api.creating import made
from bekwaam.portals.api.paging import CamelSchema, Links, PageQuery, page_of
from bekwaam.portals.api.problems import NotFound
from bekwaam.portals.api.security import Key, actor_of
from bekwaam.portals.api.seen import IfMatch, marked, require_seen, tag_of
from bekwaam.portals.api.words import Clean, SaysClean, SaysFilled, ShortText

router = Router(tags=["skills"])
READ, WRITE = Key("skills:lezen"), Key("skills:schrijven")
SkillCode = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=names.CODE_LENGTH),
    Clean,
    SaysFilled,
]
Label = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=names.LABEL_LENGTH),
    Clean,
    SaysFilled,
]
Definition = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=names.DEFINITION_LENGTH), Clean, SaysClean
]
Address = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=names.URI_LENGTH), Clean, SaysClean
]
Level = Annotated[int, Field(ge=1, le=4)]


class SkillOut(CamelSchema):
    id: UUID
    code: str
    naam: str
    andere_namen: list[str]
    definitie: str
    soort: SkillKind
    valt_onder_id: UUID | None
    uri: str
    bron: str
    in_gebruik: bool


class SkillPage(Schema):
    links: Links = Field(alias="_links")
    totaal: int
    resultaten: list[SkillOut]


class SkillQuery(PageQuery):
    code: SkillCode | None = None
    zoek: ShortText = ""
    soort: SkillKind | None = None
    in_gebruik: bool | None = Field(None, alias="inGebruik")


class NewSkill(CamelSchema):
    code: SkillCode
    naam: Label
    andere_namen: list[Label] = Field([], max_length=names.MOST_ALT_LABELS)
    definitie: Definition = ""
    soort: SkillKind = SkillKind.SKILL
    valt_onder_id: UUID | None = None
    uri: Address = ""


class SkillChange(CamelSchema):
    """Only what is named changes; `valtOnderId` null puts the skill on top of the tree."""

    naam: Label | None = None
    andere_namen: list[Label] | None = Field(None, max_length=names.MOST_ALT_LABELS)
    definitie: Definition | None = None
    soort: SkillKind | None = None
    valt_onder_id: UUID | None = None
    uri: Address | None = None
    in_gebruik: bool | None = None


class AskedOut(CamelSchema):
    id: UUID
    functie_id: UUID
    skill_id: UUID
    skill_code: str
    naam: str
    niveau: int


class AskedPage(Schema):
    links: Links = Field(alias="_links")
    totaal: int
    resultaten: list[AskedOut]


class AskedAll(CamelSchema):
    resultaten: list[AskedOut]


class AskedChange(CamelSchema):
    """A level from 1 to 4; null: the function no longer asks the skill; left out: nothing changes."""

    niveau: Level | None = None


@router.get("/skills", response=SkillPage, auth=READ, by_alias=True, summary="Skills")
def list_skills(request: HttpRequest, wanted: Annotated[SkillQuery, Query()]) -> dict[str, Any]:
    _require_reader(request)
    rows = framework.narrowed(text=wanted.zoek, kind=wanted.soort or "", is_active=wanted.in_gebruik)
    if wanted.code:
        rows = rows.filter(code=wanted.code)
    return page_of(request, rows, wanted, _shown)


@router.get("/skills/{uuid:skill_id}", response=SkillOut, auth=READ, by_alias=True, summary="Eén skill")
def get_skill(request: HttpRequest, response: HttpResponse, skill_id: UUID) -> dict[str, Any]:
    _require_reader(request)
    return _told(response, _skill(request, skill_id))


@router.post("/skills", response={201: SkillOut}, auth=WRITE, by_alias=True, summary="Maak een skill")
def add_skill(request: HttpRequest, response: HttpResponse, new: NewSkill) -> Status[dict[str, Any]]:
    details = SkillDetails(
        label=new.naam,
        kind=new.soort,
        alt_labels=tuple(new.andere_namen),
        definition=new.definitie,
        broader_id=_broader(request, new.valt_onder_id),
        uri=new.uri,
    )
    skill = make_skill(new.code, details, actor=actor_of(request), at=clock.now())
    return made(request, response, _told(response, skill))


@router.patch(
    "/skills/{uuid:skill_id}", response=SkillOut, auth=WRITE, by_alias=True, summary="Wijzig een skill"
)
def patch_skill(
    request: HttpRequest, response: HttpResponse, skill_id: UUID, wanted: SkillChange, said: IfMatch = None
) -> dict[str, Any]:
    _require_reader(request)
    skill = _skill(request, skill_id)
    require(may_keep(actor_of(request)))
    require_seen(said, _tag(skill))
    details = _changed(request, skill, wanted)
    seen_at = skill.changed_at
    changed = change_skill(skill_id, details, seen_at=seen_at, actor=actor_of(request), at=clock.now())
    return _told(response, changed)


@router.get(
    "/functies/{uuid:function_id}/skills",
    response=AskedPage,
    auth=READ,
    by_alias=True,
    summary="Wat een functie vraagt",
)
def list_function_skills(
    request: HttpRequest, function_id: UUID, wanted: Annotated[PageQuery, Query()]
) -> dict[str, Any]:
    _require_reader(request)
    found = _function(request, function_id)
    rows = FunctionSkill.objects.filter(function=found).select_related("skill")
    return page_of(request, rows.order_by("skill__code"), wanted, _asked)


@router.patch(
    "/functies/{uuid:function_id}/skills/{uuid:skill_id}",
    response=AskedAll,
    auth=WRITE,
    by_alias=True,
    summary="Laat een functie een skill vragen, of niet meer",
)
def patch_function_skill(
    request: HttpRequest, function_id: UUID, skill_id: UUID, wanted: AskedChange
) -> dict[str, Any]:
    _require_reader(request)
    found, skill = _function(request, function_id), _skill(request, skill_id)
    if wanted.niveau is not None:
        ask_skill(found, skill, wanted.niveau, actor=actor_of(request), at=clock.now())
    elif "niveau" in wanted.model_fields_set:
        stop_asking_skill(found, skill, actor=actor_of(request), at=clock.now())
    rows = FunctionSkill.objects.filter(function=found).select_related("skill")
    return {"resultaten": [_asked(row) for row in rows.order_by("skill__code")]}


def _require_reader(request: HttpRequest) -> None:
    """As on the screen: the framework in the back office is for whoever looks after it or reads it there."""
    if not may_read_framework(actor_of(request)):
        raise AuthorizationError(message="De skills zijn hier voor de backoffice.")


def _skill(request: HttpRequest, skill_id: UUID) -> Skill:
    found = access.skill_to_keep_for(actor_of(request), skill_id)
    if found is None:
        raise NotFound
    return found


def _function(request: HttpRequest, function_id: UUID) -> Function:
    found = access.function_to_keep_for(actor_of(request), function_id)
    if found is None:
        raise NotFound
    return found


def _broader(request: HttpRequest, skill_id: UUID | None) -> UUID | None:
    if skill_id is not None and access.skill_to_keep_for(actor_of(request), skill_id) is None:
        raise Refused("skills.unknown_skill")
    return skill_id


def _changed(request: HttpRequest, skill: Skill, wanted: SkillChange) -> SkillDetails:
    said = wanted.model_dump(exclude_unset=True)

    def told(name: str, now: Any) -> Any:
        return now if said.get(name) is None else said[name]

    moves = "valt_onder_id" in said
    return SkillDetails(
        label=told("naam", skill.label),
        kind=told("soort", skill.kind),
        alt_labels=tuple(told("andere_namen", skill.alt_labels)),
        definition=told("definitie", skill.definition),
        broader_id=_broader(request, said["valt_onder_id"]) if moves else skill.broader_id,
        related_ids=frozenset(one.pk for one in framework.related_to(skill.pk)),
        uri=told("uri", skill.uri),
        is_active=told("in_gebruik", skill.is_active),
    )


def _tag(skill: Skill) -> str:
    return tag_of(skill.pk, skill.changed_at)


def _told(response: HttpResponse, skill: Skill) -> dict[str, Any]:
    return marked(response, _tag(skill), _shown(skill))


def _shown(skill: Skill) -> dict[str, Any]:
    return {
        "id": skill.pk,
        "code": skill.code,
        "naam": skill.label,
        "andereNamen": skill.alt_labels,
        "definitie": skill.definition,
        "soort": skill.kind,
        "valtOnderId": skill.broader_id,
        "uri": skill.uri,
        "bron": skill.source,
        "inGebruik": skill.is_active,
    }


def _asked(row: FunctionSkill) -> dict[str, Any]:
    return {
        "id": row.pk,
        "functieId": row.function_id,
        "skillId": row.skill_id,
        "skillCode": row.skill.code,
        "naam": row.skill.label,
        "niveau": row.level,
    }
