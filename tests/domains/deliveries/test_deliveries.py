"""A delivery from file to written: nothing half done, nothing written that was not shown."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.deliveries import queries
from bekwaam.domains.deliveries.actions import (
    carry_out,
    empty_drop_folder,
    forget_mapping,
    forget_old,
    preview,
    receive,
    save_mapping,
)
from bekwaam.domains.deliveries.enums import RunSource
from bekwaam.domains.deliveries.events import DeliveryProcessed
from bekwaam.domains.deliveries.importers import importer_of
from bekwaam.domains.deliveries.models import ImportRun
from bekwaam.domains.organisation.actions import rename_unit
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.kernel import events
from bekwaam.kernel.actors import Actor, Grant, Role, system_actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.files.configured import file_store
from bekwaam.kernel.ids import new_id
from tests.domains.organisation.deliveries import HEADER, TREE, delivered, file_of, previewed

pytestmark = pytest.mark.eis("U-1.4")


@pytest.fixture
def admin(noord: UUID) -> Actor:
    return Actor(noord, new_id(), "Functioneel beheer", (Grant(Role.FUNCTIONAL_ADMIN),))


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[DeliveryProcessed]:
    found: list[DeliveryProcessed] = []
    monkeypatch.setitem(events._subscribers, DeliveryProcessed, [found.append])
    return found


def broad_tree(teams: int) -> list[str]:
    return ["GEM;Gemeente;Organisatie;;;;;", *(f"T{n:02d};Team {n};Team;GEM;;;;" for n in range(teams))]


def test_a_dry_run_writes_nothing_but_itself(noord: UUID, moment: datetime) -> None:
    run = previewed(TREE, academy=noord, at=moment)
    assert (run.state, run.counts["new"], OrgUnit.objects.count()) == ("previewed", 6, 0)
    done = carry_out(run.pk, actor=system_actor(noord), at=moment)
    assert (done.state, OrgUnit.objects.count()) == ("done", 6)
    with pytest.raises(Refused, match="delivery_finished"):
        carry_out(run.pk, actor=system_actor(noord), at=moment)


def test_a_change_in_between_shows_the_new_differences_first(noord: UUID, moment: datetime) -> None:
    actor = system_actor(noord)
    delivered(TREE, academy=noord, at=moment - timedelta(days=9))
    changed = [*TREE[:5], "T02;Bomen en struiken;Team;AFD;1111;000005;;"]
    run = previewed(changed, academy=noord, at=moment)
    unit = OrgUnit.objects.get(code="T01")
    rename_unit(unit_id=unit.pk, name="Anders", valid_from=local_date(moment), actor=actor, at=moment)
    again = carry_out(run.pk, actor=actor, at=moment)
    assert (again.state, again.counts["changed"]) == ("previewed", 2)
    assert OrgUnit.objects.get(code="T02").name == "Team Bomen"
    assert carry_out(run.pk, actor=actor, at=moment).state == "done"
    assert OrgUnit.objects.get(code="T02").name == "Bomen en struiken"


def test_more_than_a_tenth_ends_only_when_somebody_says_so(
    noord: UUID, admin: Actor, moment: datetime, heard: list[DeliveryProcessed]
) -> None:
    delivered(broad_tree(20), academy=noord, at=moment - timedelta(days=9))
    run = delivered(broad_tree(10), academy=noord, at=moment)
    assert (run.state, run.counts["ended"]) == ("waiting", 10)
    assert run.sentence.startswith("Dit bestand beëindigt 10 van de 21 onderdelen.")
    assert [event.state for event in heard] == ["done", "waiting"]
    with pytest.raises(Refused, match="delivery_needs_confirmation"):
        carry_out(run.pk, actor=admin, at=moment)
    assert OrgUnit.objects.filter(is_current=True).count() == 21
    done = carry_out(run.pk, actor=admin, at=moment, confirmed=True)
    assert (done.state, done.confirmed_by_label) == ("done", "Functioneel beheer")
    assert OrgUnit.objects.filter(is_current=True).count() == 11


def test_a_break_in_the_middle_leaves_nothing(
    noord: UUID, moment: datetime, monkeypatch: pytest.MonkeyPatch, heard: list[DeliveryProcessed]
) -> None:
    """The importer itself runs; the break comes after it has written everything."""
    importer = importer_of("organisation")
    original = importer.apply

    def breaking(plan: Any, **options: Any) -> None:
        original(plan, **options)
        assert OrgUnit.objects.count() == 6
        raise ZeroDivisionError

    monkeypatch.setattr(importer, "apply", breaking)
    run = delivered(TREE, academy=noord, at=moment)
    assert (run.state, OrgUnit.objects.count()) == ("failed", 0)
    assert (heard[0].state, heard[0].sentence) == ("failed", run.sentence)
    assert AuditFact.objects.get().verb == "deliveries.failed"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "leeg (0 bytes)"),
        (b"%PDF-1.7 x", "een pdf en geen tabel"),
        (b"Naam;Soort\r\nA;Team", "Er is geen kolom gekozen voor code"),
        (f"{HEADER}\r\n".encode("utf-16"), ""),
        (b"PK\x03\x04 kapot", "beschadigd"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_whole(
    noord: UUID, moment: datetime, content: bytes, words: str
) -> None:
    run = delivered(content, academy=noord, at=moment)
    expected = "refused" if words else "done"
    assert (run.state, words in run.sentence, OrgUnit.objects.count()) == (expected, True, 0)


def test_a_refused_file_can_be_tried_with_another_mapping(
    noord: UUID, admin: Actor, moment: datetime
) -> None:
    content = b"Sleutel;Hoe heet het;Wat is het\r\nA;Gemeente;Organisatie"
    run = receive(
        content,
        kind="organisation",
        file_name="x.csv",
        source=RunSource.WEB,
        actor=admin,
        at=moment,
    )
    assert preview(run.pk, actor=admin, at=moment).state == "refused"
    sources = {"code": "Sleutel", "name": "Hoe heet het", "kind": "Wat is het"}
    mapping = {"sources": {name: {"columns": [column]} for name, column in sources.items()}}
    assert preview(run.pk, actor=admin, at=moment, mapping=mapping).state == "previewed"
    save_mapping(kind="organisation", name=" HR ", mapping=mapping, is_default=True, actor=admin, at=moment)
    assert delivered(content, academy=noord, at=moment).state == "done"
    saved = queries.mapping_named("organisation", "HR")
    assert saved is not None
    forget_mapping(saved.pk, actor=admin, at=moment)
    assert delivered(content, academy=noord, at=moment).state == "refused"


def test_there_is_one_default_mapping(admin: Actor, moment: datetime) -> None:
    for name in ("Oud", "Nieuw"):
        save_mapping(
            kind="organisation",
            name=name,
            mapping={"sources": {}},
            is_default=True,
            actor=admin,
            at=moment,
        )
    assert [(one.name, one.is_default) for one in queries.mappings_for("organisation")] == [
        ("Nieuw", True),
        ("Oud", False),
    ]


@pytest.mark.parametrize("role", [Role.EMPLOYEE, Role.BACKOFFICE, Role.AUDITOR])
def test_only_an_administrator_delivers(noord: UUID, moment: datetime, role: Role) -> None:
    actor = Actor(noord, new_id(), "Iemand", (Grant(role),))
    with pytest.raises(Refused, match="delivery_not_yours"):
        receive(
            b"x",
            kind="organisation",
            file_name="x",
            source=RunSource.WEB,
            actor=actor,
            at=moment,
        )


def test_bytes_go_after_a_month_and_reports_after_a_year(
    noord: UUID, moment: datetime, django_capture_on_commit_callbacks: Any
) -> None:
    run = previewed(TREE, academy=noord, at=moment)
    assert run.stored is not None
    sha256 = run.stored.sha256
    assert forget_old(at=moment + timedelta(days=29)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_old(at=moment + timedelta(days=31)) == 1
    assert (StoredFile.objects.count(), file_store().exists(noord, sha256)) == (0, False)
    with pytest.raises(Refused, match="delivery_file_gone"):
        carry_out(run.pk, actor=system_actor(noord), at=moment)
    run.refresh_from_db()
    assert run.report is not None
    forget_old(at=moment + timedelta(days=366))
    run.refresh_from_db()
    assert (run.report, run.counts["new"]) == (None, 6)


@pytest.mark.eis("U-5.3")
def test_the_drop_folder_is_emptied_and_sorted(
    noord: UUID,
    moment: datetime,
    tmp_path: Path,
    settings: Any,
    heard: list[DeliveryProcessed],
    django_capture_on_commit_callbacks: Any,
) -> None:
    settings.DROP_FOLDER = str(tmp_path)
    folder = tmp_path / "noord" / "organisation"
    folder.mkdir(parents=True)
    (folder / "goed.csv").write_bytes(file_of(TREE))
    (folder / "fout.csv").write_bytes(b"%PDF")
    (folder / "lees mij.md").write_text("geen aanlevering")
    (tmp_path / "zuid" / "organisation").mkdir(parents=True)
    (tmp_path / "zuid" / "organisation" / "ander.csv").write_bytes(file_of(TREE))
    at = moment + timedelta(days=3650)
    with django_capture_on_commit_callbacks(execute=True):
        runs = empty_drop_folder(actor=system_actor(noord), at=at)
        assert sorted(path.name for path in folder.iterdir()) == ["fout.csv", "goed.csv", "lees mij.md"]
    stamp = f"{at:%Y%m%d-%H%M%S}"
    assert {run.file_name: run.state for run in runs} == {"goed.csv": "done", "fout.csv": "refused"}
    assert [path.name for path in (folder / "verwerkt").iterdir()] == [f"goed-{stamp}.csv"]
    assert [path.name for path in (folder / "geweigerd").iterdir()] == [f"fout-{stamp}.csv"]
    assert (tmp_path / "zuid" / "organisation" / "ander.csv").exists()
    assert sorted(event.state for event in heard) == ["done", "refused"]
    assert ImportRun.objects.count() == 2


def test_a_file_that_is_still_arriving_waits(noord: UUID, tmp_path: Path, settings: Any) -> None:
    settings.DROP_FOLDER = str(tmp_path)
    folder = tmp_path / "noord" / "organisation"
    folder.mkdir(parents=True)
    path = folder / "half.csv"
    path.write_bytes(file_of(TREE[:2]))
    from datetime import UTC

    written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    assert empty_drop_folder(actor=system_actor(noord), at=written + timedelta(seconds=30)) == []


def test_delivering_at_once_reads_and_compares_once(noord: UUID, moment: datetime) -> None:
    """The data is locked before it is read, so what was planned is what is written."""
    taken: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        taken.extend(
            word for word in ("advisory", 'from "organisation_orgunitversion"') if word in sql.lower()
        )
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        assert delivered(TREE, academy=noord, at=moment).state == "done"
    planning = taken.index('from "organisation_orgunitversion"')
    assert taken[:planning].count("advisory") == 2  # of this kind of delivery, and of the tree
    with connection.execute_wrapper(note):
        taken.clear()
        assert delivered(TREE, academy=noord, at=moment).state == "done"
    assert taken.count('from "organisation_orgunitversion"') == 2  # to compare, and to write
