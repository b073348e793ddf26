"""Two who write at the same moment: who has to wait holds nothing that the other one needs."""

import threading
import time
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, connections, transaction

from bekwaam.domains.catalogue import queries
from bekwaam.domains.catalogue.actions import bulk, connect, save_draft, states
from bekwaam.domains.catalogue.actions.drafts import LOCK
from bekwaam.domains.catalogue.enums import BulkKind
from bekwaam.domains.catalogue.models import Activity, ActivityVersion
from bekwaam.kernel import locks
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.scope import academy_scope, current_academy_id
from tests import server
from tests.factories import MADE_AT, an_activity

pytestmark = [pytest.mark.usefixtures("committed"), pytest.mark.eis("U-7.1")]
WAITS = "select count(*) from pg_locks where not granted"


def saved(activity: Activity) -> None:
    draft = queries.draft_of(activity.pk)
    assert draft is not None
    content = replace(queries.content_of(draft), title="Anders")
    actor = system_actor(current_academy_id())
    save_draft(draft.pk, content, seen_revision=draft.revision, actor=actor, at=MADE_AT)


def connected(activity: Activity) -> None:
    other = Activity.objects.exclude(pk=activity.pk).get()
    actor = system_actor(current_academy_id())
    connect(activity.pk, "related_ids", other.pk, actor=actor, at=MADE_AT)


@pytest.mark.parametrize("write", [saved, connected])
def test_who_waits_for_the_lock_of_what_comes_first_holds_no_row(write: Any) -> None:
    with academy_scope(server.NOORD):
        first = an_activity(is_published=False)
        activity = an_activity(is_published=False, prerequisite_ids=(first.pk,))

    def work() -> None:
        try:
            with academy_scope(server.NOORD):
                write(activity)
        finally:
            connections.close_all()

    writer = threading.Thread(target=work)
    with academy_scope(server.NOORD), transaction.atomic():
        locks.take(LOCK)
        writer.start()
        until_it_waits(writer)
        rows = [
            model.objects.select_for_update(nowait=True).get(pk=pk)
            for model, pk in ((Activity, activity.pk), (ActivityVersion, queries.draft_of(activity.pk).pk))  # type: ignore[union-attr]
        ]
        assert len(rows) == 2
    writer.join(timeout=10)
    assert not writer.is_alive()


def until_it_waits(writer: threading.Thread) -> None:
    deadline = time.monotonic() + 10
    while writer.is_alive() and time.monotonic() < deadline:
        with connection.cursor() as cursor:
            cursor.execute(WAITS)
            if cursor.fetchone()[0]:
                return
        writer.join(timeout=0.02)
    pytest.fail("Nobody came to wait for the lock.")


def test_a_change_of_many_holds_its_rows_before_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody publishes the second of two by hand and waits for the search that the change of both is about to take."""
    with academy_scope(server.NOORD):
        both = [an_activity(is_published=False) for _ in range(2)]
        actor = system_actor(current_academy_id())
    first, second = sorted(activity.pk for activity in both)
    begun, faults = threading.Event(), []
    write = states.publish_draft

    def publish_and_tell(activity_id: UUID, **rest: Any) -> None:
        write(activity_id, **rest)
        begun.set()
        until_it_waits(writer)

    def publish_one() -> None:
        try:
            with academy_scope(server.NOORD):
                begun.wait(10)
                write(second, actor=actor, at=MADE_AT)
        except Exception as fault:  # noqa: BLE001 - told below
            faults.append(fault)
        finally:
            connections.close_all()

    monkeypatch.setattr(bulk, "publish_draft", publish_and_tell)
    writer = threading.Thread(target=publish_one)
    writer.start()
    with academy_scope(server.NOORD), transaction.atomic():
        wanted = bulk.Wanted(BulkKind.PUBLISH)
        _, rows = bulk.change_many(wanted, [first, second], actor=actor, at=MADE_AT)
    writer.join(timeout=10)
    assert [row.refusal for row in rows] == [None, None]
    assert [type(fault) for fault in faults] == [Refused]
