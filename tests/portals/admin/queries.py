"""Counting what a page asks of the database."""

from django.test.utils import CaptureQueriesContext

FRAME = ("SAVEPOINT", "RELEASE", "ROLLBACK", "select set_config")


def reads(captured: CaptureQueriesContext) -> int:
    """Without the frame around every request: the transaction of the test and the setting of the academy."""
    return sum(1 for query in captured if not query["sql"].startswith(FRAME))
