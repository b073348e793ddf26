"""A decentral back office delivers a file: own units only, skills and pictures with it, every refused row explained."""

import io
import struct
import zipfile
import zlib
from datetime import datetime
from uuid import UUID

import pytest

from bekwaam.domains.catalogue import queries
from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.enums import Dimension, Effect
from bekwaam.domains.catalogue.models import Activity, ActivityVersion
from bekwaam.domains.deliveries import access
from bekwaam.domains.deliveries.actions import deliver, preview, receive, save_mapping
from bekwaam.domains.deliveries.enums import RunSource, RunState
from bekwaam.domains.deliveries.models import ImportRun
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.access import actor_for
from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.kernel.actors import Actor, Role, system_actor
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.files.configured import file_store
from bekwaam.kernel.scope import current_academy_id
from tests.factories import a_grant, a_person, a_skill, a_theme, a_unit, an_activity

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-1.3")]
UNIT = "Onderdeel (code)"
ALT = "Wat staat er op de afbeelding"


@pytest.fixture
def own(noord: UUID) -> OrgUnit:
    a_theme("veiligheid")
    return a_unit("EIGEN")


@pytest.fixture
def below(own: OrgUnit) -> OrgUnit:
    return a_unit("ONDER", parent=own)


@pytest.fixture
def back_office(own: OrgUnit, below: OrgUnit, moment: datetime) -> Actor:
    person = a_person("Schrijver")
    a_grant(person, Role.BACKOFFICE, own)
    return actor_for(person, on=moment.date())


def row(code: str = "N-1", **values: str) -> dict[str, str]:
    return {"Code": code, "Titel": "Titel", "Werkvorm": "klassikaal", UNIT: "EIGEN", **values}


def table(*rows: dict[str, str]) -> bytes:
    names = list(dict.fromkeys(name for each in rows for name in each))
    lines = [";".join(names), *(";".join(each.get(name, "") for name in names) for each in rows)]
    return "\r\n".join(lines).encode("utf-8-sig")


def packed(**files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return held.getvalue()


def a_png(red: int = 200) -> bytes:
    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + chunk(b"IDAT", zlib.compress(bytes((0, red, 0, 0))))
        + chunk(b"IEND", b"")
    )


def delivered(content: bytes, actor: Actor, at: datetime, name: str = "aanbod.csv") -> ImportRun:
    return deliver(content, kind="activities", file_name=name, source=RunSource.WEB, actor=actor, at=at)


def refusals(run: ImportRun) -> list[tuple[int, str, str]]:
    assert run.report is not None
    assert all(one["sentence"].endswith(".") for one in run.report["refusals"])
    return [(one["line"], one["column"], one["value"]) for one in run.report["refusals"]]


def draft_of(code: str) -> ActivityVersion:
    found = queries.draft_of(Activity.objects.get(code=code).pk)
    assert found is not None
    return found


def test_only_own_units_and_every_other_row_is_explained(back_office: Actor, moment: datetime) -> None:
    strange = an_activity(a_unit("ANDER"), code="VREEMD", title="Blijft zo")
    rows = [row(), row("N-2", **{UNIT: "ONDER"}), row("N-3", **{UNIT: "ANDER"}), row("VREEMD")]
    run = delivered(table(*rows), back_office, moment)
    assert refusals(run) == [(4, UNIT, "ANDER"), (5, "Code", "VREEMD")]
    made = dict(Activity.objects.exclude(code="VREEMD").values_list("code", "owner_unit__code"))
    assert (run.state, made) == (RunState.DONE, {"N-1": "EIGEN", "N-2": "ONDER"})
    assert (queries.draft_of(strange.pk), strange.owner_unit.code) == (None, "ANDER")


def test_what_is_hidden_cannot_be_named_and_is_not_lost(
    back_office: Actor, own: OrgUnit, moment: datetime
) -> None:
    other = a_unit("ANDER")
    hidden = Policy(Effect.SHOW, (Condition(dimension=Dimension.UNIT, unit_id=other.pk),))
    secret = an_activity(other, code="GEHEIM", policies=[hidden])
    seen = an_activity(own, code="OPEN")
    an_activity(own, code="EERST", title="Titel", prerequisite_ids=(secret.pk,), is_published=False)
    first = "Eerst doen (codes)"
    run = delivered(table(row("A", **{first: "OPEN"}), row("B", **{first: "GEHEIM"})), back_office, moment)
    assert refusals(run) == [(3, first, "GEHEIM")]
    run = delivered(table(row("EERST", **{first: "OPEN"})), back_office, moment)
    assert "GEHEIM" not in str(run.report)
    assert set(queries.content_of(draft_of("EERST")).prerequisite_ids) == {secret.pk, seen.pk}


def test_a_delivery_is_for_who_made_it(back_office: Actor, own: OrgUnit, moment: datetime) -> None:
    colleague, administrator, employee = a_person("Collega"), a_person("Beheer"), a_person("Medewerker")
    a_grant(colleague, Role.BACKOFFICE, own)
    a_grant(administrator, Role.FUNCTIONAL_ADMIN)
    run = delivered(table(row()), back_office, moment)
    others = [actor_for(one, on=moment.date()) for one in (colleague, administrator, employee)]
    seen = [access.run_for(one, run.pk) is not None for one in (back_office, *others)]
    assert seen == [True, False, True, False]


@pytest.mark.parametrize("kind", ["people", "organisation", "skills"])
def test_other_kinds_stay_with_the_functional_administrator(
    back_office: Actor, moment: datetime, kind: str
) -> None:
    with pytest.raises(Refused, match=r"delivery_not_yours|skills\.not_a_keeper"):
        receive(b"x", kind=kind, file_name="x.csv", source=RunSource.WEB, actor=back_office, at=moment)
    with pytest.raises(Refused, match="delivery_not_yours"):
        save_mapping(
            kind="activities", name="Van mij", mapping={}, is_default=True, actor=back_office, at=moment
        )


