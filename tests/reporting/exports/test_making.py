"""Large exports: asked, made by a worker with the rights of that moment, collected, and let go."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from python_calamine import CalamineWorkbook

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.notifications.models import Message
from bekwaam.domains.people.access import actor_for
from bekwaam.domains.people.models import RoleGrant
from bekwaam.domains.tenancy.actions import set_option
from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.files.configured import file_store
from bekwaam.kernel.jobs import run_now
from bekwaam.kernel.scope import academy_scope
from bekwaam.reporting.exports import access, actions
from bekwaam.reporting.exports.actions import making
from bekwaam.reporting.exports.enums import Format, RunState
from bekwaam.reporting.exports.models import ExportRun
from tests import server
from tests.factories import a_grant, a_person
from tests.reporting.exports.conftest import ON

MAKE = "exports.make"


def ask(person: Any, form: Format = Format.XLSX, name: str = "people", **filters: str) -> ExportRun:
    return actions.ask(name, form, filters, actor=actor_for(person, on=ON), at=clock.now())


def made(run: ExportRun) -> ExportRun:
    run_now(MAKE, academy_id=server.NOORD, run_id=run.pk)
    run.refresh_from_db()
    return run


def blobs(root: Path) -> list[Path]:
    return [path for path in root.glob(f"{server.NOORD}/??/*") if path.is_file()]


def waiting_jobs() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_jobs where task_name = %s", [MAKE])
        return int(cursor.fetchone()[0])


@pytest.mark.eis("U-8.1")
def test_a_worker_makes_the_file_and_tells(house: dict[str, Any], tmp_path: Path) -> None:
    run = made(ask(house["admin"]))
    assert (run.state, run.rows_total, run.rows_done) == ("done", 4, 4)
    with file_store().open(server.NOORD, run.stored.sha256) as reading:
        (tmp_path / "lijst.xlsx").write_bytes(reading.read())
    sheet = CalamineWorkbook.from_path(str(tmp_path / "lijst.xlsx")).get_sheet_by_index(0).to_python()
    assert sheet[0][:2] == ["Personeelsnummer", "Naam"]
    assert sorted(row[1] for row in sheet[1:]) == ["Noor =Bert", "Noor Aalbers", "Noor Yilmaz", "Noor Zwart"]
    fact = AuditFact.objects.get(verb="exports.list_exported")
    assert (fact.actor_id, fact.channel, fact.subject_id) == (house["admin"].pk, "job", run.pk)
    assert fact.after == {"list": "people", "format": "xlsx", "filters": {}, "rows": 4}
    message = Message.objects.get(kind="exports.ready")
    assert (message.person_id, message.title) == (house["admin"].pk, "Medewerkers: je bestand staat klaar")


def test_a_file_stays_as_long_as_the_house_says(house: dict[str, Any]) -> None:
    set_option("retention", {"export_days": 30}, at=clock.now())
    stored = made(ask(house["admin"])).stored
    assert stored.expires_at - stored.created_at == timedelta(days=30)


def test_two_clicks_give_one_run(house: dict[str, Any]) -> None:
    first, again = ask(house["admin"]), ask(house["admin"])
    other = ask(house["admin"], Format.CSV)
    assert (first.pk == again.pk, other.pk == first.pk, waiting_jobs()) == (True, False, 2)
    made(first)
    assert ask(house["admin"]).pk != first.pk


def test_five_at_once_is_enough(house: dict[str, Any]) -> None:
    for number in range(5):
        ask(house["admin"], text=str(number))
    with pytest.raises(Refused, match=r"exports\.too_many"):
        ask(house["admin"], text="meer")


def test_who_may_not_see_a_list_cannot_ask_for_it(house: dict[str, Any]) -> None:
    with pytest.raises(Refused, match=r"exports\.not_yours"):
        ask(house["clerk"], name="roles")
    with pytest.raises(Refused, match=r"exports\.not_yours"):
        ask(house["anna"])
    assert ExportRun.objects.count() == 0


@pytest.mark.parametrize("what", ["left", "lost"])
def test_who_lost_the_right_gets_nothing(what: str, house: dict[str, Any], tmp_path: Path) -> None:
    run = ask(house["admin"])
    if what == "lost":
        RoleGrant.objects.filter(person=house["admin"]).delete()
    else:
        type(house["admin"]).objects.filter(pk=house["admin"].pk).update(is_active=False)
    made(run)
    assert (run.state, run.stored, blobs(tmp_path)) == ("refused", None, [])
    assert AuditFact.objects.filter(verb="exports.list_exported").count() == 0


def test_who_loses_the_right_underway_gets_nothing(
    house: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    run, keep = ask(house["admin"]), making._keep

    def lose(*arguments: Any, **options: Any) -> StoredFile:
        RoleGrant.objects.filter(person=house["admin"]).delete()
        return keep(*arguments, **options)

    monkeypatch.setattr(making, "_keep", lose)
    assert (made(run).state, run.stored) == ("refused", None)


def test_a_narrower_scope_at_run_time_narrows_the_file(house: dict[str, Any]) -> None:
    run = ask(house["admin"])
    RoleGrant.objects.filter(person=house["admin"]).delete()
    a_grant(house["admin"], Role.BACKOFFICE, house["first"])
    assert (made(run).state, run.rows_done) == ("done", 2)


def test_a_killed_worker_leaves_a_run_that_starts_again(
    house: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = ask(house["admin"])

    def killed(*arguments: Any, **options: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(making, "_finish", killed)
        with pytest.raises(KeyboardInterrupt):
            made(run)
    run.refresh_from_db()
    assert (run.state, StoredFile.objects.count()) == ("running", 1)
    made(run)
    assert (run.state, run.rows_done, AuditFact.objects.filter(verb="exports.list_exported").count()) == (
        "done",
        4,
        1,
    )
    finished = run.finished_at
    assert (made(run).finished_at, Message.objects.filter(kind="exports.ready").count()) == (finished, 1)


def test_a_failure_is_shown_and_not_hidden(house: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    run = ask(house["admin"])

    def broken(*arguments: Any, **options: Any) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(making, "_keep", broken)
    assert made(run).state == "failed"


def test_a_week_later_file_and_bytes_are_gone(
    house: dict[str, Any], tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    run = made(ask(house["admin"]))
    assert len(blobs(tmp_path)) == 1
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.forget_old(at=run.expires_at - timedelta(seconds=1)) == 0
    assert access.download_for(actor_for(house["admin"], on=ON), run.pk, at=clock.now()) == run
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.forget_old(at=run.expires_at) == 1
    run.refresh_from_db()
    assert (run.stored, StoredFile.objects.count(), blobs(tmp_path)) == (None, 0, [])
    actions.forget_old(at=run.asked_at + timedelta(days=31))
    assert ExportRun.objects.count() == 0


def test_a_lost_run_does_not_block_for_ever(house: dict[str, Any]) -> None:
    run = ask(house["admin"])
    actions.forget_old(at=run.asked_at + timedelta(days=1, seconds=1))
    run.refresh_from_db()
    assert run.state == RunState.FAILED


def test_each_step_is_committed_for_its_asker_to_see(committed: None, file_root: Path) -> None:
    with academy_scope(server.NOORD):
        admin = a_person("Yilmaz")
        a_grant(admin, Role.FUNCTIONAL_ADMIN)
        run = ask(admin, Format.CSV)
    assert not transaction.get_connection().in_atomic_block
    run_now(MAKE, academy_id=server.NOORD, run_id=run.pk)
    with academy_scope(server.NOORD):
        run.refresh_from_db()
        assert (run.state, run.rows_done) == ("done", 1)


def test_the_clock_lets_go_in_every_academy(noord: UUID, moment: datetime) -> None:
    from bekwaam.reporting.exports.tasks import nightly

    nightly()
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_jobs where task_name = 'exports.forget_old'")
        assert cursor.fetchone()[0] == 2
