"""Making and withdrawing keys; each in the audit log, the secret never."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.people.models import ApiToken, Person
from bekwaam.domains.people.tokens import rules
from bekwaam.kernel.actors import Actor, Role
from bekwaam.kernel.decisions import ALLOWED, Decision, Refused, refused, require


@dataclass(frozen=True, slots=True)
class MadeToken:
    token: ApiToken
    secret: str
    """Shown once; only its digest is kept."""


def may_manage_tokens(actor: Actor) -> Decision:
    """A key reaches all of the academy, so who makes one administers all of it."""
    if actor.person_id is None or actor.holds(Role.FUNCTIONAL_ADMIN):
        return ALLOWED
    return refused("token_administrators_only")


def make_token(
    *, person: Person, name: str, scopes: list[str], expires_at: datetime, actor: Actor, at: datetime
) -> MadeToken:
    require(may_manage_tokens(actor))
    require(rules.may_make(scopes, at=at, expires_at=expires_at))
    secret = rules.new_secret()
    token = ApiToken.objects.create(
        person=person,
        name=name[:100],
        digest=rules.digest(secret),
        scopes=sorted(scopes),
        created_at=at,
        expires_at=expires_at,
    )
    _record("people.token_made", token, actor, at)
    return MadeToken(token, secret)


def revoke_token(token_id: UUID, *, actor: Actor, at: datetime) -> None:
    require(may_manage_tokens(actor))
    token = ApiToken.objects.select_related("person").filter(pk=token_id, revoked_at__isnull=True).first()
    if token is None:
        raise Refused("token_unknown")
    ApiToken.objects.filter(pk=token.pk).update(revoked_at=at)
    _record("people.token_revoked", token, actor, at)


def note_use(token: ApiToken, *, on: date) -> None:
    """Which day a key was last used; written once a day."""
    if token.last_used_on != on:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=on)


def _record(verb: str, token: ApiToken, actor: Actor, at: datetime) -> None:
    after = {"name": token.name, "scopes": token.scopes, "person": token.person.full_name}
    record(verb, Subject("api_token", token.pk, token.name), actor=actor, at=at, after=after)
