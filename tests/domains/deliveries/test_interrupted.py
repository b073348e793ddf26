"""Deliveries at once, and a delivery whose process is killed."""

import os
import subprocess
import sys
import threading
from datetime import datetime

import pytest
from django.db import connections

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.deliveries.actions import carry_out
from bekwaam.domains.deliveries.models import ImportRun
from bekwaam.domains.organisation.models import CostCentre, OrgUnit, OrgUnitVersion, UnitKind
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.scope import academy_scope
from tests import server
from tests.domains.organisation.deliveries import TREE, previewed

pytestmark = [pytest.mark.usefixtures("committed"), pytest.mark.eis("U-1.4")]

KILLED = """
import os, signal, sys
from uuid import UUID
import django
django.setup()
from bekwaam.domains.deliveries.actions import carry_out
from bekwaam.domains.deliveries.importers import importer_of
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.kernel import clock
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.scope import academy_scope

academy, run = map(UUID, sys.argv[1:])
importer = importer_of("organisation")
write = importer.apply

def write_and_die(plan, **options):
    write(plan, **options)
    print(OrgUnit.objects.count(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

importer.apply = write_and_die
with academy_scope(academy):
    carry_out(run, actor=system_actor(academy), at=clock.now())
"""


def waiting_run(moment: datetime) -> ImportRun:
    with academy_scope(server.NOORD):
        return previewed(TREE, academy=server.NOORD, at=moment)


def test_a_killed_delivery_leaves_nothing_and_can_be_done_again(moment: datetime) -> None:
    run = waiting_run(moment)
    command = [sys.executable, "-c", KILLED, str(server.NOORD), str(run.pk)]
    killed = subprocess.run(command, env=os.environ, capture_output=True, text=True, check=False)
    assert (killed.returncode, killed.stdout) == (-9, "6\n"), killed.stderr
    with academy_scope(server.NOORD):
        counts = [
            model.objects.count() for model in (OrgUnit, OrgUnitVersion, UnitKind, CostCentre, AuditFact)
        ]
        assert (counts, ImportRun.objects.get().state) == ([0, 0, 0, 0, 0], "previewed")
        assert carry_out(run.pk, actor=system_actor(server.NOORD), at=moment).state == "done"


def test_one_delivery_carried_out_twice_at_once_is_done_once(moment: datetime) -> None:
    run, outcomes = waiting_run(moment), []

    def go() -> None:
        try:
            with academy_scope(server.NOORD):
                outcomes.append(carry_out(run.pk, actor=system_actor(server.NOORD), at=moment).state)
        except Refused as refusal:
            outcomes.append(refusal.reason)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=go) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["delivery_finished", "done"]
    with academy_scope(server.NOORD):
        assert OrgUnit.objects.count() == 6


def test_two_deliveries_of_the_same_new_tree_make_it_once(moment: datetime) -> None:
    runs, states = [waiting_run(moment), waiting_run(moment)], []

    def go(run: ImportRun) -> None:
        try:
            with academy_scope(server.NOORD):
                states.append(carry_out(run.pk, actor=system_actor(server.NOORD), at=moment).state)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=go, args=(run,)) for run in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(states) == ["done", "previewed"]
    with academy_scope(server.NOORD):
        assert (OrgUnit.objects.count(), OrgUnitVersion.objects.count()) == (6, 6)
