"""Where a thing can be looked at. Portals say so when they start; the business asks by the word for the thing."""

from collections.abc import Callable
from uuid import UUID

_places: dict[str, Callable[[UUID], str]] = {}


def register(thing: str, place: Callable[[UUID], str]) -> None:
    _places[thing] = place


def link_to(thing: str, thing_id: UUID) -> str:
    """The path on the academy's host. Raises KeyError for a thing that no portal shows."""
    return _places[thing](thing_id)
