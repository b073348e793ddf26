"""How a key of a feed is written, and what is kept of it. Pure."""

import hashlib
from secrets import token_urlsafe

PREFIX = "bkf_"


def new_secret() -> str:
    return PREFIX + token_urlsafe(32)


def digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
