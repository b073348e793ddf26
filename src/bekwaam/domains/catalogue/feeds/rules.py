"""Whether somebody may have another key. Facts in, decision out."""

from bekwaam.kernel.decisions import ALLOWED, Decision, refused

MOST_KEYS = 10
NAME_LENGTH = 100


def may_make(*, is_somebody: bool, name: str, keys: int) -> Decision:
    if not is_somebody:
        return refused("catalogue.feed_for_nobody")
    if not name or len(name) > NAME_LENGTH:
        return refused("catalogue.feed_without_name", limit=NAME_LENGTH)
    return ALLOWED if keys < MOST_KEYS else refused("catalogue.too_many_feeds", limit=MOST_KEYS)
