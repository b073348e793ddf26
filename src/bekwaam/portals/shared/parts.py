"""Parts of the product that an academy can switch off: their pages are then not there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from bekwaam.domains.tenancy import switches
from bekwaam.portals.shared.house import settings_for

View = Callable[..., HttpResponse]


def of_part(code: str) -> Callable[[View], View]:
    """Stands below the guard, so that who may not come in is told nothing about what is on. The menu reads along."""

    def decorate(view: View) -> View:
        @wraps(view)
        def switched(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not switches.is_on(settings_for(request).modules, code):
                raise Http404
            return view(request, *args, **kwargs)

        return switched

    return decorate
