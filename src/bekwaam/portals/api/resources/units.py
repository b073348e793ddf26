"""`/organisatieonderdelen`: the tree on any day, and changes from any day on."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema, Status

from bekwaam.domains.organisation import access, queries
from bekwaam.domains.organisation.actions.units import (
    UnitDetails,
    change_unit,
    create_unit,
    move_unit,
    rename_unit,
    set_last_day,
)
from bekwaam.domains.organisation.models import OrgUnit, OrgUnitVersion, UnitKind
from bekwaam.domains.organisation.rules import may_see_organisation
from bekwaam.kernel import clock
from bekwaam.kernel.decisions import Refused, require
from bekwaam.portals.api.creating import made
from bekwaam.portals.api.paging import UNSAID, CamelSchema, Links, PageQuery, page_of
from bekwaam.portals.api.problems import NotFound
from bekwaam.portals.api.security import Key, actor_of
from bekwaam.portals.api.words import Code, Day, Name, ShortCode

router = Router(tags=["organisatie"])
READ, WRITE = Key("organisatie:lezen"), Key("organisatie:schrijven")


class Unit(CamelSchema):
    id: UUID
    code: str
    naam: str
    soort: str
    bovenliggend_id: UUID | None
    kostenplaats: str
    leidinggevende_nummer: str = Field(description="Personeelsnummer van de leidinggevende")
    geldig_vanaf: date
    geldig_tot: date | None = Field(description="De laatste dag; leeg als er geen einde bekend is")


class UnitPage(Schema):
    links: Links = Field(alias="_links")
    totaal: int
    resultaten: list[Unit]


class UnitQuery(PageQuery):
    peildatum: Day | None = Field(
        None, description="Toon de organisatie van deze dag; vandaag als die ontbreekt"
    )
    code: Code | None = None
    soort: Code | None = Field(None, description="De code van de soort")
    bovenliggend_id: UUID | None = Field(None, alias="bovenliggendId")


class NewUnit(CamelSchema):
    code: Code
    naam: Name
    soort: Code
    bovenliggend_id: UUID | None = None
    kostenplaats: ShortCode = ""
    leidinggevende_nummer: ShortCode = ""
    geldig_vanaf: Day | None = None


class UnitChange(CamelSchema):
    naam: Name = UNSAID
    soort: Code = UNSAID
    bovenliggend_id: UUID | None = None
    kostenplaats: ShortCode = UNSAID
    leidinggevende_nummer: ShortCode = UNSAID
    geldig_tot: Day | None = Field(None, description="De laatste dag van het onderdeel; null haalt die weg")
    vanaf: Day = Field(UNSAID, description="De dag waarop de wijziging ingaat; vandaag als die ontbreekt")


@router.get(
    "/organisatieonderdelen", response=UnitPage, auth=READ, by_alias=True, summary="Onderdelen op een dag"
)
def list_units(request: HttpRequest, wanted: Annotated[UnitQuery, Query()]) -> dict[str, Any]:
    require(may_see_organisation(actor_of(request)))
    rows = _versions().filter(queries.holding(wanted.peildatum or clock.today()))
    conditions = {"unit__code": wanted.code, "kind__code": wanted.soort, "parent_id": wanted.bovenliggend_id}
    rows = rows.filter(**{name: value for name, value in conditions.items() if value})
    return page_of(request, rows.order_by("unit__code"), wanted, _shown)


@router.get(
    "/organisatieonderdelen/{uuid:unit_id}", response=Unit, auth=READ, by_alias=True, summary="Eén onderdeel"
)
def get_unit(request: HttpRequest, unit_id: UUID) -> dict[str, Any]:
    return _latest(access.unit_for(actor_of(request), unit_id))


@router.post(
    "/organisatieonderdelen", response={201: Unit}, auth=WRITE, by_alias=True, summary="Maak een onderdeel"
)
def add_unit(request: HttpRequest, response: HttpResponse, new: NewUnit) -> Status[dict[str, Any]]:
    details = UnitDetails(
        name=new.naam,
        kind_id=_kind_id(new.soort),
        parent_id=_known_parent(new.bovenliggend_id),
        cost_centre=new.kostenplaats,
        leader_number=new.leidinggevende_nummer,
    )
    start = new.geldig_vanaf or clock.today()
    unit = create_unit(
        code=new.code, details=details, valid_from=start, actor=actor_of(request), at=clock.now()
    )
    return made(request, response, _latest(unit))


@router.patch(
    "/organisatieonderdelen/{uuid:unit_id}",
    response=Unit,
    auth=WRITE,
    by_alias=True,
    summary="Wijzig of beëindig een onderdeel",
)
def change(request: HttpRequest, unit_id: UUID, wanted: UnitChange) -> dict[str, Any]:
    unit = access.unit_to_change_for(actor_of(request), unit_id)
    if unit is None:
        raise NotFound
    _apply(request, unit, wanted)
    return _latest(queries.unit_by_id(unit_id))


def _apply(request: HttpRequest, unit: OrgUnit, wanted: UnitChange) -> None:
    told = wanted.model_fields_set
    common: dict[str, Any] = {"unit_id": unit.pk, "actor": actor_of(request), "at": clock.now()}
    day = wanted.vanaf or clock.today()
    if wanted.naam is not None:
        rename_unit(name=wanted.naam, valid_from=day, **common)
    if "bovenliggend_id" in told:
        move_unit(parent_id=_known_parent(wanted.bovenliggend_id), valid_from=day, **common)
    if told & {"soort", "kostenplaats", "leidinggevende_nummer"}:
        change_unit(details=_details(unit, wanted), valid_from=day, **common)
    if "geldig_tot" in told:
        set_last_day(last_day=wanted.geldig_tot, **common)


def _details(unit: OrgUnit, wanted: UnitChange) -> UnitDetails:
    centre = unit.cost_centre.code if unit.cost_centre else ""
    leader = wanted.leidinggevende_nummer
    return UnitDetails(
        name=unit.name,
        kind_id=_kind_id(wanted.soort) if wanted.soort else unit.kind_id,
        parent_id=unit.parent_id,
        cost_centre=centre if wanted.kostenplaats is None else wanted.kostenplaats,
        leader_number=unit.leader_number if leader is None else leader,
    )


def _kind_id(code: str) -> UUID:
    found: UUID | None = UnitKind.objects.filter(code=code).values_list("id", flat=True).first()
    if found is None:
        raise Refused("unit_kind_unknown")
    return found


def _known_parent(parent_id: UUID | None) -> UUID | None:
    if parent_id is not None and queries.unit_by_id(parent_id) is None:
        raise Refused("unit_parent_unknown")
    return parent_id


def _versions() -> QuerySet[OrgUnitVersion]:
    found: QuerySet[OrgUnitVersion] = OrgUnitVersion.objects.select_related("unit", "kind", "cost_centre")
    return found


def _latest(unit: OrgUnit | None) -> dict[str, Any]:
    """As it is today; a unit that is still to come as it will begin."""
    if unit is None:
        raise NotFound
    rows = _versions().filter(unit=unit)
    begun = rows.filter(valid_from__lte=clock.today()).order_by("-valid_from").first()
    return _shown(begun or rows.earliest("valid_from"))


def _shown(version: OrgUnitVersion) -> dict[str, Any]:
    return {
        "id": version.unit_id,
        "code": version.unit.code,
        "naam": version.name,
        "soort": version.kind.code,
        "bovenliggend_id": version.parent_id,
        "kostenplaats": version.cost_centre.code if version.cost_centre else "",
        "leidinggevende_nummer": version.leader_number,
        "geldig_vanaf": version.valid_from,
        "geldig_tot": version.valid_until,
    }
