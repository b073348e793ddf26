"""The description and the keys of a login service, kept per process. Nothing here trusts an address it did not check."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

import httpx
from joserfc.errors import JoseError
from joserfc.jwk import Key, import_key

from bekwaam.integrations.http.client import fetch
from bekwaam.integrations.oidc.settings import OidcRefused

KEPT_SECONDS = 3600.0
REFETCH_AFTER_SECONDS = 60.0
MOST_SERVICES = 500
NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")


@dataclass(frozen=True, slots=True)
class Description:
    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    end_session_endpoint: str = ""
    token_auth_methods: tuple[str, ...] = ("client_secret_basic",)


@dataclass
class _Kept:
    description: Description
    described_at: float
    keys: dict[str, Key] = field(default_factory=dict)
    keys_at: float = float("-inf")


class Directory:
    """One per process. A new key of the service works at once; asking again is limited in pace."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._services: dict[str, _Kept] = {}

    def description(self, issuer: str, client: httpx.Client) -> Description:
        return self._service(issuer, client).description

    def key(self, issuer: str, key_id: str, client: httpx.Client) -> Key:
        kept = self._service(issuer, client)
        if key_id not in kept.keys and self._now() - kept.keys_at >= REFETCH_AFTER_SECONDS:
            kept.keys_at = self._now()
            kept.keys = _read_keys(kept.description.jwks_uri, client)
        if key_id not in kept.keys:
            raise OidcRefused("unknown_key")
        return kept.keys[key_id]

    def forget(self) -> None:
        self._services.clear()

    def _service(self, issuer: str, client: httpx.Client) -> _Kept:
        kept = self._services.get(issuer)
        if kept is None or self._now() - kept.described_at > KEPT_SECONDS:
            if len(self._services) >= MOST_SERVICES:
                self._services.clear()
            kept = _Kept(_describe(issuer, client), self._now())
            self._services[issuer] = kept
        return kept


directory = Directory()


def _describe(issuer: str, client: httpx.Client) -> Description:
    found = _get(f"{issuer.rstrip('/')}/.well-known/openid-configuration", client)
    if found.get("issuer") != issuer:
        raise OidcRefused("issuer_mismatch")
    if not all(isinstance(found.get(name), str) for name in NEEDED):
        raise OidcRefused("description_incomplete")
    methods = found.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    return Description(
        issuer=issuer,
        authorization_endpoint=found["authorization_endpoint"],
        token_endpoint=found["token_endpoint"],
        jwks_uri=found["jwks_uri"],
        end_session_endpoint=str(found.get("end_session_endpoint") or ""),
        token_auth_methods=tuple(str(method) for method in methods),
    )


def _read_keys(address: str, client: httpx.Client) -> dict[str, Key]:
    """Keys for signing, by name. A key of an unknown kind is left out, not a reason to stop."""
    keys: dict[str, Key] = {}
    rows = _get(address, client).get("keys")
    for row in rows if isinstance(rows, list) else []:
        if not isinstance(row, dict) or row.get("use", "sig") != "sig" or row.get("kty") == "oct":
            continue
        try:
            keys[str(row.get("kid", ""))] = import_key(row)
        except (JoseError, ValueError, TypeError):
            continue
    return keys


def _get(address: str, client: httpx.Client) -> dict[str, Any]:
    try:
        answer = fetch(client, client.build_request("GET", address, headers={"Accept": "application/json"}))
        body = answer.json() if answer.status_code == httpx.codes.OK else None
    except (httpx.HTTPError, ValueError, RecursionError) as error:
        raise OidcRefused("unreachable") from error
    if not isinstance(body, dict):
        raise OidcRefused("unreachable")
    return body
