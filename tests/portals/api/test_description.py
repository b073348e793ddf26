"""The description against the NL API design rules, and the answers against the description."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from openapi_spec_validator import OpenAPIV31SpecValidator

from bekwaam.domains.organisation.models import OrgUnit
from tests import world
from tests.world import World

pytestmark = [pytest.mark.eis("U-8.3")]
KEBAB = re.compile(r"^(/[a-z0-9-]+|/\{[a-zA-Z_]+\})+$")
CAMEL = re.compile(r"^[a-z][a-zA-Z0-9]*$")
HAL = {"_links"}
STANDARD = {"get", "post", "put", "patch", "delete", "head", "options"}


@pytest.fixture
def anyone() -> Client:
    return Client(HTTP_HOST="noord.localhost")


@pytest.fixture
def described(here: World, anyone: Client) -> dict[str, Any]:
    return json.loads(anyone.get("/api/v1/openapi.json").content)


@pytest.fixture
def key(here: World) -> Client:
    return world.api_client(here.host, here.keys["admin"])


def operations(described: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in described["paths"].items():
        for method, operation in item.items():
            yield path, method, operation


def test_the_description_is_valid_openapi_3_1(described: dict[str, Any]) -> None:
    assert described["openapi"].startswith("3.1")
    assert [str(error) for error in OpenAPIV31SpecValidator(described).iter_errors()] == []


def test_the_description_says_whose_it_is_and_where_it_is_served(described: dict[str, Any]) -> None:
    assert set(described["info"]["contact"]) == {"name", "url", "email"}
    assert re.fullmatch(r"\d+\.\d+\.\d+", described["info"]["version"])
    assert [server["url"] for server in described["servers"]] == ["http://noord.localhost/api/v1"]
    assert {tag["name"] for tag in described["tags"]} == {
        tag for *_, operation in operations(described) for tag in operation["tags"]
    }


def test_paths_are_kebab_case_without_a_slash_at_the_end(described: dict[str, Any]) -> None:
    assert [path for path in described["paths"] if not KEBAB.match(path) or path.endswith("/")] == []


def test_names_of_fields_and_parameters_are_camel_case(described: dict[str, Any]) -> None:
    schemas = described["components"]["schemas"].items()
    fields = {name for _, schema in schemas for name in schema.get("properties", {})}
    asked = {
        parameter["name"]
        for *_, operation in operations(described)
        for parameter in operation["parameters"]
        if parameter["in"] == "query"
    }
    assert {name for name in (fields | asked) - HAL if not CAMEL.match(name)} == set()


def test_every_operation_says_how_it_can_go_wrong(described: dict[str, Any]) -> None:
    for path, method, operation in operations(described):
        assert method in STANDARD
        wanted = {"400", "401", "403", "429"}
        wanted |= {"409", "422"} if "requestBody" in operation else set()
        wanted |= {"404"} if "{" in path else set()
        assert wanted <= set(operation["responses"]), (path, method)
        for status, answer in operation["responses"].items():
            assert "API-Version" in answer["headers"]
            if status.startswith("4"):
                assert set(answer["content"]) == {"application/problem+json"}


def test_names_of_operations_are_unique_and_short(described: dict[str, Any]) -> None:
    names = [operation["operationId"] for *_, operation in operations(described)]
    assert len(names) == len(set(names))
    assert [name for name in names if len(name) > 40] == []


def test_what_is_made_says_where_it_stands(described: dict[str, Any], key: Client) -> None:
    creating = {path: item["post"] for path, item in described["paths"].items() if "post" in item}
    assert [
        path
        for path, made in creating.items()
        if "201" in made["responses"] and "Location" not in made["responses"]["201"]["headers"]
    ] == []
    assert [
        path for path, made in creating.items() if "201" not in made["responses"] and "{" not in path
    ] == []
    body = {"code": "NIEUW", "naam": "Nieuw", "soort": "team"}
    answer = key.post("/api/v1/organisatieonderdelen", body, content_type="application/json")
    unit = OrgUnit.objects.get(code="NIEUW")
    assert answer.headers["Location"] == f"http://noord.localhost/api/v1/organisatieonderdelen/{unit.pk}"
    assert key.get(answer.headers["Location"]).json()["code"] == "NIEUW"


@pytest.mark.parametrize("path", ["/api/v1/functies", "/api/v1/openapi.json"])
def test_head_says_what_get_says_and_shows_nothing(key: Client, path: str) -> None:
    got, head = key.get(path), key.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Length"] == str(len(got.content))
    assert head.headers["Content-Type"] == got.headers["Content-Type"]


def test_options_names_the_methods_without_a_key(here: World, anyone: Client) -> None:
    answer = anyone.options("/api/v1/functies")
    assert (answer.status_code, answer.content) == (204, b"")
    assert {method.strip() for method in answer.headers["Allow"].split(",")} >= {
        "GET",
        "POST",
        "HEAD",
        "OPTIONS",
    }
    assert anyone.options("/api/v1/bestaat-niet").status_code == 404


@pytest.mark.parametrize("method", ["get", "post", "put", "delete"])
def test_an_unknown_address_is_a_problem_whatever_the_method(
    anyone: Client, here: World, method: str
) -> None:
    answer = getattr(Client(HTTP_HOST="noord.localhost", enforce_csrf_checks=True), method)("/api/v1/iets/")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["API-Version"] == "1.0.0"


def test_too_many_requests_are_told_to_wait(key: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from bekwaam.portals.api.v1 import api

    throttle = api.throttle
    throttle = throttle[0] if isinstance(throttle, list) else throttle
    monkeypatch.setattr(throttle, "per_minute", 2)
    answers = [key.get("/api/v1/functies") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 429, 429]
    assert answers[3].headers["Content-Type"] == "application/problem+json"
    assert 1 <= int(answers[3].headers["Retry-After"]) <= 60
    assert answers[3].json()["status"] == 429
