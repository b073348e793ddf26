"""Where a thing can be looked at. Portals say so when they start; the business asks by the word for the thing."""

from collections.abc import Callable
from typing import Any

_places: dict[str, Callable[..., str]] = {}


def register(thing: str, place: Callable[..., str]) -> None:
    _places[thing] = place


def link_to(thing: str, *which: Any) -> str:
    """The path on the academy's host; `which` says of several things which one. Raises KeyError for a thing that no
    portal shows."""
    return _places[thing](*which)
