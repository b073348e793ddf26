"""Passkeys (WebAuthn level 2) for the host of the request: what the browser is asked, and whether its answer holds."""

import json
from dataclasses import dataclass
from typing import Any

from fido2.server import Fido2Server
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from bekwaam.domains.people.accounts import queries
from bekwaam.domains.people.accounts.models import Passkey
from bekwaam.domains.people.models import Account
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.account.entering import origin_of
from bekwaam.portals.account.requests import AcademyRequest

ASKED = "passkey_asked"
REQUIRED = UserVerificationRequirement.REQUIRED
MOST_SIGNS = 20_000
UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What reading an answer of a browser may raise: of another shape, or nested deeper than a reader can go."""


@dataclass(frozen=True, slots=True)
class NewCredential:
    credential_id: str
    credential: bytes
    sign_count: int


def ask_to_create(request: AcademyRequest, account: Account) -> dict[str, Any]:
    user = PublicKeyCredentialUserEntity(
        id=account.pk.bytes, name=account.login_name, display_name=account.person.full_name
    )
    known = [AttestedCredentialData(bytes(row.credential)) for row in queries.factors_of(account).passkeys]
    options, state = _server(request).register_begin(
        user, known, resident_key_requirement=ResidentKeyRequirement.REQUIRED, user_verification=REQUIRED
    )
    request.session[ASKED] = {"for": "create", **_plain(state)}
    return dict(options)


def read_created(request: AcademyRequest, text: str) -> NewCredential:
    state = _state(request, "create")
    try:
        data = _server(request).register_complete(state, _parsed(text))
    except UNREADABLE as error:
        raise Refused("passkey_refused") from error
    credential = data.credential_data
    if credential is None:
        raise Refused("passkey_refused")
    return NewCredential(websafe_encode(credential.credential_id), bytes(credential), data.counter)


def ask_to_prove(request: AcademyRequest) -> dict[str, Any]:
    """No list of keys: the device shows what it has for this host, so nothing tells who has an account."""
    options, state = _server(request).authenticate_begin(user_verification=REQUIRED)
    request.session[ASKED] = {"for": "prove", **_plain(state)}
    return dict(options)


def read_proof(request: AcademyRequest, text: str) -> tuple[Passkey, int]:
    """The passkey that answered, and its new counter."""
    state = _state(request, "prove")
    try:
        answer = AuthenticationResponse.from_dict(_parsed(text))
        passkey = queries.passkey_by_credential(websafe_encode(answer.raw_id))
        if passkey is None:
            raise Refused("passkey_refused")
        known = [AttestedCredentialData(bytes(passkey.credential))]
        _server(request).authenticate_complete(state, known, answer)
    except UNREADABLE as error:
        raise Refused("passkey_refused") from error
    if answer.response.user_handle not in (None, b"", passkey.account_id.bytes):
        raise Refused("passkey_refused")
    return passkey, answer.response.authenticator_data.counter


def _server(request: AcademyRequest) -> Fido2Server:
    host = request.get_host().rsplit(":", 1)[0]
    party = PublicKeyCredentialRpEntity(id=host, name=request.academy.name)
    return Fido2Server(party, verify_origin=lambda origin: origin == origin_of(request))


def _state(request: AcademyRequest, wanted: str) -> dict[str, Any]:
    """What was asked, once: the answer to it cannot be given again."""
    state = request.session.pop(ASKED, None)
    if not state or state.pop("for") != wanted:
        raise Refused("passkey_refused")
    return dict(state)


def _plain(state: dict[str, Any]) -> dict[str, str]:
    return {"challenge": state["challenge"], "user_verification": REQUIRED.value}


def _parsed(text: str) -> dict[str, Any]:
    if len(text) > MOST_SIGNS:
        raise Refused("passkey_refused")
    found = json.loads(text)
    if not isinstance(found, dict):
        raise Refused("passkey_refused")
    return found
