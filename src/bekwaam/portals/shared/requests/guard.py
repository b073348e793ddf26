"""The pages are there only while the academy has this part."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from bekwaam.domains.offcatalogue import house
from bekwaam.kernel.actors import Actor

View = Callable[..., HttpResponse]
_asked: ContextVar[tuple[Actor, bool] | None] = ContextVar("requests_part", default=None)
"""A page and its menus ask the same; the answer holds for one actor, so for one request."""


def is_on_for(actor: Actor) -> bool:
    known = _asked.get()
    if known is None or known[0] is not actor:
        known = (actor, house.is_on())
        _asked.set(known)
    return known[1]


def with_requests(view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_on_for(actor_of(request)):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def may_ask(actor: Actor) -> bool:
    return actor.person_id is not None and is_on_for(actor)


def actor_of(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined]
