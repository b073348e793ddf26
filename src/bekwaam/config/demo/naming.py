"""Composes people: names of many backgrounds, unique e-mail addresses, personnel numbers with leading zeros."""

import random
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate

from bekwaam.config.demo.records import Person
from bekwaam.config.demo.streams import stable_uuid
from bekwaam.config.demo.tables import table

UNDECOMPOSED = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "AE"}
)
MIXED_FAMILY = 0.07
TWO_SURNAMES = 0.05


@dataclass(frozen=True, slots=True)
class Background:
    first: tuple[str, ...]
    last: tuple[str, ...]
    single: float


@cache
def backgrounds() -> tuple[tuple[Background, ...], tuple[int, ...]]:
    rows = table("names").values()
    found = tuple(
        Background(_names(row["first"]), _names(row["last"]), row.get("single", 0.0)) for row in rows
    )
    return found, tuple(accumulate(row["weight"] for row in rows))


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(","))


def invent(rng: random.Random) -> tuple[str, str]:
    """A first name and a last name as in the table; no first name for someone with a single name."""
    choices, summed = backgrounds()
    family = rng.choices(choices, cum_weights=summed)[0]
    raised = rng.choices(choices, cum_weights=summed)[0] if rng.random() < MIXED_FAMILY else family
    last = rng.choice(family.last)
    if rng.random() < family.single:
        return "", last
    if rng.random() < TWO_SURNAMES:
        last = f"{last}-{rng.choice(choices[0].last).rsplit('|', 1)[-1]}"
    return rng.choice(raised.first), last


def mail_name(first: str, infix: str, last: str) -> str:
    local = ".".join(part for part in (_plain(first), _plain(infix + last)) if part)
    return local[:60]


@cache
def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(UNDECOMPOSED))
    ascii_only = decomposed.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9-]", "", ascii_only)


@dataclass(slots=True)
class Register:
    """Hands out what must be unique within an academy."""

    seed: str
    mail_domain: str
    number_width: int
    people: list[Person] = field(default_factory=list)
    taken: dict[str, int] = field(default_factory=dict)

    def enrol(self, number: int, first: str, last: str, mail_domain: str = "") -> Person:
        infix, _, name = last.rpartition("|")
        shown = f"{number:0{self.number_width}}"
        email = self._email(mail_name(first, infix, name), mail_domain or self.mail_domain)
        person = Person(shown, first, infix, name, email, stable_uuid(self.seed, "person", shown))
        self.people.append(person)
        return person

    def _email(self, local: str, domain: str) -> str:
        """The second of the same name gets a 2; the result may itself be somebody's, so look again."""
        base = f"{local}@{domain}"
        count = self.taken.get(base, 0) + 1
        self.taken[base] = count
        if count == 1:
            return base
        return self._email(f"{local}{count}", domain)
