"""The only reader of the machine's clock; everything else is handed its moment."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    return local_date(now())


def local_date(moment: datetime) -> date:
    """The date on the wall in the Netherlands at this moment."""
    return moment.astimezone(AMSTERDAM).date()
