"""There and back: the address to send a browser to, and the exchange of the code it returns with."""

import base64
import hashlib
import secrets
from dataclasses import dataclass, field
from urllib.parse import quote_plus, urlencode, urlsplit

import httpx

from bekwaam.integrations.oidc.discovery import Description, directory
from bekwaam.integrations.oidc.settings import OidcRefused, Service

MOST_TOKEN_SIGNS = 20_000


@dataclass(frozen=True, slots=True)
class Handshake:
    """What is kept here, unseen, while the browser is away."""

    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
    redirect_uri: str = ""


def new_handshake(redirect_uri: str) -> Handshake:
    return Handshake(secrets.token_urlsafe(32), secrets.token_urlsafe(64), redirect_uri)


def login_address(
    service: Service, handshake: Handshake, state: str, *, client: httpx.Client, fresh: bool = False
) -> str:
    description = directory.description(service.issuer, client)
    query = {
        "response_type": "code",
        "client_id": service.client_id,
        "redirect_uri": handshake.redirect_uri,
        "scope": service.scopes,
        "state": state,
        "nonce": handshake.nonce,
        "code_challenge": challenge(handshake.verifier),
        "code_challenge_method": "S256",
    }
    if fresh:
        query |= {"prompt": "login", "max_age": "0"}
    return _with_query(description.authorization_endpoint, query)


def challenge(verifier: str) -> str:
    """RFC 7636 §4.2."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def exchange(service: Service, code: str, handshake: Handshake, *, client: httpx.Client) -> str:
    """The ID token for this code. The access token is not asked for anything and is dropped."""
    description = directory.description(service.issuer, client)
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": handshake.redirect_uri,
        "code_verifier": handshake.verifier,
    }
    headers = {"Accept": "application/json"} | _authentication(service, description, form)
    try:
        answer = client.post(description.token_endpoint, data=form, headers=headers)
        body = answer.json() if answer.status_code == httpx.codes.OK else None
    except (httpx.HTTPError, ValueError, RecursionError) as error:
        raise OidcRefused("unreachable") from error
    token = body.get("id_token") if isinstance(body, dict) else None
    if not isinstance(token, str) or len(token) > MOST_TOKEN_SIGNS:
        raise OidcRefused("code_refused")
    return token


def _authentication(service: Service, description: Description, form: dict[str, str]) -> dict[str, str]:
    """The secret in a header where the service takes that, else in the form; without a secret PKCE stands alone."""
    if not service.secret:
        form["client_id"] = service.client_id
        return {}
    if "client_secret_basic" in description.token_auth_methods:
        pair = f"{quote_plus(service.client_id)}:{quote_plus(service.secret)}"
        return {"Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}
    form |= {"client_id": service.client_id, "client_secret": service.secret}
    return {}


def logout_address(service: Service, *, id_token: str, return_to: str, client: httpx.Client) -> str:
    """Where the browser logs out at the employer, too; empty when the service has no such address."""
    endpoint = directory.description(service.issuer, client).end_session_endpoint
    if not endpoint:
        return ""
    query = {"client_id": service.client_id, "post_logout_redirect_uri": return_to}
    return _with_query(endpoint, query | ({"id_token_hint": id_token} if id_token else {}))


def _with_query(address: str, query: dict[str, str]) -> str:
    return f"{address}{'&' if urlsplit(address).query else '?'}{urlencode(query)}"
