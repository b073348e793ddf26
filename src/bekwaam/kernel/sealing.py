"""Secrets at rest: sealed so that only this installation can read them, or reduced to a keyed fingerprint.

Both keys come from `SECRET_KEY`; a purpose keeps what was sealed for one use from being read for another.
"""

import base64
import hashlib
import hmac
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class Unreadable(Exception):
    """Sealed with another key or for another purpose, or damaged."""


@lru_cache(maxsize=64)
def _key(secret: str, purpose: str) -> bytes:
    info = f"bekwaam:{purpose}".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(secret.encode())


def seal(text: str, purpose: str) -> str:
    return _box(purpose).encrypt(text.encode()).decode()


def unseal(sealed: str, purpose: str) -> str:
    try:
        return _box(purpose).decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise Unreadable(purpose) from error


def fingerprint(text: str, purpose: str) -> str:
    """The same text gives the same fingerprint, which tells nobody without the key what the text was."""
    key = _key(settings.SECRET_KEY, f"fingerprint:{purpose}")
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def _box(purpose: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(_key(settings.SECRET_KEY, f"seal:{purpose}")))
