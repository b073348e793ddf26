"""Version 1 of the API: its resources, and the answers they share."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI

from bekwaam.portals.api.asking import OnceParser
from bekwaam.portals.api.description import VERSION
from bekwaam.portals.api.problems import install, problem
from bekwaam.portals.api.resources import (
    activities,
    employments,
    functions,
    needs,
    people,
    requests,
    skills,
    themes,
    units,
)
from bekwaam.portals.api.throttle import KeyThrottle

api = NinjaAPI(
    title="Bekwaam",
    version=VERSION,
    description="Organisatie, medewerkers, skills en aanbod van één academie, met dezelfde regels als de schermen.",
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
    parser=OnceParser(),
    throttle=KeyThrottle(),
)
install(api)
for module in (units, people, employments, functions, skills, activities, themes, requests, needs):
    api.add_router("", module.router)


@csrf_exempt
def unknown_address(request: HttpRequest, rest: str = "") -> HttpResponse:
    return problem(404, "Dit adres bestaat niet in deze API.", request=request)
