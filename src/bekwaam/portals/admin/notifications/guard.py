"""These pages are for functional administrators of the whole organisation."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from bekwaam.domains.notifications.rules.texts import may_manage
from bekwaam.kernel.actors import Role
from bekwaam.portals.shared.guards import needs

View = Callable[..., HttpResponse]


def manages_messages(view: View) -> View:
    @needs(Role.FUNCTIONAL_ADMIN)
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_manage(request.actor):  # type: ignore[attr-defined]
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
