"""A database that goes away: a page that says so, and everything as before once it is back."""

import json
from typing import Any

import pytest
from django.db import connection
from django.db.utils import ConnectionHandler
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from bekwaam.portals.api.middleware import ApiProblems
from bekwaam.portals.shared.middleware import AcademyScope

pytestmark = [pytest.mark.eis("X-5"), pytest.mark.usefixtures("committed")]
HOST = "noord.localhost"


def ask(path: str) -> Any:
    """As the view of a page whose connection is cut off while it works."""

    def view(_: HttpRequest) -> HttpResponse:
        end_connection()
        return HttpResponse("nooit")

    return ApiProblems(AcademyScope(view))(RequestFactory().get(path, headers={"Host": HOST}))


def end_connection() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_terminate_backend(pg_backend_pid())")


def test_a_page_says_that_this_passes() -> None:
    answer = ask("/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "We zijn zo terug" in answer.content.decode()


def test_the_api_says_it_as_a_problem_document() -> None:
    answer = ask("/api/v1/medewerkers")
    assert (answer.status_code, answer["Content-Type"]) == (503, "application/problem+json")
    assert (json.loads(answer.content)["title"], answer["Retry-After"]) == ("Even niet beschikbaar", "30")


def test_a_connection_that_died_in_the_pool_is_replaced() -> None:
    pooled = ConnectionHandler({"default": {**connection.settings_dict, "CONN_MAX_AGE": 0}})["default"]
    pooled.settings_dict["OPTIONS"] = {
        **pooled.settings_dict["OPTIONS"],
        "pool": {"min_size": 1, "max_size": 1},
    }
    died = backend_of(pooled)
    with connection.cursor() as cursor:
        cursor.execute("select pg_terminate_backend(%s, 5000)", [died])
    assert backend_of(pooled) != died
    pooled.close_pool()


def backend_of(pooled: Any) -> int:
    """Which process of the server answers; the connection goes back to the pool afterwards."""
    with pooled.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        (pid,) = cursor.fetchone()
    pooled.close()
    return int(pid)


def test_an_unknown_host_is_a_problem_document_in_the_api_too() -> None:
    answer = Client(headers={"Host": "elders.example"}).get("/api/v1/medewerkers")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert answer["API-Version"] == "1.0.0"
