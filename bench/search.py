"""Search among 5,000 activities under the rights of one person, eight at once: one policy fits, or 500 do."""

import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import django
import psycopg

from bekwaam.config.embedded import Cluster
from bench import offering, web
from bench.processes import await_rest, cpu_seconds
from bench.report import Report

AT_ONCE, REQUESTS, BUDGET = 8, 480, 60
TEXTS = ("", "agressie", "vergaderen", "avg", "techniek", "agresie balie", "leidinggeven nieuwe rol", "bhv")
PAGES = ("/aanbod/", "/aanbod/?q=agressie&periode=volgende-maand", "/aanbod/?vorm=klassikaal&sorteer=datum")


def measure(site: web.Site, pg: Path, report: Report) -> None:
    django.setup()
    from bekwaam.domains.tenancy.queries import academy_by_slug  # noqa: PLC0415 - Django is ready only now
    from bekwaam.kernel.scope import academy_scope  # noqa: PLC0415

    report.title(f"Search, {AT_ONCE} people at once")
    academy = academy_by_slug("lindewaard")
    with academy_scope(academy.pk):
        people = offering.load(datetime.now(UTC))
    tidy(pg)
    for policies, person in zip((1, offering.POLICIES), people, strict=True):
        _search(academy.pk, person, f"search, {policies} policies fit", report)
    clients = [site.become("medewerker") for _ in range(AT_ONCE)]
    for path in PAGES:
        web.page(clients, "medewerker", path, report)


def tidy(pg: Path) -> None:
    """As the database tidies itself within minutes: what was loaded a moment ago has no statistics and no marks yet."""
    with psycopg.connect(**Cluster(pg).admin("bekwaam"), autocommit=True) as connection:
        connection.execute("vacuum (analyze)")
    await_rest()


def _search(academy_id: UUID, person_id: UUID, what: str, report: Report) -> None:
    ask = _asking(academy_id, person_id)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(ask, TEXTS * web.CLICKS_TO_WARM_UP))
        before = cpu_seconds() + time.process_time()
        times = list(pool.map(ask, (TEXTS * REQUESTS)[:REQUESTS]))
        cpu = (cpu_seconds() + time.process_time() - before) / REQUESTS
    report.add(f"{what}, p95", statistics.quantiles(times, n=20)[-1] * 1000, BUDGET, "ms")
    report.add(f"{what}, processor time", cpu * 1000, None, "ms")


def _asking(academy_id: UUID, person_id: UUID) -> Callable[[str], float]:
    from bekwaam.domains.catalogue.search.filters import Filters  # noqa: PLC0415 - Django is ready only now
    from bekwaam.domains.catalogue.search.queries import search  # noqa: PLC0415
    from bekwaam.kernel.scope import academy_scope  # noqa: PLC0415

    def ask(text: str) -> float:
        began = time.perf_counter()
        with academy_scope(academy_id):
            search(person_id, Filters(text=text), at=datetime.now(UTC))
        return time.perf_counter() - began

    return ask
