"""What a key may open, and how it is written. Pure."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from bekwaam.domains.people.models import ApiToken
from bekwaam.domains.people.rules.roles import WHOLE_ONLY
from bekwaam.domains.people.tokens.models import ServiceIdentity
from bekwaam.kernel.actors import Role
from bekwaam.kernel.decisions import ALLOWED, Decision, refused

PREFIX = "bkw_"
SERVICE_ROLES = (Role.FUNCTIONAL_ADMIN, Role.ULC, Role.BACKOFFICE, Role.AUDITOR)
LONGEST = timedelta(days=366)
SCOPES: dict[str, str] = {
    "organisatie:lezen": "Organisatieonderdelen bekijken",
    "organisatie:schrijven": "Organisatieonderdelen wijzigen",
    "medewerkers:lezen": "Medewerkers, dienstverbanden en functies bekijken",
    "medewerkers:schrijven": "Medewerkers, dienstverbanden en functies wijzigen",
}
"""Scope to what it opens, in the words of the screen; a context adds its own with `add_scopes`."""


def add_scopes(scopes: dict[str, str]) -> None:
    SCOPES.update(scopes)


def new_secret() -> str:
    return PREFIX + secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def may_make(scopes: list[str], *, at: datetime, expires_at: datetime) -> Decision:
    unknown = sorted(set(scopes) - set(SCOPES))
    if unknown or not scopes:
        return refused("token_scopes", scopes=", ".join(unknown))
    if not at < expires_at <= at + LONGEST:
        return refused("token_period", days=LONGEST.days)
    return ALLOWED


@dataclass(frozen=True, slots=True)
class WantedService:
    """The system that a key is for, and what it may do."""

    name: str
    role: str
    unit_id: UUID | None = None


def may_be_service(wanted: WantedService, present: ServiceIdentity | None) -> Decision:
    """A system keeps its role for life: a key of another role is a key of another system."""
    if wanted.role not in SERVICE_ROLES or not wanted.name.strip():
        return refused("service_role")
    if wanted.unit_id is not None and wanted.role in WHOLE_ONLY:
        return refused("service_whole_only")
    if present is not None and (present.role, present.unit_id) != (wanted.role, wanted.unit_id):
        return refused("service_differs", name=present.name)
    return ALLOWED


def is_usable(token: ApiToken, *, at: datetime) -> bool:
    is_held = token.person is None or token.person.is_active
    return is_held and token.revoked_at is None and at < token.expires_at
