"""Writing facts beside a busy sealer costs no more than without one; sealing keeps up."""

import threading
import time
from datetime import UTC, datetime
from uuid import UUID

import django

from bench.report import Report

FACTS = 2_000


def measure(report: Report) -> None:
    django.setup()
    from bekwaam.domains.tenancy.queries import academy_by_slug  # noqa: PLC0415 - Django is ready only now

    academy = academy_by_slug("zuidermeer")
    report.title("The log")
    alone = _write(academy.pk)
    stop = threading.Event()
    sealer = threading.Thread(target=_seal_until, args=(academy.pk, stop))
    sealer.start()
    beside = _write(academy.pk)
    stop.set()
    sealer.join()
    report.add("a fact, written alone", alone * 1000, None, "ms")
    report.add("a fact, written beside a busy sealer: times as long", beside / alone, 3, "x")
    report.add("sealing 1,000 facts", _seal_time(academy.pk), 2, "s")


def _write(academy_id: UUID) -> float:
    from bekwaam.domains.audit.actions import Subject, record  # noqa: PLC0415
    from bekwaam.kernel.actors import system_actor  # noqa: PLC0415
    from bekwaam.kernel.scope import academy_scope  # noqa: PLC0415

    began = time.perf_counter()
    for number in range(FACTS):
        with academy_scope(academy_id):
            subject = Subject("bench", None, f"Meting {number}")
            record("bench.measured", subject, actor=system_actor(academy_id), at=datetime.now(UTC))
    return (time.perf_counter() - began) / FACTS


def _seal(academy_id: UUID, batch: int) -> int:
    from bekwaam.domains.audit.actions import seal_facts  # noqa: PLC0415
    from bekwaam.kernel.scope import academy_scope  # noqa: PLC0415

    with academy_scope(academy_id):
        return seal_facts(at=datetime.now(UTC), batch=batch)


def _seal_until(academy_id: UUID, stop: threading.Event) -> None:
    while not stop.is_set():
        _seal(academy_id, 200)


def _seal_time(academy_id: UUID) -> float:
    while _seal(academy_id, 1_000):
        pass
    _write(academy_id)
    began = time.perf_counter()
    sealed = _seal(academy_id, 1_000)
    return (time.perf_counter() - began) * 1_000 / max(1, sealed)
