"""Random streams: one per subject, so that a new subject never changes what another one yields."""

import random
from collections.abc import Sequence
from datetime import date
from hashlib import blake2b
from typing import TypeVar
from uuid import UUID

T = TypeVar("T")


def stream(seed: str, subject: str) -> random.Random:
    """A text seed goes through SHA-512 in `random`, so it is the same in every process."""
    return random.Random(f"{seed}/{subject}")  # noqa: S311 - invented data, no secrets


def stable_uuid(*path: str) -> UUID:
    """Looks like the random object id of an identity provider, and is always the same for the same path."""
    return UUID(bytes=blake2b("/".join(path).encode(), digest_size=16).digest(), version=4)


def draw(rng: random.Random, weighted: Sequence[tuple[T, float]]) -> T:
    point = rng.random() * sum(weight for _, weight in weighted)
    for value, weight in weighted:
        point -= weight
        if point < 0:
            return value
    return weighted[-1][0]


def shared_out(total: int, weights: Sequence[float], least: int = 0) -> list[int]:
    """Whole numbers in proportion to the weights (largest remainder), each at least `least`."""
    whole = sum(weights) or 1.0
    exact = [total * weight / whole for weight in weights]
    shares = [int(amount) for amount in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: (shares[i] - exact[i], i))
    for index in by_remainder[: total - sum(shares)]:
        shares[index] += 1
    return [max(share, least) for share in shares]


def days_between(rng: random.Random, first: date, last: date) -> date:
    return date.fromordinal(rng.randint(first.toordinal(), max(first, last).toordinal()))
