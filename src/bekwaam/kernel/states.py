"""The states of a thing and the moves between them, declared once: actions ask it, `docs/flows/` is drawn from it."""

from collections.abc import Mapping
from dataclasses import dataclass


class UndeclaredMoveError(RuntimeError):
    """The code went where the declaration says that nothing goes: one of the two is wrong."""


@dataclass(frozen=True, slots=True)
class States:
    """`moves` has every state as a key; one without moves is an end. Staying where it is, a thing may always."""

    first: str
    moves: Mapping[str, frozenset[str]]

    def require(self, old: str, new: str) -> None:
        if new not in self.moves[old] | {old}:
            raise UndeclaredMoveError(f"{old} -> {new}")
