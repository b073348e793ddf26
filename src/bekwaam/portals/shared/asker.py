"""Who asks: the person, the substitute or the system behind a request."""

from django.http import HttpRequest

from bekwaam.kernel.actors import Actor


def actor_of(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
