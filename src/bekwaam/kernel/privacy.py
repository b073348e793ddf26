"""How a context says what personal data its fields hold; the processing register is made from it."""

from dataclasses import dataclass
from enum import StrEnum


class PersonalKind(StrEnum):
    IDENTITY = "identity"
    CONTACT = "contact"
    EMPLOYMENT = "employment"
    ACCESS = "access"
    BEHAVIOUR = "behaviour"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Personal:
    """`purpose` and `kept` are Dutch: they are read in the processing register."""

    purpose: str
    kept: str
    kind: PersonalKind
