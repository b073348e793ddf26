"""What the page of the processing register shows: kind by kind, each purpose with its data and its term."""

from collections.abc import Iterable
from dataclasses import dataclass

from bekwaam.reporting.privacy.register import TITLES, Processing, processings


@dataclass(frozen=True, slots=True)
class Part:
    key: str
    title: str
    processings: tuple[Processing, ...]


@dataclass(frozen=True, slots=True)
class RegisterPage:
    parts: tuple[Part, ...]

    @property
    def purposes(self) -> int:
        return sum(len(part.processings) for part in self.parts)

    @property
    def fields(self) -> int:
        return sum(len(processing.fields) for part in self.parts for processing in part.processings)


def register_page(found: Iterable[Processing] | None = None) -> RegisterPage:
    everything = list(found if found is not None else processings())
    parts = (
        Part(kind.value, title, tuple(one for one in everything if one.kind is kind))
        for kind, title in TITLES.items()
    )
    return RegisterPage(tuple(part for part in parts if part.processings))
