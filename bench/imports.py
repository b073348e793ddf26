"""The yearly file of a whole city: the first time, and again without changes."""

import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from uuid import UUID

import django

from bench.report import Report

FIRST_BUDGET, SECOND_BUDGET = 10, 4
PEOPLE = 6_600


def measure(report: Report) -> None:
    """In an academy of its own, made for this measurement."""
    django.setup()
    from bekwaam.config.demo import generate, organisation_rows, people_rows  # noqa: PLC0415 - Django is ready only now
    from bekwaam.config.demo.loading import as_csv  # noqa: PLC0415
    from bekwaam.kernel.clock import today  # noqa: PLC0415

    report.title("Deliveries of a city")
    academy_id = _empty_academy()
    generated = generate("lindewaard", today())
    people = [row for row in people_rows(generated) if not row["Uit dienst"]][:PEOPLE]
    units = as_csv(organisation_rows(generated, on=today()))
    report.add(
        f"organisation, {len(generated.units)} units", _deliver(academy_id, "organisation", units), None, "s"
    )
    content = as_csv(people)
    report.add(
        f"people, {len(people):,} rows, first time",
        _deliver(academy_id, "people", content),
        FIRST_BUDGET,
        "s",
    )
    report.add("people, the same file again", _deliver(academy_id, "people", content), SECOND_BUDGET, "s")


def _empty_academy() -> UUID:

    from bekwaam.domains.tenancy.queries import academy_by_slug  # noqa: PLC0415

    slug = f"meting-{int(time.time())}"
    command = [sys.executable, "-m", "bekwaam.config.cli", "academy", "create"]
    command += ["--slug", slug, "--name", "Meting", "--host", f"{slug}.localhost"]
    subprocess.run(command, check=True, env=os.environ, stdout=subprocess.DEVNULL)
    return academy_by_slug(slug).pk


def _deliver(academy_id: UUID, kind: str, content: bytes) -> float:
    from bekwaam.domains.deliveries.actions import deliver  # noqa: PLC0415
    from bekwaam.domains.deliveries.enums import RunSource, RunState  # noqa: PLC0415
    from bekwaam.kernel.actors import system_actor  # noqa: PLC0415
    from bekwaam.kernel.scope import academy_scope  # noqa: PLC0415

    began = time.perf_counter()
    with academy_scope(academy_id):
        run = deliver(
            content,
            kind=kind,
            file_name=f"{kind}.csv",
            source=RunSource.COMMAND_LINE,
            actor=system_actor(academy_id),
            at=datetime.now(UTC),
        )
    if run.state != RunState.DONE:
        raise RuntimeError(f"{kind}: {run.state} {run.report}"[:2000])
    return time.perf_counter() - began
