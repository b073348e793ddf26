"""Parts of the product that an academy can switch off: their pages are then not there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from bekwaam.domains.tenancy import switches
from bekwaam.domains.tenancy.queries import settings_of_current_academy

View = Callable[..., HttpResponse]


def of_part(code: str) -> Callable[[View], View]:
    """Stands below the guard, so that who may not come in is told nothing about what is on. The menu reads it again."""

    def decorate(view: View) -> View:
        @wraps(view)
        def switched(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            request.modules = settings_of_current_academy().modules  # type: ignore[attr-defined]
            if not switches.is_on(request.modules, code):  # type: ignore[attr-defined]
                raise Http404
            return view(request, *args, **kwargs)

        return switched

    return decorate
