"""The pages for when something is wrong. 500 and 503 touch neither database nor session; none shows who is asking."""

from dataclasses import dataclass

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bekwaam.portals.shared.appearance import chosen
from bekwaam.portals.shared.branding import OWN_BRANDING, Branding, branding_of


@dataclass(frozen=True, slots=True)
class Fault:
    """What a reader is told. `can_retry` offers the same address again; `is_bare` stays away from the database."""

    status: int
    title: str | Promise
    explanation: str | Promise
    can_retry: bool = False
    is_bare: bool = False


BAD_REQUEST = Fault(
    400,
    _("Dit adres klopt niet"),
    _("De link of het formulier is niet goed bij ons aangekomen. Ga terug en probeer het nog eens."),
    is_bare=True,
)
FORBIDDEN = Fault(
    403,
    _("Je mag deze pagina niet bekijken"),
    _("Je hebt er geen rechten voor. Heb je ze wel nodig? Vraag het je leidinggevende of de beheerder."),
)
FORM_EXPIRED = Fault(
    403,
    _("Je formulier is verlopen"),
    _(
        "De pagina stond te lang open, of je browser bewaart geen cookies. Open de pagina opnieuw en verstuur het nog eens."
    ),
    can_retry=True,
)
NOT_FOUND = Fault(
    404,
    _("Deze pagina is er niet"),
    _("Misschien is de pagina verhuisd, of staat er een tikfout in het adres."),
)
TOO_MANY = Fault(
    429,
    _("Even rustig aan"),
    _("Je hebt dit te vaak achter elkaar geprobeerd. Wacht een paar minuten en probeer het dan opnieuw."),
    can_retry=True,
)
SERVER_ERROR = Fault(
    500,
    _("Er ging bij ons iets mis"),
    _(
        "Het ligt niet aan jou. Wat je net deed, is niet opgeslagen. Probeer het over een paar minuten opnieuw."
    ),
    can_retry=True,
    is_bare=True,
)
UNAVAILABLE = Fault(
    503,
    _("We zijn zo terug"),
    _(
        "Er wordt aan Bekwaam gewerkt. Wat je eerder opsloeg, is veilig. Probeer het over een paar minuten opnieuw."
    ),
    can_retry=True,
    is_bare=True,
)


def fault_page(request: HttpRequest, fault: Fault) -> HttpResponse:
    context = {
        "title": fault.title,
        "explanation": fault.explanation,
        "seed": str(fault.status),
        "branding": OWN_BRANDING if fault.is_bare else _branding(request),
        "appearance": chosen(request),
        "retry": request.get_full_path() if fault.can_retry and request.method == "GET" else "",
        "request_id": getattr(request, "request_id", ""),
    }
    return HttpResponse(render_to_string("errors/page.html", context), status=fault.status)


def _branding(request: HttpRequest) -> Branding:
    try:
        return branding_of(request)
    except DatabaseError:
        return OWN_BRANDING


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return fault_page(request, BAD_REQUEST)


def unknown_host(request: HttpRequest) -> HttpResponse:
    return fault_page(request, BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return fault_page(request, FORBIDDEN)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return fault_page(request, FORM_EXPIRED)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return fault_page(request, NOT_FOUND)


def too_many_requests(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return fault_page(request, TOO_MANY)


def server_error(request: HttpRequest) -> HttpResponse:
    return fault_page(request, SERVER_ERROR)


def unavailable(request: HttpRequest) -> HttpResponse:
    response = fault_page(request, UNAVAILABLE)
    response.headers["Retry-After"] = "30"
    return response
