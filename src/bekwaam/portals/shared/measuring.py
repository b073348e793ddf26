"""The figures of this installation for the monitoring of its operators: counted per process, asked at the database.

Web processes of one machine share their counts through the folder in PROMETHEUS_MULTIPROC_DIR.
"""

import os
from collections.abc import Callable, Iterator, Mapping

from prometheus_client import CollectorRegistry, Histogram, generate_latest
from prometheus_client.core import REGISTRY, GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from bekwaam.domains.audit.queries import sealing_lag
from bekwaam.domains.notifications.queries import outgoing
from bekwaam.domains.tenancy.queries import active_academies
from bekwaam.kernel import clock, job_upkeep
from bekwaam.kernel.scope import academy_scope

SECONDS = Histogram(
    "bekwaam_request_seconds",
    "Time to an answer, by the name of the page.",
    ["route", "method", "status"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10),
)
Reading = Callable[[], Mapping[str, float]]
_readings: dict[str, tuple[str, Reading]] = {
    "bekwaam_outbox_mails": ("Mails in the outbox by state.", outgoing.outbox_counts),
    "bekwaam_outbox_oldest_seconds": (
        "How long the oldest waiting mail is there, and how long the oldest is due.",
        lambda: outgoing.outbox_ages(clock.now()),
    ),
}


def measure_each_academy(name: str, explanation: str, reading: Reading) -> None:
    """Add a gauge that is read within the scope of every academy; the keys of the reading become its `state`."""
    _readings[name] = (explanation, reading)


def exposition() -> bytes:
    registry = CollectorRegistry()
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        MultiProcessCollector(registry)
    else:
        registry.register(_OfThisProcess())
    registry.register(_OfTheDatabase())
    return generate_latest(registry)


class _OfThisProcess(Collector):
    def collect(self) -> Iterator[Metric]:
        yield from REGISTRY.collect()


class _OfTheDatabase(Collector):
    def describe(self) -> list[Metric]:
        """Registering asks for names; without this it would ask the database."""
        return []

    def collect(self) -> Iterator[GaugeMetricFamily]:
        jobs = GaugeMetricFamily("bekwaam_jobs", "Jobs in the queue by state.", labels=["state"])
        for state, count in job_upkeep.counts_by_state().items():
            jobs.add_metric([state], count)
        yield jobs
        yield _single("bekwaam_job_wait_seconds", "How long the oldest job waits.", job_upkeep.longest_wait())
        age = job_upkeep.heartbeat_age()
        if age is not None:
            yield _single("bekwaam_worker_heartbeat_age_seconds", "Since a worker was last heard of.", age)
        yield from _of_the_academies()


def _of_the_academies() -> Iterator[GaugeMetricFamily]:
    lag = GaugeMetricFamily(
        "bekwaam_audit_sealing_lag_seconds", "Age of the oldest fact outside the chain.", labels=["academy"]
    )
    extra = {
        name: GaugeMetricFamily(name, explanation, labels=["academy", "state"])
        for name, (explanation, _) in _readings.items()
    }
    for academy in active_academies():
        with academy_scope(academy.pk):
            lag.add_metric([academy.slug], sealing_lag(at=clock.now()).total_seconds())
            for name, (_, reading) in _readings.items():
                for state, value in reading().items():
                    extra[name].add_metric([academy.slug, state], value)
    yield lag
    yield from extra.values()


def _single(name: str, explanation: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, explanation, value=value)
