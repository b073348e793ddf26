"""`/medewerkers`: who works here, as far as the key's person may see."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema, Status

from bekwaam.domains.people import access
from bekwaam.domains.people.actions.persons import Identity, add_person, change_person, identity_of
from bekwaam.domains.people.models import Person
from bekwaam.domains.people.rules.managing import may_manage
from bekwaam.kernel import clock
from bekwaam.kernel.decisions import require
from bekwaam.portals.api.creating import made
from bekwaam.portals.api.paging import UNSAID, CamelSchema, Links, PageQuery, page_of
from bekwaam.portals.api.problems import NotFound
from bekwaam.portals.api.security import Key, actor_of
from bekwaam.portals.api.words import Code, Email, Name, ShortCode, ShortText

router = Router(tags=["medewerkers"])
READ, WRITE = Key("medewerkers:lezen"), Key("medewerkers:schrijven")


class PersonOut(CamelSchema):
    id: UUID
    personeelsnummer: str
    voornaam: str
    tussenvoegsels: str
    achternaam: str
    naam: str
    email: str
    extern_id: str
    in_dienst: bool


class PersonPage(Schema):
    links: Links = Field(alias="_links")
    totaal: int
    resultaten: list[PersonOut]


class PersonQuery(PageQuery):
    personeelsnummer: Code | None = None
    extern_id: Code | None = Field(None, alias="externId")
    in_dienst: bool | None = Field(None, alias="inDienst")


class NewPerson(CamelSchema):
    personeelsnummer: Code
    voornaam: ShortText = ""
    tussenvoegsels: ShortCode = ""
    achternaam: Name
    email: Email = ""
    extern_id: ShortText = ""


class PersonChange(CamelSchema):
    personeelsnummer: Code = UNSAID
    voornaam: ShortText = UNSAID
    tussenvoegsels: ShortCode = UNSAID
    achternaam: Name = UNSAID
    email: Email = UNSAID
    extern_id: ShortText = UNSAID


FIELD_OF = {
    "personeelsnummer": "personnel_number",
    "voornaam": "given_name",
    "tussenvoegsels": "infix",
    "achternaam": "family_name",
    "email": "email",
    "extern_id": "external_id",
}


@router.get("/medewerkers", response=PersonPage, auth=READ, by_alias=True, summary="Medewerkers")
def list_people(request: HttpRequest, wanted: Annotated[PersonQuery, Query()]) -> dict[str, Any]:
    rows = access.people_visible_to(actor_of(request), on=clock.today()).order_by("sort_key", "id")
    conditions = {"personnel_number": wanted.personeelsnummer, "external_id": wanted.extern_id}
    rows = rows.filter(**{name: value for name, value in conditions.items() if value})
    if wanted.in_dienst is not None:
        rows = rows.filter(is_active=wanted.in_dienst)
    return page_of(request, rows, wanted, _shown)


@router.get(
    "/medewerkers/{uuid:person_id}", response=PersonOut, auth=READ, by_alias=True, summary="Eén medewerker"
)
def get_person(request: HttpRequest, person_id: UUID) -> dict[str, Any]:
    return _shown(visible_person(request, person_id))


@router.post(
    "/medewerkers", response={201: PersonOut}, auth=WRITE, by_alias=True, summary="Voeg een medewerker toe"
)
def new_person(request: HttpRequest, response: HttpResponse, new: NewPerson) -> Status[dict[str, Any]]:
    require(may_manage(actor_of(request), person_id=None, unit_ids=()))
    identity = Identity(**{FIELD_OF[name]: value for name, value in new.model_dump().items()})
    person = add_person(identity, actor=actor_of(request), at=clock.now())
    return made(request, response, _shown(person))


@router.patch(
    "/medewerkers/{uuid:person_id}",
    response=PersonOut,
    auth=WRITE,
    by_alias=True,
    summary="Wijzig een medewerker",
)
def patch_person(request: HttpRequest, person_id: UUID, wanted: PersonChange) -> dict[str, Any]:
    person = manageable_person(request, person_id)
    known = {name: getattr(identity_of(person), name) for name in FIELD_OF.values()}
    told = {FIELD_OF[name]: value for name, value in wanted.model_dump(exclude_unset=True).items()}
    changed = change_person(person, Identity(**{**known, **told}), actor=actor_of(request), at=clock.now())
    return _shown(changed)


def visible_person(request: HttpRequest, person_id: UUID) -> Person:
    found = access.person_for(actor_of(request), person_id, on=clock.today())
    if found is None:
        raise NotFound
    return found


def manageable_person(request: HttpRequest, person_id: UUID) -> Person:
    person = visible_person(request, person_id)
    units = [job.unit_id for job in access.jobs_of([person.pk], clock.today())[person.pk]]
    require(may_manage(actor_of(request), person_id=person.pk, unit_ids=units))
    return person


def _shown(person: Person) -> dict[str, Any]:
    return {
        "id": person.pk,
        "personeelsnummer": person.personnel_number,
        "voornaam": person.given_name,
        "tussenvoegsels": person.infix,
        "achternaam": person.family_name,
        "naam": person.full_name,
        "email": person.email,
        "extern_id": person.external_id,
        "in_dienst": person.is_active,
    }
