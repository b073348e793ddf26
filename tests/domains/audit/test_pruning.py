"""What is older than the promise can go, by the owner only, and what is left stays verifiable."""

import json
import os
import subprocess
import sys
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import ProgrammingError, transaction

from bekwaam.domains.audit import actions, queries
from bekwaam.domains.audit.actions import Fact, Subject, check_chain, record_many, seal_facts
from bekwaam.domains.audit.models import AuditAnchor, AuditFact, AuditSeal
from bekwaam.domains.audit.verification import verify_chain
from bekwaam.domains.tenancy.actions import set_house_rules
from bekwaam.kernel import clock
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.scope import academy_scope
from tests import server
from tests.domains.audit.test_chain import attack_as_superuser

pytestmark = [pytest.mark.eis("U-8.3"), pytest.mark.eis("U-8.4")]
LONG_AGO = timedelta(days=9 * 365)


def write(count: int, at: datetime, academy: UUID = server.NOORD) -> None:
    facts = [Fact("test.happened", Subject("thing", None, f"Ding {n}")) for n in range(count)]
    record_many(facts, actor=system_actor(academy), at=at)
    seal_facts(at=at)


def prune(*words: str) -> dict[str, object]:
    """As an administrator types it: a process of its own, as role bekwaam_owner."""
    command = [
        sys.executable,
        "-m",
        "bekwaam.config.cli",
        "audit",
        "prune",
        "--academy",
        "noord",
        "--json",
        *words,
    ]
    done = subprocess.run(command, env=os.environ, capture_output=True, text=True, check=False)
    outcome = json.loads(done.stdout)["academies"][0]
    assert done.returncode == ("refused" in outcome), done.stderr
    return outcome


@pytest.fixture
def old_and_new(committed: None) -> datetime:
    """Five facts of nine years ago, two of now, in both academies."""
    now = clock.now()
    for academy in (server.NOORD, server.ZUID):
        with academy_scope(academy):
            write(5, now - LONG_AGO, academy)
            write(2, now, academy)
    return now


def test_the_old_part_goes_and_the_chain_is_still_whole(old_and_new: datetime) -> None:
    with academy_scope(server.NOORD):
        last = AuditSeal.objects.get(number=5).hash
    assert prune()["facts"] == 5
    with academy_scope(server.NOORD):
        anchor = AuditAnchor.objects.get()
        assert (anchor.number, anchor.hash, anchor.facts) == (5, last, 5)
        assert AuditFact.objects.filter(verb="test.happened").count() == 2
        verdict = verify_chain()
        assert (verdict.is_whole, verdict.rows, verdict.removed, verdict.unsealed) == (True, 7, 5, 1)
        fact = AuditFact.objects.get(verb="audit.pruned")
        assert (fact.after["facts"], fact.after["hash"]) == (5, last)
        seal_facts(at=clock.now())
        assert verify_chain().rows == 8
        assert check_chain(at=clock.now()).rows == 8
    with academy_scope(server.ZUID):
        assert AuditFact.objects.count() == 7


def test_a_dry_run_and_a_second_run_remove_nothing(old_and_new: datetime) -> None:
    assert (prune("--dry-run")["facts"], prune("--dry-run")["number"]) == (5, 5)
    assert (prune()["facts"], prune()["facts"]) == (5, 0)
    with academy_scope(server.NOORD):
        assert AuditFact.objects.filter(verb="audit.pruned").count() == 1


def test_all_of_it_old_leaves_a_chain_that_goes_on(committed: None) -> None:
    with academy_scope(server.NOORD):
        write(3, clock.now() - LONG_AGO)
    prune()
    with academy_scope(server.NOORD):
        assert queries.head().number == 3
        seal_facts(at=clock.now())
        assert list(AuditSeal.objects.values_list("number", flat=True)) == [4]
        assert verify_chain().is_whole


def test_an_academy_may_promise_longer(old_and_new: datetime) -> None:
    with academy_scope(server.NOORD):
        set_house_rules(
            actor=system_actor(server.NOORD), chosen={"retention_audit_years": 10}, at=clock.now()
        )
    assert prune()["facts"] == 0


@pytest.mark.parametrize(
    ("attack", "broken_at"),
    [
        ("delete from audit_auditfact f using audit_auditseal s where s.fact_id = f.id and s.number = 3", 3),
        ("update audit_auditfact set subject_label = 'Ander ding' where subject_label = 'Ding 4'", 5),
    ],
)
def test_a_broken_chain_is_not_pruned(old_and_new: datetime, attack: str, broken_at: int) -> None:
    attack_as_superuser(attack)
    assert prune() == {"academy": "noord", "refused": "audit_chain_broken", "row": broken_at}
    with academy_scope(server.NOORD):
        assert AuditSeal.objects.count() == 7
        assert not AuditAnchor.objects.exists()


@pytest.mark.parametrize(
    ("attack", "broken_at", "fault"),
    [
        ("delete from audit_auditanchor", 1, "seal_missing"),
        ("update audit_auditanchor set hash = repeat('a', 64)", 6, "chain_broken"),
        ("update audit_auditanchor set number = 4", 5, "seal_missing"),
        ("delete from audit_auditseal where number = 6", 6, "seal_missing"),
    ],
)
def test_more_than_was_told_is_found(old_and_new: datetime, attack: str, broken_at: int, fault: str) -> None:
    prune()
    attack_as_superuser(attack)
    with academy_scope(server.NOORD):
        verdict = verify_chain()
    assert (verdict.broken_at, verdict.fault) == (broken_at, fault)


def test_the_product_itself_cannot_prune(noord: UUID, moment: datetime) -> None:
    write(2, moment - LONG_AGO)
    assert actions.prunable(at=moment).facts == 2
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        actions.prune(actor=system_actor(noord), at=moment)
    assert AuditFact.objects.count() == 2
