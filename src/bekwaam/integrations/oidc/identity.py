"""From claims to who somebody is, as Microsoft Entra ID and other services word it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bekwaam.domains.people.accounts.rules import STRONG_METHODS, ProvenIdentity
from bekwaam.integrations.oidc.settings import Service
from bekwaam.kernel.visible_text import visible

STRONG_CONTEXTS = ("multifactor", "loa3", "loa4", "high", "substantial", "possessionorinherence")


def proven_identity(claims: Mapping[str, Any], service: Service) -> ProvenIdentity:
    """A key with signs that nobody sees in it is nobody's: cleaned it could become that of somebody else."""
    key = claims.get(service.person_claim)
    return ProvenIdentity(
        subject=str(claims["sub"]),
        person_key=key if isinstance(key, str) and visible(key) == key else "",
        sid=str(claims.get("sid") or ""),
        groups=_groups(claims, service.groups_claim),
        is_strong=_is_strong(claims),
        since=_since(claims.get("auth_time")),
    )


def _since(told: object) -> datetime | None:
    """`auth_time` of OpenID Connect Core §2; a moment that no clock shows is not told."""
    if not isinstance(told, int | float) or isinstance(told, bool):
        return None
    try:
        return datetime.fromtimestamp(told, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _groups(claims: Mapping[str, Any], name: str) -> frozenset[str] | None:
    """None when the service says there are groups but does not list them (Entra ID above 200 groups)."""
    overflow = claims.get("_claim_names")
    if claims.get("hasgroups") or (isinstance(overflow, Mapping) and name in overflow):
        return None
    found = claims.get(name, [])
    return frozenset(str(group) for group in found) if isinstance(found, list) else frozenset()


def _is_strong(claims: Mapping[str, Any]) -> bool:
    """Whether more than a password was asked: `amr` (RFC 8176) or a context class that says so."""
    methods = claims.get("amr")
    if isinstance(methods, list) and STRONG_METHODS & {str(method) for method in methods}:
        return True
    context = str(claims.get("acr") or "").lower()
    return any(word in context for word in STRONG_CONTEXTS)
