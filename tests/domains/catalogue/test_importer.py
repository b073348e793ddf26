"""A file with activities: what it makes, what it changes, what it refuses, and that it says nothing twice."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from bekwaam.domains.catalogue import queries
from bekwaam.domains.catalogue.actions import archive_activity
from bekwaam.domains.catalogue.models import Activity, ActivityVersion
from bekwaam.domains.deliveries.actions import deliver
from bekwaam.domains.deliveries.enums import RunSource
from bekwaam.domains.deliveries.models import ImportRun
from bekwaam.kernel.actors import system_actor
from tests.factories import a_person, a_theme, a_unit, an_activity

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-1.3")]
HEADER = "Code;Titel;Werkvorm;Onderdeel (code);Samenvatting;Inhoud;Thema's;Prijs;Eerst doen (codes);Houdt actueel;Nakijken op;Publiceren tot;Publiceren vanaf"


@pytest.fixture
def ready(noord: UUID) -> UUID:
    a_unit("LC")
    a_theme("veiligheid")
    a_person("Beheer", personnel_number="000042")
    return noord


def delivered(rows: list[str], *, academy: UUID, at: datetime) -> ImportRun:
    content = "\r\n".join([HEADER, *rows]).encode("utf-8-sig")
    actor = system_actor(academy)
    return deliver(
        content, kind="activities", file_name="aanbod.csv", source=RunSource.DROP_FOLDER, actor=actor, at=at
    )


def counts(run: ImportRun) -> tuple[int, ...]:
    return tuple(run.counts[name] for name in ("new", "changed", "ended", "unchanged", "refused"))


def draft_of(code: str) -> Any:
    return queries.draft_of(Activity.objects.get(code=code).pk)


ROWS = [
    "BHV-1;Eerste hulp;klassikaal;LC;Kort.;<p onclick='x'>Oefenen</p>;Veiligheid;125,50;;000042;1-6-2027;;",
    "BHV-2;Herhaling;e-learning;LC;Kort.;Tekst;veiligheid;;BHV-1;;;;",
]


def test_a_file_makes_concepts_and_twice_is_no_change(ready: UUID, moment: datetime) -> None:
    assert counts(delivered(ROWS, academy=ready, at=moment)) == (2, 0, 0, 0, 0)
    activity = Activity.objects.get(code="BHV-1")
    assert (activity.state, activity.keeper.personnel_number, activity.review_on) == (
        "concept", "000042", date(2027, 6, 1),
    )  # fmt: skip
    content = queries.content_of(draft_of("BHV-2"))
    assert content.prerequisite_ids == (activity.pk,)
    assert (draft_of("BHV-1").contents, draft_of("BHV-1").internal_price) == (
        "<p>Oefenen</p>",
        Decimal("125.50"),
    )
    before = list(ActivityVersion.objects.order_by("pk").values())
    assert counts(delivered(ROWS, academy=ready, at=moment)) == (0, 0, 0, 2, 0)
    assert list(ActivityVersion.objects.order_by("pk").values()) == before


def test_what_is_published_gets_a_draft_and_stays_as_it_is(ready: UUID, moment: datetime) -> None:
    unit = a_unit("X")
    activity = an_activity(unit, code="OUD-1", title="Oude titel")
    row = ["OUD-1;Nieuwe titel;klassikaal;X;Kort.;;veiligheid;;;;;;"]
    assert counts(delivered(row, academy=ready, at=moment)) == (0, 1, 0, 0, 0)
    assert (draft_of("OUD-1").title, draft_of("OUD-1").change) == ("Nieuwe titel", "licht")
    activity.refresh_from_db()
    assert (activity.state, activity.published.title) == ("gepubliceerd", "Oude titel")
    assert counts(delivered(row, academy=ready, at=moment)) == (0, 0, 0, 1, 0)


def row(**values: str) -> str:
    names = ("code", "title", "form", "unit", "summary", "contents", "themes", "price", "first", "keeper", "review", "until", "start")  # fmt: skip
    standard = {"code": "N-1", "title": "Titel", "form": "klassikaal", "unit": "LC"}
    return ";".join({**standard, **values}.get(name, "") for name in names)


@pytest.mark.parametrize(
    ("values", "column"),
    [
        ({"unit": "WEG"}, "Onderdeel (code)"),
        ({"themes": "Sterrenkunde"}, "Thema’s"),
        ({"first": "NIETS"}, "Eerst doen (codes)"),
        ({"first": "N-1"}, "Eerst doen (codes)"),
        ({"keeper": "999999"}, "Houdt actueel (personeelsnummer)"),
        ({"start": "2-12-2026", "until": "1-12-2026"}, "In het aanbod tot en met"),
        ({"form": "dansles"}, "Werkvorm"),
        ({"code": "A B"}, "Code"),
        ({"title": ""}, "Titel"),
        ({"price": "gratis"}, "Prijs"),
    ],
)
def test_a_row_that_cannot_be_is_named_by_its_column(
    ready: UUID, moment: datetime, values: dict[str, str], column: str
) -> None:
    run = delivered([row(**values), row(code="GOED")], academy=ready, at=moment)
    assert run.report is not None
    (refusal,) = run.report["refusals"]
    assert (refusal["line"], refusal["column"], counts(run)) == (2, column, (1, 0, 0, 0, 1))


def test_a_circle_and_what_leans_on_it_fall_out_together(ready: UUID, moment: datetime) -> None:
    rows = [row(code="A", first="B"), row(code="B", first="A"), row(code="C", first="A"), row(code="D")]
    run = delivered(rows, academy=ready, at=moment)
    assert (counts(run), Activity.objects.get().code) == ((1, 0, 0, 0, 3), "D")


def test_what_is_archived_is_left_alone(ready: UUID, moment: datetime) -> None:
    activity = an_activity(code="WEG-1")
    archive_activity(activity.pk, reason="Oud", actor=system_actor(ready), at=moment)
    assert counts(delivered([row(code="WEG-1")], academy=ready, at=moment)) == (0, 0, 0, 0, 1)
