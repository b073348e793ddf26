"""What holds for every answer under /api/, also for those that no view made."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from bekwaam.domains.tenancy.queries import part_is_on
from bekwaam.portals.api.description import VERSION
from bekwaam.portals.api.problems import problem

SWITCH = "api"
Handler = Callable[[HttpRequest], HttpResponse]
FAULTS = {
    400: "Dit verzoek is niet te lezen.",
    404: "Dit adres bestaat niet in deze API.",
    405: "Deze methode kan hier niet.",
    500: "Er ging iets mis bij ons. Het is vastgelegd.",
}


class ApiAnswers:
    """The version in the header, and a problem document for every fault."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/api/"):
            return self.get_response(request)
        response = self.get_response(request) if _is_open(request) else HttpResponse(status=404)
        if response.status_code >= 400 and response.headers.get("Content-Type") != "application/problem+json":
            response = self._as_problem(request, response)
        response.headers["API-Version"] = VERSION
        return response

    @staticmethod
    def _as_problem(request: HttpRequest, response: HttpResponse) -> HttpResponse:
        status = response.status_code
        answer = problem(
            status, FAULTS.get(status, "Dit verzoek kan niet worden uitgevoerd."), request=request
        )
        if "Allow" in response.headers:
            answer.headers["Allow"] = response.headers["Allow"]
        return answer


def _is_open(request: HttpRequest) -> bool:
    """An academy can switch its API off; the installation's own host has none."""
    return getattr(request, "academy", None) is None or part_is_on(SWITCH)
