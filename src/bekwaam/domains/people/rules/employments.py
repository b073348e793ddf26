"""Jobs in time: which rows count on a day, and what a change does to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from bekwaam.kernel.decisions import ALLOWED, Decision, refused
from bekwaam.kernel.periods import day_before

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
OPENS_A_NEW_ROW = ("unit", "function", "kind", "supplier")
"""A change of these closes the row and opens the next one; other changes are corrections of the same row."""


@dataclass(frozen=True, slots=True)
class JobPeriod:
    started_on: date
    ended_on: date | None = None

    def lasts(self, on: date) -> bool:
        """Not over yet: it holds today or will."""
        return self.ended_on is None or self.ended_on >= on

    def holds(self, on: date) -> bool:
        return self.started_on <= on and self.lasts(on)


def is_in_service(jobs: Iterable[JobPeriod], on: date) -> bool:
    """A person keeps access until the last job is over; somebody without any job is kept by hand."""
    rows = list(jobs)
    return not rows or any(job.lasts(on) for job in rows)


def last_day(jobs: Iterable[JobPeriod]) -> date | None:
    """The day on which the person left, when every job has an end."""
    ends = [job.ended_on for job in jobs]
    known = [day for day in ends if day is not None]
    return max(known) if known and len(known) == len(ends) else None


def opens_new_row(before: dict[str, Any], after: dict[str, Any], *, started_on: date, on: date) -> bool:
    """A job that begins today or later has no past to keep, so it is corrected in place."""
    return started_on < on and any(before[name] != after[name] for name in OPENS_A_NEW_ROW if name in after)


def days_are_fit(*days: date | None) -> Decision:
    """A day of another age is a slip of the finger, as it is in a delivered file."""
    fit = all(EARLIEST <= day <= LATEST for day in days if day is not None)
    return ALLOWED if fit else refused("people.day_strange")


def may_start(existing: Iterable[tuple[str, JobPeriod]], *, number: str, period: JobPeriod) -> Decision:
    """One job number is one job at a time."""
    if not (decision := days_are_fit(period.started_on, period.ended_on)):
        return decision
    if period.ended_on is not None and period.ended_on < period.started_on:
        return refused("people.end_before_start")
    for known, job in existing:
        if known == number and _overlap(job, period):
            return refused("people.job_exists", number=number)
    return ALLOWED


def may_end(job: JobPeriod, last: date | None) -> Decision:
    """No last day takes away the one that was known."""
    if not (decision := days_are_fit(last)):
        return decision
    if last is not None and last < job.started_on:
        return refused("people.end_before_start")
    return ALLOWED


def closing_day(on: date) -> date:
    return day_before(on)


def _overlap(one: JobPeriod, other: JobPeriod) -> bool:
    return (one.ended_on is None or other.started_on <= one.ended_on) and (
        other.ended_on is None or one.started_on <= other.ended_on
    )
