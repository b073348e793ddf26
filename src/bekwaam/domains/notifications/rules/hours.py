"""Quiet hours and the daily digest, on the clock of the wall in the Netherlands, whatever happens to summer time.

A wall time that does not exist (the lost hour in March) is read as an hour later; of one that comes twice (October)
the first that lies ahead counts.
"""

from datetime import UTC, date, datetime, time, timedelta

from bekwaam.domains.notifications.facts import QuietHours
from bekwaam.kernel.clock import AMSTERDAM


def quiet_until(at: datetime, quiet: QuietHours | None) -> datetime | None:
    """The moment at which these quiet hours end, or None when it is not quiet."""
    if quiet is None or not quiet.holds_at(_wall(at)):
        return None
    return next_time(at, quiet.ends)


def next_time(at: datetime, wall: time) -> datetime:
    """The first moment after `at` when the clock on the wall shows this time."""
    today = at.astimezone(AMSTERDAM).date()
    moments = (
        moment for day in range(3) for moment in _moments(today + timedelta(days=day), wall) if moment > at
    )
    return next(moments)


def next_digest(at: datetime, hour: int) -> datetime:
    return next_time(at, time(hour))


def _moments(day: date, wall: time) -> tuple[datetime, datetime]:
    """Both readings of a wall time; the same one twice on any ordinary day."""
    local = datetime.combine(day, wall, tzinfo=AMSTERDAM)
    first, second = (local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    return (first, second) if first <= second else (first, first)


def _wall(at: datetime) -> time:
    return at.astimezone(AMSTERDAM).time()
