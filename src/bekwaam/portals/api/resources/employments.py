"""`/dienstverbanden`: the dated jobs of people."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema, Status
from pydantic import BeforeValidator, WithJsonSchema

from bekwaam.domains.organisation.actions.writing import cost_centre_ids
from bekwaam.domains.people import access
from bekwaam.domains.people.actions.employments import (
    Terms,
    change_employment,
    end_employment,
    start_employment,
    terms_of,
)
from bekwaam.domains.people.enums import EmploymentKind
from bekwaam.domains.people.models import Employment, Function, Supplier
from bekwaam.domains.people.rules.employments import JobPeriod
from bekwaam.domains.people.rules.managing import may_manage
from bekwaam.kernel import clock
from bekwaam.kernel.decisions import Refused, require
from bekwaam.portals.api.amounts import hundredths
from bekwaam.portals.api.creating import made
from bekwaam.portals.api.paging import UNSAID, CamelSchema, Links, PageQuery, page_of
from bekwaam.portals.api.problems import NotFound
from bekwaam.portals.api.resources.people import manageable_person, visible_person
from bekwaam.portals.api.security import Key, actor_of
from bekwaam.portals.api.words import Code, Day, ShortCode

router = Router(tags=["medewerkers"])
READ, WRITE = Key("medewerkers:lezen"), Key("medewerkers:schrijven")


HOURS = {"type": "number", "minimum": 0, "maximum": 60, "multipleOf": 0.01}
Hours = Annotated[
    Decimal,
    Field(ge=0, le=60, max_digits=5, decimal_places=2),
    BeforeValidator(hundredths),
    WithJsonSchema(HOURS),
]


class EmploymentOut(CamelSchema):
    id: UUID
    medewerker_id: UUID
    volgnummer: str
    organisatieonderdeel_id: UUID
    functie_id: UUID | None
    soort: str
    uren_per_week: float | None
    leidinggevende_id: UUID | None = Field(
        description="Berekend: de aangewezen leidinggevende of die van het onderdeel"
    )
    kostenplaats: str
    leverancier: str
    in_dienst: date
    uit_dienst: date | None


class EmploymentPage(Schema):
    links: Links = Field(alias="_links")
    totaal: int
    resultaten: list[EmploymentOut]


class EmploymentQuery(PageQuery):
    medewerker_id: UUID | None = Field(None, alias="medewerkerId")
    organisatieonderdeel_id: UUID | None = Field(None, alias="organisatieonderdeelId")
    peildatum: Day | None = None


class TermsIn(CamelSchema):
    organisatieonderdeel_id: UUID
    soort: EmploymentKind
    functie_id: UUID | None = None
    uren_per_week: Hours | None = None
    aangewezen_leidinggevende_id: UUID | None = None
    kostenplaats: ShortCode = ""
    leverancier_id: UUID | None = None


class NewEmployment(TermsIn):
    medewerker_id: UUID
    volgnummer: Code = "1"
    in_dienst: Day
    uit_dienst: Day | None = None


class EmploymentChange(CamelSchema):
    organisatieonderdeel_id: UUID = UNSAID
    soort: EmploymentKind = UNSAID
    functie_id: UUID | None = None
    uren_per_week: Hours | None = None
    aangewezen_leidinggevende_id: UUID | None = None
    kostenplaats: ShortCode = UNSAID
    leverancier_id: UUID | None = None
    uit_dienst: Day | None = Field(None, description="De laatste dag; null haalt die weg")


@router.get("/dienstverbanden", response=EmploymentPage, auth=READ, by_alias=True, summary="Dienstverbanden")
def list_employments(request: HttpRequest, wanted: Annotated[EmploymentQuery, Query()]) -> dict[str, Any]:
    people = access.people_visible_to(actor_of(request), on=clock.today()).values("pk")
    rows = Employment.objects.filter(person__in=people).select_related("cost_centre", "supplier")
    conditions = {"person_id": wanted.medewerker_id, "unit_id": wanted.organisatieonderdeel_id}
    rows = rows.filter(**{name: value for name, value in conditions.items() if value})
    if wanted.peildatum:
        rows = rows.filter(started_on__lte=wanted.peildatum).exclude(ended_on__lt=wanted.peildatum)
    return page_of(request, rows.order_by("started_on", "id"), wanted, _shown)


@router.get(
    "/dienstverbanden/{uuid:job_id}",
    response=EmploymentOut,
    auth=READ,
    by_alias=True,
    summary="Eén dienstverband",
)
def get_employment(request: HttpRequest, job_id: UUID) -> dict[str, Any]:
    job = _job(job_id)
    visible_person(request, job.person_id)
    return _shown(job)


@router.post(
    "/dienstverbanden",
    response={201: EmploymentOut},
    auth=WRITE,
    by_alias=True,
    summary="Begin een dienstverband",
)
def add_employment(
    request: HttpRequest, response: HttpResponse, new: NewEmployment
) -> Status[dict[str, Any]]:
    person = manageable_person(request, new.medewerker_id)
    period = JobPeriod(new.in_dienst, new.uit_dienst)
    terms = _terms(request, new)
    job = start_employment(
        person, terms, period=period, number=new.volgnummer, actor=actor_of(request), at=clock.now()
    )
    return made(request, response, _shown(_job(job.pk)))


@router.patch(
    "/dienstverbanden/{uuid:job_id}",
    response=EmploymentOut,
    auth=WRITE,
    by_alias=True,
    summary="Wijzig of beëindig",
)
def patch_employment(request: HttpRequest, job_id: UUID, wanted: EmploymentChange) -> dict[str, Any]:
    job = _job(job_id)
    manageable_person(request, job.person_id)
    told = wanted.model_dump(exclude_unset=True, exclude={"uit_dienst"})
    if told:
        whole = TermsIn.model_validate({**_as_told(terms_of(job), job), **told})
        job = change_employment(job, _terms(request, whole), actor=actor_of(request), at=clock.now())
    if "uit_dienst" in wanted.model_fields_set:
        end_employment(job, last_day=wanted.uit_dienst, actor=actor_of(request), at=clock.now())
    return _shown(_job(job.pk))


def _job(job_id: UUID) -> Employment:
    rows = Employment.objects.select_related("person", "cost_centre", "supplier")
    found: Employment | None = rows.filter(pk=job_id).first()
    if found is None:
        raise NotFound
    return found


def _as_told(terms: Terms, job: Employment) -> dict[str, Any]:
    return {
        "organisatieonderdeel_id": terms.unit_id,
        "soort": terms.kind,
        "functie_id": terms.function_id,
        "uren_per_week": terms.hours_per_week,
        "aangewezen_leidinggevende_id": terms.named_manager_id,
        "kostenplaats": job.cost_centre.code if job.cost_centre else "",
        "leverancier_id": terms.supplier_id,
    }


def _terms(request: HttpRequest, wanted: TermsIn) -> Terms:
    """Every id must be of this academy and within reach; a cost centre that is new is made."""
    unit = access.unit_for(actor_of(request), wanted.organisatieonderdeel_id)
    if unit is None:
        raise Refused("people.unit_unknown")
    require(may_manage(actor_of(request), person_id=None, unit_ids=[unit.pk]))
    _require_known(Function, wanted.functie_id, "people.function_unknown")
    _require_known(Supplier, wanted.leverancier_id, "people.supplier_unknown")
    if wanted.aangewezen_leidinggevende_id is not None:
        visible_person(request, wanted.aangewezen_leidinggevende_id)
    centre = wanted.kostenplaats
    return Terms(
        unit_id=unit.pk,
        kind=wanted.soort.value,
        function_id=wanted.functie_id,
        named_manager_id=wanted.aangewezen_leidinggevende_id,
        cost_centre_id=cost_centre_ids({centre})[centre] if centre else None,
        supplier_id=wanted.leverancier_id,
        hours_per_week=wanted.uren_per_week,
    )


def _require_known(model: type[Function] | type[Supplier], wanted: UUID | None, reason: str) -> None:
    if wanted is not None and not model.objects.filter(pk=wanted).exists():
        raise Refused(reason)


def _shown(job: Employment) -> dict[str, Any]:
    return {
        "id": job.pk,
        "medewerker_id": job.person_id,
        "volgnummer": job.number,
        "organisatieonderdeel_id": job.unit_id,
        "functie_id": job.function_id,
        "soort": job.kind,
        "uren_per_week": job.hours_per_week,
        "leidinggevende_id": job.manager_id,
        "kostenplaats": job.cost_centre.code if job.cost_centre else "",
        "leverancier": job.supplier.name if job.supplier else "",
        "in_dienst": job.started_on,
        "uit_dienst": job.ended_on,
    }
