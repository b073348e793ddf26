"""How a context says what personal data its fields hold; the processing register is made from it.

`personal_data.py` of a context names three things, each field as `Model.field`: `PERSONAL_DATA` (a dict), `NOT_PERSONAL`
(a set) and, where there are any, `SECRETS` (a set): fields that never leave the installation, not even to their owner.
"""

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
