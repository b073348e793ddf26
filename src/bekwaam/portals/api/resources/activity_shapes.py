"""How an activity goes in and out of the API."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

from bekwaam.domains.catalogue.enums import (
    ActivityState,
    ApprovalRule,
    Change,
    Form,
    Language,
    Level,
    Payer,
    VersionState,
)
from bekwaam.portals.api.paging import CamelSchema, Links, PageQuery
from bekwaam.portals.api.words import Day, line

MOST_LINKS, MOST_GOALS = 100, 50
Cents = Annotated[int, Field(ge=0, le=999_999_999)]
Ids = Annotated[list[UUID], Field(max_length=MOST_LINKS)]
Html = Annotated[str, StringConstraints(max_length=40_000)]
Code = Annotated[
    str,
    StringConstraints(min_length=1, max_length=40, pattern=r"^[A-Za-z0-9._\-]+$"),
]
WEB_ADDRESS = Field(
    None,
    description="Een webadres dat begint met https:// of http://",
    examples=["https://leren.example.org/avg"],
)


class Scope(StrEnum):
    """Which side of the offering is asked for."""

    SEEN = "aanbod"
    MANAGED = "beheer"


class Publication(StrEnum):
    PUBLISHED = ActivityState.PUBLISHED.value


class NextChange(StrEnum):
    LIGHT = Change.LIGHT.value
    AGAIN = Change.AGAIN.value


class Named(CamelSchema):
    id: UUID
    code: str
    naam: str


class SkillAim(CamelSchema):
    id: UUID
    code: str
    naam: str
    niveau: int = Field(description="Het niveau waar het naartoe werkt, 1 tot en met 4")


class SkillWanted(CamelSchema):
    id: UUID
    niveau: Annotated[int, Field(ge=1, le=4)]


class RunOut(CamelSchema):
    id: UUID
    naam: str
    begint_op: datetime
    eindigt_op: datetime
    plaats: str
    is_online: bool
    plekken_over: int | None = Field(description="Leeg als plekken niet worden geteld")


class ActivityOut(CamelSchema):
    id: UUID
    code: str = Field(examples=["VEI-01"])
    titel: str = Field(examples=["In gesprek bij agressie aan de balie"])
    samenvatting: str
    doelen: list[str]
    inhoud: str = Field(description="Opgeschoonde HTML")
    doelgroep: str
    werkvorm: Form
    niveau: Level
    taal: Language
    studielast_minuten: int | None
    duur: str
    prijs_in_centen: int
    prijs_extern_in_centen: int | None
    betaler: Payer
    akkoord: ApprovalRule
    akkoord_boven_centen: int | None
    thema_s: list[Named] = Field(alias="themas")
    functies: list[Named]
    skills: list[SkillAim]
    eigenaar: Named
    contact: str
    trainer: str
    link: str
    certificaat: str
    certificaat_maanden: int | None
    eerst_doen: list[UUID]
    verwant: list[UUID]
    uitvoeringen: list[RunOut]
    kan_aanmelden: bool
    waardering: float | None = Field(description="Het gemiddelde van 1 tot en met 5 sterren")
    aantal_waarderingen: int
    status: ActivityState
    versie: int
    versie_status: VersionState
    revisie: int = Field(
        description="Van de tekst. Stuur deze of de ETag mee bij een wijziging, dan gaat niets verloren"
    )
    zichtbaar_van: date | None
    zichtbaar_tot: date | None
    gepubliceerd_op: datetime | None
    gewijzigd_op: datetime


class ActivityPage(Schema):
    links: Links = Field(alias="_links")
    totaal: int
    resultaten: list[ActivityOut]


class ActivityQuery(PageQuery):
    weergave: Scope = Field(
        Scope.SEEN, description="aanbod: wat deze medewerker ziet; beheer: wat die beheert, ook concepten"
    )
    code: line(40, least=1) | None = None  # type: ignore[valid-type]
    thema: line(60, least=1) | None = Field(None, description="De code van een thema")  # type: ignore[valid-type]
    werkvorm: Form | None = None
    taal: Language | None = None
    status: ActivityState | None = Field(None, description="Alleen bij weergave=beheer")
    eigenaar_id: UUID | None = Field(None, alias="eigenaarId")


class ActivityChange(CamelSchema):
    """Every field is optional: what is left out stays as it is."""

    titel: line(200, least=1) | None = None  # type: ignore[valid-type]
    samenvatting: line(600) | None = None  # type: ignore[valid-type]
    doelen: Annotated[list[line(300)], Field(max_length=MOST_GOALS)] | None = None  # type: ignore[valid-type]
    inhoud: Html | None = None
    doelgroep: line(400) | None = None  # type: ignore[valid-type]
    niveau: Level | None = None
    taal: Language | None = None
    studielast_minuten: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    duur: line(100) | None = None  # type: ignore[valid-type]
    prijs_in_centen: Cents | None = None
    prijs_extern_in_centen: Cents | None = None
    betaler: Payer | None = None
    akkoord: ApprovalRule | None = None
    akkoord_boven_centen: Cents | None = None
    contact: line(200) | None = None  # type: ignore[valid-type]
    trainer: line(200) | None = None  # type: ignore[valid-type]
    link: line(500) | None = WEB_ADDRESS  # type: ignore[valid-type]
    trefwoorden: line(400) | None = None  # type: ignore[valid-type]
    certificaat: line(200) | None = None  # type: ignore[valid-type]
    certificaat_maanden: Annotated[int, Field(ge=0, le=1_200)] | None = None
    thema_ids: Ids | None = None
    functie_ids: Ids | None = None
    skills: Annotated[list[SkillWanted], Field(max_length=MOST_LINKS)] | None = None
    eerst_doen: Ids | None = None
    verwant: Ids | None = None
    eigenaar_id: UUID | None = None
    zichtbaar_van: Day | None = None
    zichtbaar_tot: Day | None = None


class ActivityPatch(ActivityChange):
    revisie: int | None = Field(
        None, ge=1, le=2_000_000_000, description="De revisie die je las, als je geen If-Match stuurt"
    )
    wijziging: NextChange | None = Field(
        None, description="Nodig als er nog geen concept van de volgende versie is"
    )
    toelichting: line(300) | None = None  # type: ignore[valid-type]
    status: Publication | None = Field(None, description="Zet op gepubliceerd om het concept te publiceren")


class NewActivity(ActivityChange):
    code: Code
    titel: line(200, least=1)  # type: ignore[valid-type]
    werkvorm: Form
    eigenaar_id: UUID = Field(description="Het onderdeel dat het aanbiedt")
