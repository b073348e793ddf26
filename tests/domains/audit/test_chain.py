"""The chain finds every change behind the product's back, and writers never wait for it."""

from datetime import datetime, timedelta
from uuid import UUID

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from bekwaam.domains.audit import queries, verification
from bekwaam.domains.audit.actions import Fact, Subject, check_chain, record, record_many, seal_facts
from bekwaam.domains.audit.models import AuditCheck, AuditFact, AuditSeal
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.scope import academy_scope
from tests import server

pytestmark = pytest.mark.eis("U-8.3")


def write(count: int, at: datetime, academy: UUID = server.NOORD) -> None:
    facts = [Fact("test.happened", Subject("thing", None, f"Ding {n}"), after={"n": n}) for n in range(count)]
    record_many(facts, actor=system_actor(academy), at=at)


def test_sealing_chains_each_fact_to_the_one_before(noord: UUID, moment: datetime) -> None:
    write(3, moment)
    assert seal_facts(at=moment) == 3
    seals = list(AuditSeal.objects.order_by("number"))
    assert [seal.number for seal in seals] == [1, 2, 3]
    assert [seal.previous_hash for seal in seals[1:]] == [seal.hash for seal in seals[:-1]]
    assert verification.verify_chain() == verification.Verdict(rows=3, head=seals[-1].hash)


def test_sealing_twice_adds_nothing_and_batches_go_on(noord: UUID, moment: datetime) -> None:
    write(5, moment)
    assert [seal_facts(at=moment, batch=2) for _ in range(4)] == [2, 2, 1, 0]
    assert verification.verify_chain().rows == 5


def test_a_fact_committed_late_is_still_sealed(noord: UUID, moment: datetime) -> None:
    write(1, moment)
    seal_facts(at=moment)
    record(
        "test.late", Subject("thing", None, "Laat"), actor=system_actor(noord), at=moment - timedelta(hours=2)
    )
    assert seal_facts(at=moment + timedelta(minutes=1)) == 1


def test_the_lag_is_the_age_of_the_oldest_fact_that_waits(noord: UUID, moment: datetime) -> None:
    second, now = timedelta(seconds=1), moment + timedelta(hours=1)
    assert queries.sealing_lag(at=now) == timedelta(0)
    write(2, moment)
    assert queries.sealing_lag(at=now) == timedelta(hours=1)
    write(1, moment + 2 * second)  # made while the sealer was on its way
    seal_facts(at=moment + second)
    assert queries.sealing_lag(at=now) == timedelta(0)
    write(1, now - 10 * second)
    write(1, now - 5 * second)
    assert queries.sealing_lag(at=now) == 10 * second


def test_the_product_cannot_change_or_delete_a_fact(noord: UUID, moment: datetime) -> None:
    write(1, moment)
    for statement in (
        "update audit_auditfact set verb = 'x'",
        "delete from audit_auditfact",
        "truncate audit_auditfact",
    ):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(statement)


@pytest.mark.usefixtures("committed")
@pytest.mark.parametrize(
    ("attack", "broken_at", "fault"),
    [
        (
            "update audit_auditfact set subject_label = 'Ander ding' where subject_label = 'Ding 1'",
            2,
            "fact_changed",
        ),
        ("delete from audit_auditfact where subject_label = 'Ding 2'", 3, "fact_missing"),
        ("delete from audit_auditseal where number = 2", 2, "seal_missing"),
        ("update audit_auditseal set previous_hash = repeat('a', 64) where number = 4", 4, "chain_broken"),
    ],
)
def test_verify_names_the_first_broken_row(attack: str, broken_at: int, fault: str, moment: datetime) -> None:
    with academy_scope(server.NOORD):
        write(4, moment)
        seal_facts(at=moment)
    attack_as_superuser(attack)
    with academy_scope(server.NOORD):
        verdict = verification.verify_chain()
    assert (verdict.broken_at, verdict.fault) == (broken_at, fault)


CUT = (
    "delete from audit_auditseal where number > 2; delete from audit_auditfact where subject_label > 'Ding 1'"
)


@pytest.mark.usefixtures("committed")
@pytest.mark.parametrize(("rewritten", "found"), [(0, (3, "tail_missing")), (4, (4, "made_anew"))])
def test_a_chain_that_was_cut_off_or_made_anew_is_not_whole(
    rewritten: int, found: tuple[int, str], moment: datetime
) -> None:
    """Whole in itself, but not what an earlier check, or a line in a log elsewhere, saw."""
    with academy_scope(server.NOORD):
        write(4, moment)
        seal_facts(at=moment)
        seen = check_chain(at=moment)
    attack_as_superuser(CUT)
    with academy_scope(server.NOORD):
        write(rewritten, moment)
        seal_facts(at=moment)
        verdict = verification.verify_chain()
        assert (verdict.broken_at, verdict.fault) == found
        AuditCheck.objects.all().delete()
        assert verification.verify_chain().is_whole
        assert verification.verify_chain({seen.rows: seen.head}).fault == found[1]


def attack_as_superuser(statement: str) -> None:
    with psycopg.connect(**server.connection_parameters("postgres"), autocommit=True) as attacker:
        attacker.execute(statement)


@pytest.mark.usefixtures("committed")
def test_a_writer_does_not_wait_for_a_sealer(moment: datetime) -> None:
    """The sealer holds its lock in an open transaction; another connection writes a fact meanwhile."""
    with academy_scope(server.NOORD):
        write(2, moment)
    with academy_scope(server.NOORD):
        seal_facts(at=moment)
        with psycopg.connect(**server.connection_parameters("bekwaam_app")) as writer:
            writer.execute("set statement_timeout = '5s'")
            writer.execute("select set_config('app.academy', %s, true)", [str(server.NOORD)])
            writer.execute(
                "insert into audit_auditfact (id, academy_id, at, verb, actor_label, on_behalf_of_label, channel,"
                " subject_type, subject_label, request_id) values (gen_random_uuid(), %s, now(), 'test.meanwhile',"
                " 'X', '', 'web', 'thing', 'Y', '')",
                [server.NOORD],
            )
    with academy_scope(server.NOORD):
        assert AuditFact.objects.filter(verb="test.meanwhile").count() == 1
