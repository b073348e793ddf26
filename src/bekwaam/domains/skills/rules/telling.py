"""Totals are told so that nobody can be recognised in them: small groups stay out, small numbers are blurred."""

from dataclasses import dataclass

SMALLEST_GROUP = 10
BLUR = 5


@dataclass(frozen=True, slots=True)
class Told:
    """How many have not reached the level. `is_blurred`: fewer than `missing`, or (`from_above`) more than it."""

    people: int
    missing: int
    is_blurred: bool = False
    from_above: bool = False


def told(people: int, missing: int) -> Told | None:
    """None when the group is too small to say anything."""
    if people < SMALLEST_GROUP:
        return None
    if missing < BLUR:
        return Told(people, BLUR, is_blurred=True)
    if people - missing < BLUR:
        return Told(people, people - BLUR, is_blurred=True, from_above=True)
    return Told(people, missing)
