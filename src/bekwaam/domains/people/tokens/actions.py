"""Making and withdrawing keys; each in the audit log, the secret never."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.people.models import ApiToken, Person
from bekwaam.domains.people.tokens import rules
from bekwaam.domains.people.tokens.models import ApiUse, ServiceIdentity
from bekwaam.kernel import locks
from bekwaam.kernel.actors import Actor, Role
from bekwaam.kernel.decisions import ALLOWED, Decision, Refused, refused, require

USE_KEPT = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class MadeToken:
    token: ApiToken
    secret: str
    """Shown once; only its digest is kept."""


def may_manage_tokens(actor: Actor) -> Decision:
    """A key reaches all of the academy, so who makes one administers all of it."""
    if actor.service_id is not None:
        return refused("token_administrators_only")
    if actor.person_id is None or actor.holds(Role.FUNCTIONAL_ADMIN):
        return ALLOWED
    return refused("token_administrators_only")


def make_token(
    *, person: Person, name: str, scopes: list[str], expires_at: datetime, actor: Actor, at: datetime
) -> MadeToken:
    token = ApiToken(person=person, name=name[:100], scopes=sorted(scopes), expires_at=expires_at)
    return _made(token, actor, at)


def make_service_token(
    wanted: rules.WantedService, *, scopes: list[str], expires_at: datetime, actor: Actor, at: datetime
) -> MadeToken:
    """A key of a system that acts in its own name; the system is made with its first key."""
    require(may_manage_tokens(actor))
    service = _service(wanted, actor, at)
    token = ApiToken(service=service, name=service.name, scopes=sorted(scopes), expires_at=expires_at)
    return _made(token, actor, at)


def _made(token: ApiToken, actor: Actor, at: datetime) -> MadeToken:
    require(may_manage_tokens(actor))
    require(rules.may_make(token.scopes, at=at, expires_at=token.expires_at))
    secret = rules.new_secret()
    token.digest, token.created_at = rules.digest(secret), at
    token.save(force_insert=True)
    _record("people.token_made", token, actor, at)
    return MadeToken(token, secret)


def _service(wanted: rules.WantedService, actor: Actor, at: datetime) -> ServiceIdentity:
    name = " ".join(wanted.name.split())[:100]
    locks.take("people.services")
    present: ServiceIdentity | None = ServiceIdentity.objects.filter(name=name).first()
    require(rules.may_be_service(wanted, present))
    if present is not None:
        return present
    service: ServiceIdentity = ServiceIdentity.objects.create(
        name=name, role=wanted.role, unit_id=wanted.unit_id, created_at=at
    )
    subject = Subject("service_identity", service.pk, service.label, unit_id=wanted.unit_id)
    record("people.service_made", subject, actor=actor, at=at, after={"role": service.role})
    return service


def revoke_token(token_id: UUID, *, actor: Actor, at: datetime) -> None:
    require(may_manage_tokens(actor))
    token = (
        ApiToken.objects.select_related("person", "service")
        .filter(pk=token_id, revoked_at__isnull=True)
        .first()
    )
    if token is None:
        raise Refused("token_unknown")
    ApiToken.objects.filter(pk=token.pk).update(revoked_at=at)
    _record("people.token_revoked", token, actor, at)


def note_use(token: ApiToken, *, on: date) -> None:
    """Which day a key was last used; written once a day."""
    if token.last_used_on != on:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=on)


def _record(verb: str, token: ApiToken, actor: Actor, at: datetime) -> None:
    after = {"name": token.name, "scopes": token.scopes, "holder": token.holder}
    record(verb, Subject("api_token", token.pk, token.name), actor=actor, at=at, after=after)


def forget_use(*, at: datetime) -> int:
    """What processes told each other about minutes that are over."""
    forgotten, _ = ApiUse.objects.filter(minute__lt=at - USE_KEPT).delete()
    return int(forgotten)
