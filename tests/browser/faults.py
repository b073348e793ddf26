"""The addresses of the product, and one more under which each error page can be looked at."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path

from bekwaam.config import urls
from bekwaam.portals.shared import errors

FAULTS = {
    400: errors.bad_request,
    403: errors.forbidden,
    404: errors.not_found,
    429: errors.too_many_requests,
    500: errors.server_error,
    503: errors.unavailable,
}


def show(request: HttpRequest, status: int) -> HttpResponse:
    if status not in FAULTS:
        raise Http404
    return FAULTS[status](request)


urlpatterns = [path("proef/<int:status>/", show), path("", include(urls))]
handler400, handler403, handler404, handler500 = (
    urls.handler400,
    urls.handler403,
    urls.handler404,
    urls.handler500,
)
