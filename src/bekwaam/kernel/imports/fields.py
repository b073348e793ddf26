"""What a domain wants from a file: its fields, and which of them name a row."""

from dataclasses import dataclass, field

from bekwaam.kernel.imports.header import normalised
from bekwaam.kernel.imports.kinds import Kind


@dataclass(frozen=True, slots=True)
class Field:
    """`required` asks for a value in every row. `label` is the Dutch name; it and the synonyms find the column."""

    name: str
    label: str
    kind: Kind
    required: bool = False
    synonyms: tuple[str, ...] = ()

    @property
    def known_names(self) -> frozenset[str]:
        return frozenset(map(normalised, (self.label, self.name, *self.synonyms)))


@dataclass(frozen=True)
class Schema:
    """`noun` is the Dutch word for one and for several rows ("medewerker", "medewerkers")."""

    fields: tuple[Field, ...]
    key: tuple[str, ...]
    noun: tuple[str, str] = ("rij", "rijen")
    by_name: dict[str, Field] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_name = {one.name: one for one in self.fields}
        if len(by_name) != len(self.fields) or not self.key or not by_name.keys() >= set(self.key):
            raise ValueError("a schema has fields with different names, and a key made of those names")
        object.__setattr__(self, "by_name", by_name)

    @property
    def wanted(self) -> frozenset[str]:
        return frozenset(name for one in self.fields for name in one.known_names)

    def label(self, name: str) -> str:
        known = self.by_name.get(name)
        return known.label if known else name

    @property
    def key_label(self) -> str:
        return " en ".join(self.label(name) for name in self.key)
