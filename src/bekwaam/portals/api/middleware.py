"""What holds for every answer under /api/, also for those that no view made."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from bekwaam.domains.tenancy.queries import part_is_on
from bekwaam.portals.api.description import VERSION
from bekwaam.portals.api.problems import problem

SWITCH = "api"
PROBLEM = "application/problem+json"
Handler = Callable[[HttpRequest], HttpResponse]
FAULTS = {
    400: "Dit verzoek is niet te lezen.",
    404: "Dit adres bestaat niet in deze API.",
    405: "Deze methode kan hier niet.",
    500: "Er ging iets mis bij ons. Het is vastgelegd.",
    503: "Er wordt aan Bekwaam gewerkt. Probeer het zo opnieuw.",
}


class ApiProblems:
    """The version in the header, and a problem document for every fault, also one from before the API was reached."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith("/api/"):
            return response
        if response.status_code >= 400 and response.headers.get("Content-Type") != PROBLEM:
            response = self._as_problem(request, response)
        response.headers["API-Version"] = VERSION
        return _without_body(response) if request.META["REQUEST_METHOD"] == "HEAD" else response

    @staticmethod
    def _as_problem(request: HttpRequest, response: HttpResponse) -> HttpResponse:
        status = response.status_code
        sentence = FAULTS.get(status, "Dit verzoek kan niet worden uitgevoerd.")
        answer = problem(status, sentence, request=request)
        for name in ("Allow", "Retry-After"):
            if name in response.headers:
                answer.headers[name] = response.headers[name]
        return answer


class ApiAnswers:
    """The methods that every address knows, and the switch of the academy."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/api/"):
            return self.get_response(request)
        asked = str(request.method)
        if asked == "HEAD":
            request.method = "GET"
        response = self.get_response(request) if _is_open(request) else HttpResponse(status=404)
        if "Allow" in response.headers:
            response.headers["Allow"] = _allowed(response.headers["Allow"])
        if asked == "OPTIONS" and "Allow" in response.headers:
            response = HttpResponse(status=204, headers={"Allow": response.headers["Allow"]})
        return response


def _is_open(request: HttpRequest) -> bool:
    """An academy can switch its API off; the installation's own host has none."""
    return getattr(request, "academy", None) is None or part_is_on(SWITCH)


def _allowed(methods: str) -> str:
    """HEAD goes where GET goes, and OPTIONS everywhere."""
    known = {method.strip() for method in methods.split(",")} | {"OPTIONS"}
    return ", ".join(sorted(known | ({"HEAD"} if "GET" in known else set())))


def _without_body(response: HttpResponse) -> HttpResponse:
    """HEAD: all that GET says, and nothing of what it shows."""
    response.headers["Content-Length"] = str(len(response.content))
    response.content = b""
    return response
