"""The OpenAPI description: what ninja makes of the code, and what the NL API design rules ask beside it."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from ninja import NinjaAPI

from bekwaam.domains.tenancy.queries import settings_of_current_academy
from bekwaam.portals.api.seen import IF_MATCH

VERSION = "1.0.0"
VERSION_HEADER = {"description": "De versie van de API", "schema": {"type": "string", "examples": [VERSION]}}
PROBLEMS = {
    "400": "Een deel van het adres klopt niet",
    "401": "Geen geldige sleutel",
    "403": "De sleutel mag dit niet",
    "404": "Bestaat niet, of niet voor deze sleutel",
    "409": "Botst met wat er al is",
    "422": "De inhoud klopt niet",
    "429": "Te veel verzoeken",
}
GUARDED = {
    "412": "Iemand anders wijzigde dit nadat je het las",
    "428": "Zonder If-Match is niet te zien waarvan je uitging",
}
"""What a change answers that asks what it was made from."""
TAG_HEADER = {
    "description": "Stuur deze als If-Match mee met een wijziging, dan gaat niets verloren",
    "schema": {"type": "string"},
}
LOCATION_HEADER = {"description": "Waar het nieuwe staat", "schema": {"type": "string", "format": "uri"}}
KEY = {"type": "http", "scheme": "bearer", "description": "Een sleutel van de pagina Sleutels in het beheer"}
TAGS = {
    "organisatie": "De onderdelen van de organisatie, op elke dag",
    "medewerkers": "Medewerkers, hun dienstverbanden en functies",
    "aanbod": "Leeractiviteiten en thema's: wat de medewerker van de sleutel ziet, en wat die beheert",
    "aanvragen": "Aanvragen van iets dat niet in het aanbod staat, voor wie erbij betrokken is",
    "portfolio": "Leerbehoeften van onderdelen, voor wie ze inbrengt en weegt",
    "skills": "Het skillsraamwerk, en wat functies vragen; nooit de skills van mensen",
}
WITH_BODY = {"post", "put", "patch"}


def describe(api: NinjaAPI, request: HttpRequest) -> dict[str, Any]:
    schema: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=""))
    schema["servers"] = [{"url": request.build_absolute_uri("/api/v1")}]
    schema["info"] |= {
        "contact": _contact(request),
        "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    }
    schema["paths"] = {
        path.removeprefix("/api/v1"): _with_answers(item) for path, item in schema["paths"].items()
    }
    schema["components"].setdefault("schemas", {})["Problem"] = PROBLEM_SCHEMA
    schema["components"]["headers"] = {
        "API-Version": VERSION_HEADER,
        "ETag": TAG_HEADER,
        "Location": LOCATION_HEADER,
    }
    schema["components"]["securitySchemes"] = {"Key": KEY}
    schema["tags"] = [{"name": name, "description": text} for name, text in TAGS.items()]
    return schema


def _contact(request: HttpRequest) -> dict[str, str]:
    told = settings_of_current_academy().options.get("contact_email")
    host = request.get_host().rsplit(":", 1)[0]
    return {
        "name": "Functioneel beheer van de academie",
        "url": request.build_absolute_uri("/"),
        "email": str(told or f"functioneel-beheer@{host}"),
    }


PROBLEM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string", "format": "uri-reference"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "message"],
                "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    },
}


def _is_guarded(operation: dict[str, Any]) -> bool:
    return any(each["name"] == IF_MATCH for each in operation.get("parameters", ()))


def _with_answers(item: dict[str, Any]) -> dict[str, Any]:
    has_tag = any(map(_is_guarded, item.values()))
    for method, operation in item.items():
        answers = {str(status): answer for status, answer in operation["responses"].items()}
        for status, text in (PROBLEMS | (GUARDED if _is_guarded(operation) else {})).items():
            if status in {"409", "422"} and method not in WITH_BODY:
                continue
            if status == "404" and not operation.get("parameters") and method == "get":
                continue
            answers.setdefault(status, _problem(text))
        for answer in answers.values():
            answer.setdefault("headers", {})["API-Version"] = {"$ref": "#/components/headers/API-Version"}
        if has_tag:
            answers["200"]["headers"]["ETag"] = {"$ref": "#/components/headers/ETag"}
        if "201" in answers:
            answers["201"]["headers"]["Location"] = {"$ref": "#/components/headers/Location"}
        operation["operationId"] = operation["operationId"].rsplit("resources_", 1)[-1].partition("_")[2]
        operation["responses"] = answers
    return item


def _problem(text: str) -> dict[str, Any]:
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": text, "content": content}


@csrf_exempt
@require_safe
def openapi(request: HttpRequest) -> JsonResponse:
    from bekwaam.portals.api.v1 import api  # noqa: PLC0415 - the description is asked of a complete API

    answer = JsonResponse(describe(api, request), json_dumps_params={"ensure_ascii": False})
    answer.headers["API-Version"] = VERSION
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer
