"""Who may open a page at all. What may be seen on it is for the contexts' access rules."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from bekwaam.kernel.actors import Role

View = Callable[..., HttpResponse]


def everybody(view: View) -> View:
    """Says that a page is meant for people who are not logged in, too."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs)

    guarded.guard = "everybody"  # type: ignore[attr-defined]
    return guarded


def signed_in(view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    guarded.guard = "signed_in"  # type: ignore[attr-defined]
    return guarded


def needs(*roles: Role) -> Callable[[View], View]:
    """The person holds at least one of these roles somewhere."""

    def decorate(view: View) -> View:
        @signed_in
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            actor = request.actor  # type: ignore[attr-defined]
            if not any(actor.has_role(role) for role in roles):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.guard = roles  # type: ignore[attr-defined]
        return guarded

    return decorate
