"""Every check on what a login service signed: OpenID Connect Core §3.1.3.7 and Back-Channel Logout §2.6."""

import base64
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import httpx
from joserfc import jwt
from joserfc.errors import JoseError

from bekwaam.integrations.oidc.discovery import directory
from bekwaam.integrations.oidc.settings import OidcRefused, Service

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384"]
SKEW = timedelta(seconds=120)
OLDEST_LOGOUT = timedelta(minutes=10)
LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"

Claims = dict[str, Any]


def verify_id_token(
    token: str, service: Service, *, nonce: str, at: datetime, client: httpx.Client
) -> Claims:
    claims = _signed(token, service, client)
    _check_origin(claims, service)
    _check_times(claims, at)
    _need(bool(nonce) and claims.get("nonce") == nonce, "nonce")
    _need(isinstance(claims.get("sub"), str) and bool(claims["sub"]), "sub")
    return claims


def verify_logout_token(token: str, service: Service, *, at: datetime, client: httpx.Client) -> Claims:
    claims = _signed(token, service, client)
    _check_origin(claims, service)
    _need(_moment(claims, "iat") >= (at - OLDEST_LOGOUT).timestamp(), "iat")
    _need(_moment(claims, "iat") <= (at + SKEW).timestamp(), "iat")
    if "exp" in claims:
        _need(_moment(claims, "exp") > (at - SKEW).timestamp(), "exp")
    events = claims.get("events")
    _need(isinstance(events, Mapping) and LOGOUT_EVENT in events, "event")
    _need("nonce" not in claims, "nonce")
    _need(all(isinstance(claims.get(name, ""), str) for name in ("sub", "sid", "jti")), "shape")
    _need(bool(claims.get("sub") or claims.get("sid")) and bool(claims.get("jti")), "sub")
    return claims


def _signed(token: str, service: Service, client: httpx.Client) -> Claims:
    header = _header(token)
    _need(header.get("alg") in ALGORITHMS, "algorithm")
    key = directory.key(service.issuer, str(header.get("kid", "")), client)
    try:
        return jwt.decode(token, key, algorithms=ALGORITHMS).claims
    except (JoseError, ValueError, RecursionError) as error:
        raise OidcRefused("signature") from error


def _header(token: str) -> Claims:
    first = token.split(".", 1)[0]
    try:
        header = json.loads(base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)))
    except (ValueError, RecursionError) as error:
        raise OidcRefused("shape") from error
    return header if isinstance(header, dict) else {}


def _check_origin(claims: Claims, service: Service) -> None:
    """Made by this service, for this client, in this tenant."""
    _need(claims.get("iss") == service.issuer, "issuer")
    audience = claims.get("aud")
    audiences = [audience] if isinstance(audience, str) else audience
    _need(isinstance(audiences, list) and service.client_id in audiences, "audience")
    party = claims.get("azp")
    _need(party == service.client_id if party or len(audiences or ()) > 1 else True, "party")
    _need(not service.tenant_id or claims.get("tid") == service.tenant_id, "tenant")


def _check_times(claims: Claims, at: datetime) -> None:
    _need(_moment(claims, "exp") > (at - SKEW).timestamp(), "exp")
    _need(_moment(claims, "iat") <= (at + SKEW).timestamp(), "iat")
    if "nbf" in claims:
        _need(_moment(claims, "nbf") <= (at + SKEW).timestamp(), "nbf")


def _moment(claims: Claims, name: str) -> float:
    value = claims.get(name)
    _need(isinstance(value, int | float) and not isinstance(value, bool), name)
    return float(value)  # type: ignore[arg-type]


def _need(holds: bool, code: str) -> None:
    if not holds:
        raise OidcRefused(code)
