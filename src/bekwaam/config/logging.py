"""What goes to the log: one line of JSON per event, on standard error, without personal data.

A value never becomes a second line: JSON escapes every control character and everything outside ASCII. Paths, query
strings, messages of exceptions and the words of Django about requests stay out, because people end up in them.
"""

import logging
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from types import TracebackType
from typing import Any, TextIO

import structlog

LONGEST_VALUE = 500
PERSONAL_KEYS = frozenset(
    {
        "authorization",
        "body",
        "cookie",
        "email",
        "full_name",
        "host",
        "ip",
        "login_name",
        "name",
        "password",
        "path",
        "personnel_number",
        "query",
        "query_string",
        "token",
        "user_agent",
    }
)
ABOUT_REQUESTS = ("django.request", "django.security")
TALKATIVE = ("procrastinate",)
KEPT_FRAMES = 25
Event = MutableMapping[str, Any]
ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def configure(settings: Mapping[str, Any]) -> None:
    """Django calls this with the setting LOGGING once it is set up."""
    handler = _StandardError()
    handler.setFormatter(_formatter())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(settings["level"])
    for name in ("django", "django.server", "procrastinate"):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [], True
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.filter_by_level,
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
    )


class _StandardError(logging.StreamHandler[TextIO]):
    """Writes to the standard error of the moment, not to the one of when logging began."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]
        return sys.stderr


def _formatter() -> structlog.stdlib.ProcessorFormatter:
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            without_words_about_requests,
        ],
        processors=[
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            describe_exception,
            without_personal_keys,
            structlog.processors.JSONRenderer(sort_keys=True),
        ],
    )


def without_words_about_requests(logger: Any, method: str, event: Event) -> Event:
    """Django puts the path and the host in its messages; the name of its logger and the status say enough."""
    record: logging.LogRecord = event["_record"]
    if record.name.startswith(ABOUT_REQUESTS):
        event["event"] = record.name
        event["status"] = getattr(record, "status_code", None)
    return event


def without_personal_keys(logger: Any, method: str, event: Event) -> Event:
    kept = {key: _short(value) for key, value in event.items() if key not in PERSONAL_KEYS}
    event.clear()
    event.update(kept)
    return event


def describe_exception(logger: Any, method: str, event: Event) -> Event:
    """Where it went wrong and with which kind of exception. Its message may quote a row or an input."""
    found = _exc_info(event.pop("exc_info", None))
    event.pop("stack_info", None)
    if found:
        event["exception"] = _kinds(found[1])
        event["frames"] = [
            f"{frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(found[2])[-KEPT_FRAMES:]
        ]
    return event


def _exc_info(value: Any) -> ExcInfo | None:
    if isinstance(value, BaseException):
        return (type(value), value, value.__traceback__)
    found = value if isinstance(value, tuple) else sys.exc_info() if value else None
    return found if found and found[0] is not None else None


def _kinds(error: BaseException | None) -> list[str]:
    """This exception and those behind it, with the code and the constraint when the database refused."""
    kinds: list[str] = []
    while error is not None and len(kinds) < 10:
        diagnosis = getattr(error, "diag", None)
        facts = [getattr(error, "sqlstate", None), getattr(diagnosis, "constraint_name", None)]
        kinds.append(" ".join([f"{type(error).__module__}.{type(error).__qualname__}", *filter(None, facts)]))
        error = error.__cause__ or error.__context__
    return kinds


def _short(value: Any) -> Any:
    return value[:LONGEST_VALUE] if isinstance(value, str) else value
