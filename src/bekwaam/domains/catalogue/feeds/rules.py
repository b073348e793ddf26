"""How a key of a feed is written, and when it opens something. Pure."""

import hashlib
import secrets

from bekwaam.kernel.decisions import ALLOWED, Decision, refused

PREFIX = "bkf_"
MOST_KEYS = 10
NAME_LENGTH = 100


def new_secret() -> str:
    return PREFIX + secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def may_make(*, is_somebody: bool, name: str, keys: int) -> Decision:
    if not is_somebody:
        return refused("catalogue.feed_for_nobody")
    if not name or len(name) > NAME_LENGTH:
        return refused("catalogue.feed_without_name", limit=NAME_LENGTH)
    return ALLOWED if keys < MOST_KEYS else refused("catalogue.too_many_feeds", limit=MOST_KEYS)
