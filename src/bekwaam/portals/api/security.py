"""Bearer keys and their scopes."""

from django.http import HttpRequest
from ninja.errors import AuthorizationError
from ninja.security import HttpBearer

from bekwaam.domains.people.access import actor_for, actor_for_service
from bekwaam.domains.people.models import ApiToken
from bekwaam.domains.people.tokens.actions import note_use
from bekwaam.domains.people.tokens.queries import usable_token
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Actor


class Key(HttpBearer):
    """A key with this scope; the request then acts as the key's person or system, through channel `api`."""

    openapi_name = "bearer"

    def __init__(self, scope: str) -> None:
        self.scope = scope
        super().__init__()

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        found = usable_token(token, at=clock.now())
        if found is None:
            return None
        if self.scope not in found.scopes:
            raise AuthorizationError(message=f"Deze sleutel heeft het bereik {self.scope} niet.")
        note_use(found, on=clock.today())
        actor = _actor_of(found)
        request.actor, request.token_id = actor, found.pk  # type: ignore[attr-defined]
        request.key_scopes = frozenset(found.scopes)  # type: ignore[attr-defined]
        return actor


def _actor_of(token: ApiToken) -> Actor:
    if token.service is not None:
        return actor_for_service(token.service)
    return actor_for(token.person, on=clock.today(), channel="api")


def opens(request: HttpRequest, scope: str) -> bool:
    """Whether the key that opened the door opens this, too."""
    return scope in request.key_scopes  # type: ignore[attr-defined]


def actor_of(request: HttpRequest) -> Actor:
    """The actor that the key opened the door for."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
