"""What a key may open, and how it is written. Pure."""

import hashlib
import secrets
from datetime import datetime, timedelta

from bekwaam.domains.people.models import ApiToken
from bekwaam.kernel.decisions import ALLOWED, Decision, refused

PREFIX = "bkw_"
LONGEST = timedelta(days=366)
SCOPES: dict[str, str] = {
    "organisatie:lezen": "Organisatieonderdelen bekijken",
    "organisatie:schrijven": "Organisatieonderdelen wijzigen",
    "medewerkers:lezen": "Medewerkers, dienstverbanden en functies bekijken",
    "medewerkers:schrijven": "Medewerkers, dienstverbanden en functies wijzigen",
}
"""Scope to what it opens, in the words of the screen."""


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


def is_usable(token: ApiToken, *, at: datetime) -> bool:
    return token.revoked_at is None and at < token.expires_at and token.person.is_active
