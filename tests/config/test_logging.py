"""What reaches the log is one line of JSON per event, whatever visitors send, and holds no personal data."""

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest
import structlog
from django.db import IntegrityError, connection, transaction

from tests.factories import a_person

HOSTILE = 'x\n{"event":"forged","level":"info"}\r\n\x1b[31m\u2028eind'
Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines(capfd: pytest.CaptureFixture[str]) -> Lines:
    structlog.contextvars.clear_contextvars()

    def read() -> list[dict[str, Any]]:
        return [json.loads(line) for line in capfd.readouterr().err.split("\n") if line]

    return read


def requests_in(lines: Lines) -> list[dict[str, Any]]:
    return [line for line in lines() if line["event"] == "request"]


@pytest.mark.eis("U-8.3")
def test_a_request_leaves_one_line_without_personal_data(
    client_for: Callable[..., Any], lines: Lines
) -> None:
    person = a_person("Verborgen", email="geheim@noord.example")
    browser = client_for(person)
    lines()
    response = browser.get("/stijl/?q=geheim@noord.example", HTTP_USER_AGENT="Geheime Browser")
    (line,) = requests_in(lines)
    assert {key: line[key] for key in ("academy", "route", "method", "status", "level")} == {
        "academy": "noord",
        "route": "style-guide",
        "method": "GET",
        "status": 200,
        "level": "info",
    }
    assert line["request_id"] == response.headers["X-Request-Id"]
    assert line["ms"] > 0
    assert set(line) == {
        "academy", "event", "level", "logger", "method", "ms", "request_id", "route", "status", "timestamp"
    }  # fmt: skip


@pytest.mark.eis("U-8.1")
@pytest.mark.parametrize(
    "request_parts",
    [
        {"path": "/" + HOSTILE},
        {"path": "/stijl/%0a%0dforged"},
        {"path": "/stijl/", "HTTP_USER_AGENT": HOSTILE},
        {"path": "/stijl/", "HTTP_HOST": "noord.localhost\nforged"},
        {"path": "/stijl/", "HTTP_HOST": HOSTILE},
        {"path": "/stijl/", "HTTP_X_REQUEST_ID": HOSTILE},
        {"path": "/stijl/", "HTTP_X_FORWARDED_FOR": HOSTILE},
        {"path": "/stijl/", "HTTP_COOKIE": "sessie=" + HOSTILE.replace("\u2028", "")},
        {"path": "/stijl/", "REQUEST_METHOD": "FORGED\nLINE"},
    ],
)
def test_no_visitor_writes_a_line_or_a_word_in_the_log(
    client_for: Callable[..., Any], lines: Lines, request_parts: dict[str, str]
) -> None:
    browser = client_for()
    path = request_parts.pop("path")
    lines()
    browser.generic(request_parts.pop("REQUEST_METHOD", "GET"), path, **request_parts)
    found = lines()
    assert [line["event"] for line in found if line["event"] == "request"] == ["request"]
    assert "forged" not in json.dumps(found).lower()


def test_control_characters_in_a_message_stay_inside_their_line(lines: Lines) -> None:
    lines()
    logging.getLogger("some.library").warning("told: %s", HOSTILE)
    structlog.get_logger("ours").warning("told", words=HOSTILE)
    foreign, own = lines()
    assert foreign["event"] == f"told: {HOSTILE}"
    assert own["words"] == HOSTILE


def test_personal_keys_are_dropped(lines: Lines) -> None:
    lines()
    structlog.get_logger("ours").info("sent", email="noor@noord.example", full_name="Noor", message_id="7")
    (line,) = lines()
    assert set(line) == {"event", "level", "logger", "message_id", "timestamp"}


@pytest.mark.usefixtures("noord")
def test_an_exception_is_told_without_its_words(lines: Lines) -> None:
    person = a_person("Dubbel")
    lines()
    try:
        with transaction.atomic():
            a_person("Geheim", personnel_number=person.personnel_number)
    except IntegrityError:
        structlog.get_logger("ours").exception("failed")
    (line,) = lines()
    assert line["exception"][0] == "django.db.utils.IntegrityError"
    assert line["exception"][1] == "psycopg.errors.UniqueViolation 23505 person_number_once"
    assert any("test_logging.py" in frame for frame in line["frames"])
    assert person.personnel_number not in json.dumps(line)
    assert connection.is_usable()