def test_rights_are_looked_at_again_when_it_is_carried_out(
    back_office: Actor, own: OrgUnit, moment: datetime
) -> None:
    run = receive(
        table(row()), kind="activities", file_name="a.csv", source=RunSource.WEB, actor=back_office, at=moment
    )
    preview(run.pk, actor=back_office, at=moment)
    employee = actor_for(a_person("Iemand"), on=moment.date())
    with pytest.raises(Refused, match="delivery_not_yours"):
        preview(run.pk, actor=employee, at=moment)


@pytest.mark.eis("S-2")
def test_skills_come_along_with_their_level(back_office: Actor, moment: datetime) -> None:
    one, two = a_skill("S-A"), a_skill("S-B")
    said = "Skills (code:niveau)"
    content = table(row(**{said: "S-A:2, S-B: 4"}))
    delivered(content, back_office, moment)
    assert set(queries.content_of(draft_of("N-1")).skill_levels) == {(one.pk, 2), (two.pk, 4)}
    again = delivered(content, back_office, moment)
    assert (again.counts["unchanged"], again.counts["changed"]) == (1, 0)
    delivered(table(row(**{said: ""})), back_office, moment)
    assert queries.content_of(draft_of("N-1")).skill_levels == ()


@pytest.mark.parametrize("words", ["S-A", "S-A:0", "S-A:5", "S-A:²", "WEG:2", "S-A:1, S-A:2", ":3"])
def test_a_skill_that_cannot_be_is_named(back_office: Actor, moment: datetime, words: str) -> None:
    a_skill("S-A")
    run = delivered(table(row(**{"Skills (code:niveau)": words})), back_office, moment)
    assert refusals(run) == [(2, "Skills (code:niveau)", words)]


def test_pictures_come_along_in_a_zip_and_twice_is_no_change(back_office: Actor, moment: datetime) -> None:
    rows = [
        row("MET-NAAM", **{"Afbeelding (naam van het bestand)": "BAL.png", ALT: "Een bal op het veld"}),
        row("OP-CODE", **{ALT: "Een tegel"}),
        row("ZONDER"),
    ]
    content = packed(aanbod_csv=table(*rows), beeld__bal_png=a_png(1), **{"OP-CODE_png": a_png(2)})
    run = delivered(content, back_office, moment, "aanbod.zip")
    assert (run.state, run.counts["new"]) == (RunState.DONE, 3)
    shown = {code: draft_of(code) for code in ("MET-NAAM", "OP-CODE", "ZONDER")}
    assert [one.image_alt for one in shown.values()] == ["Een bal op het veld", "Een tegel", ""]
    stored = shown["MET-NAAM"].image
    with file_store().open(current_academy_id(), stored.sha256) as reading:
        assert (reading.read(), stored.media_type, stored.owner_id) == (
            a_png(1), "image/png", shown["MET-NAAM"].activity_id,
        )  # fmt: skip
    files = StoredFile.objects.filter(purpose="activity").count()
    again = delivered(content, back_office, moment, "aanbod.zip")
    assert (again.counts["unchanged"], StoredFile.objects.filter(purpose="activity").count()) == (3, files)


@pytest.mark.parametrize(
    ("files", "values", "column"),
    [
        ({"N-1_png": a_png()}, {}, ALT),
        ({"N-1_png": b"<svg onload=x>"}, {ALT: "Iets"}, "Afbeelding (naam van het bestand)"),
        ({"N-1_jpg": b"MZ" + b"\0" * 200}, {ALT: "Iets"}, "Afbeelding (naam van het bestand)"),
        (
            {},
            {"Afbeelding (naam van het bestand)": "weg.png", ALT: "Iets"},
            "Afbeelding (naam van het bestand)",
        ),
        ({}, {ALT: "Iets"}, ALT),
    ],
)
def test_a_picture_that_cannot_be_is_refused_with_its_row(
    back_office: Actor, moment: datetime, files: dict[str, bytes], values: dict[str, str], column: str
) -> None:
    content = packed(aanbod_csv=table(row(**values), row("GOED")), los_png=a_png(), **files)
    run = delivered(content, back_office, moment, "aanbod.zip")
    assert [(line, name) for line, name, _value in refusals(run)] == [(2, column)]
    assert list(Activity.objects.values_list("code", flat=True)) == ["GOED"]


@pytest.mark.parametrize(
    "content",
    [
        packed(a_png=a_png()),
        packed(een_csv=table(row()), twee_csv=table(row())),
        packed(aanbod_csv=table(row()), **{"..__weg_png": a_png()}),
        packed(aanbod_csv=table(row()))[:-9],
    ],
)
def test_a_zip_that_is_not_one_table_with_pictures_is_refused_whole(
    back_office: Actor, moment: datetime, content: bytes
) -> None:
    run = delivered(content, back_office, moment, "aanbod.zip")
    assert (run.state, bool(run.sentence), Activity.objects.count()) == (RunState.REFUSED, True, 0)


def test_the_centre_delivers_for_every_unit(own: OrgUnit, moment: datetime) -> None:
    a_unit("ANDER")
    centre = a_person("Centrum")
    a_grant(centre, Role.ULC)
    rows = table(row(), row("N-2", **{UNIT: "ANDER"}))
    run = delivered(rows, actor_for(centre, on=moment.date()), moment)
    assert run.counts["new"] == 2
    assert delivered(rows, system_actor(current_academy_id()), moment).counts["unchanged"] == 2
