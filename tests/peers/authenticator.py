"""A passkey in software: what a phone or a security key does with a real key pair (WebAuthn, attestation none)."""

import hashlib
import json
import secrets
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


class Authenticator:
    def __init__(self, origin: str = "http://noord.localhost", *, verifies: bool = True) -> None:
        self.origin, self.count = origin, 0
        self.flags = PRESENT | (VERIFIED if verifies else 0)
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(32)
        self.user = b""

    def create(self, options: dict[str, Any]) -> str:
        asked = options["publicKey"]
        self.user = websafe_decode(asked["user"]["id"])
        client = self._client("webauthn.create", asked["challenge"])
        credential = AttestedCredentialData.create(
            b"\0" * 16, self.id, ES256.from_cryptography_key(self.key.public_key())
        )
        data = AuthenticatorData.create(self._party(asked["rp"]["id"]), self.flags | ATTESTED, 0, credential)
        statement = AttestationObject.create("none", data, {})
        return self._answer({"clientDataJSON": client, "attestationObject": bytes(statement)})

    def prove(self, options: dict[str, Any]) -> str:
        asked = options["publicKey"]
        self.count += 1
        client = self._client("webauthn.get", asked["challenge"])
        data = AuthenticatorData.create(self._party(asked["rpId"]), self.flags, self.count)
        signed = bytes(data) + hashlib.sha256(client).digest()
        signature = self.key.sign(signed, ec.ECDSA(hashes.SHA256()))
        parts = {"clientDataJSON": client, "authenticatorData": bytes(data), "signature": signature}
        return self._answer({**parts, "userHandle": self.user})

    def _client(self, kind: str, challenge: str) -> bytes:
        return json.dumps(
            {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        ).encode()

    @staticmethod
    def _party(rp_id: str) -> bytes:
        return hashlib.sha256(rp_id.encode()).digest()

    def _answer(self, response: dict[str, bytes]) -> str:
        parts = {name: websafe_encode(value) for name, value in response.items()}
        known = websafe_encode(self.id)
        return json.dumps(
            {
                "id": known,
                "rawId": known,
                "type": "public-key",
                "response": parts,
                "clientExtensionResults": {},
            }
        )
