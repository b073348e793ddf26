"""Faults as `application/problem+json` (RFC 9457): what is wrong and, per field, what to do about it."""

import json
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, AuthorizationError, HttpError, Throttled, ValidationError

from bekwaam.kernel.decisions import Refused
from bekwaam.portals.api.fault_words import in_words, path_of
from bekwaam.portals.api.seen import ChangedMeanwhile, NotSaidWhatWasSeen
from bekwaam.portals.shared.refusals import sentence

TITLES = {
    400: "Ongeldig verzoek",
    401: "Niet ingelogd",
    403: "Geen toegang",
    404: "Niet gevonden",
    405: "Methode niet toegestaan",
    409: "Botst met wat er al is",
    412: "Intussen gewijzigd",
    413: "Verzoek te groot",
    415: "Soort inhoud niet ondersteund",
    422: "Niet te verwerken",
    428: "Zeg eerst wat je las",
    429: "Te veel verzoeken",
    500: "Fout bij ons",
    503: "Even niet beschikbaar",
}


UNREADABLE, NO_JSON = "Cannot parse request body", "De inhoud van dit verzoek is geen JSON."
FOR_WANT_OF_A_RIGHT = frozenset(
    {
        "catalogue.not_yours",
        "catalogue.only_centre",
        "offcatalogue.not_your_team",
        "offcatalogue.not_your_turn",
        "offcatalogue.not_yours",
        "offcatalogue.own_request",
        "organisation_not_yours",
        "people.may_not_change_login",
        "people.may_not_manage",
        "people.own_rights",
        "portfolio.not_your_unit",
        "portfolio.only_centre",
        "skills.not_a_keeper",
        "skills.not_a_reader",
    }
)
"""Refusals that another key would not meet; every other one is about what is already there."""


class FieldFault(Schema):
    field: str
    message: str


class Problem(Schema):
    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str = ""
    errors: list[FieldFault] = []


def problem(
    status: int,
    detail: str,
    *,
    request: HttpRequest | None = None,
    errors: list[dict[str, str]] | None = None,
) -> HttpResponse:
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": TITLES.get(status, "Fout"),
        "status": status,
        "detail": detail,
        "instance": f"urn:uuid:{getattr(request, 'request_id', '')}" if request is not None else "",
        "errors": errors or [],
    }
    return HttpResponse(
        json.dumps(body, ensure_ascii=False), status=status, content_type="application/problem+json"
    )


class NotFound(Exception):
    """The thing is not there, or not for this key; the answer is the same."""


def install(api: NinjaAPI) -> None:
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(Refused, _refused)
    api.add_exception_handler(NotFound, _not_found)
    api.add_exception_handler(ChangedMeanwhile, _changed_meanwhile)
    api.add_exception_handler(NotSaidWhatWasSeen, _not_said_what_was_seen)
    api.add_exception_handler(AuthenticationError, _unauthenticated)
    api.add_exception_handler(AuthorizationError, _forbidden)
    api.add_exception_handler(Throttled, _throttled)
    api.add_exception_handler(HttpError, _http_error)


def _invalid(request: HttpRequest, fault: Any) -> HttpResponse:
    errors = [{"field": path_of(error), "message": in_words(error)} for error in fault.errors]
    in_address = any(error["loc"][0] in {"query", "path", "header"} for error in fault.errors)
    status = 400 if in_address else 422
    return problem(status, "Eén of meer velden kloppen niet.", request=request, errors=errors)


def _refused(request: HttpRequest, refusal: Any) -> HttpResponse:
    """A change of several parts of which one is refused leaves nothing behind; looking is refused by a right only."""
    transaction.set_rollback(True)
    status = 403 if request.method == "GET" or refusal.reason in FOR_WANT_OF_A_RIGHT else 409
    return problem(status, sentence(refusal.decision), request=request)


def _not_found(request: HttpRequest, _: Any) -> HttpResponse:
    transaction.set_rollback(True)
    return problem(404, "Dit bestaat niet, of je mag het niet zien.", request=request)


def _changed_meanwhile(request: HttpRequest, _: Any) -> HttpResponse:
    transaction.set_rollback(True)
    return problem(412, "Iemand anders wijzigde dit nadat je het las. Haal het opnieuw op.", request=request)


def _not_said_what_was_seen(request: HttpRequest, _: Any) -> HttpResponse:
    transaction.set_rollback(True)
    detail = "Stuur mee wat je las: If-Match met de ETag. Zo overschrijf je geen wijziging van een ander."
    return problem(428, detail, request=request)


def _unauthenticated(request: HttpRequest, _: Any) -> HttpResponse:
    answer = problem(401, "Stuur een geldige sleutel mee: Authorization: Bearer …", request=request)
    answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def _forbidden(request: HttpRequest, fault: Any) -> HttpResponse:
    return problem(403, str(fault) or "Deze sleutel mag dit niet.", request=request)


def _throttled(request: HttpRequest, fault: Any) -> HttpResponse:
    answer = problem(429, "Te veel verzoeken in korte tijd. Wacht even.", request=request)
    answer.headers["Retry-After"] = str(int(fault.wait or 60))
    return answer


def _http_error(request: HttpRequest, fault: Any) -> HttpResponse:
    said = str(fault.message)
    return problem(fault.status_code, NO_JSON if said == UNREADABLE else said, request=request)
