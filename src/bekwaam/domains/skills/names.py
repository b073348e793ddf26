"""What the words of a skill look like: their length, how they are put in order and looked for."""

import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from bekwaam.domains.people.names import plain

CODE_LENGTH, LABEL_LENGTH, ALT_LENGTH, DEFINITION_LENGTH = 100, 200, 200, 4000
URI_LENGTH, SOURCE_LENGTH, SORT_LENGTH = 500, 200, 250
MOST_ALT_LABELS = 60
BREAKS = re.compile(r"[\n|;]+")
JOINT = " | "


def sort_key(label: str) -> str:
    return (plain(label) or label.casefold())[:SORT_LENGTH]


def search_key(label: str, alt_labels: Iterable[str], code: str) -> str:
    """Words between spaces, so that the start of a word can be looked for."""
    return " " + " ".join((plain(label), *map(plain, alt_labels), code.casefold()))


def search_words(text: str) -> list[str]:
    typed = text.casefold().strip()
    return [typed] if typed and not plain(typed) else plain(typed).split()


def parted(cell: str | None) -> list[str]:
    """Several values in one cell: on lines of their own, or parted by | or ;, or else by commas. Each once, in order."""
    text = cell or ""
    parts = BREAKS.split(text) if BREAKS.search(text) else text.split(",")
    values = (" ".join(part.split()) for part in parts)
    return list(dict.fromkeys(value for value in values if value))


def joined(values: Iterable[str]) -> str:
    """Several values as one, to compare and to show; `split` is the way back."""
    return JOINT.join(values)


def split(text: str | None) -> list[str]:
    return text.split(JOINT) if text else []


def is_uri(text: str) -> bool:
    return text.startswith(("http://", "https://", "urn:"))


def code_of(text: str) -> str:
    """A code stays as it is; of an address the last part is the code."""
    if not is_uri(text):
        return text
    parts = urlsplit(text)
    last = parts.fragment or parts.path.rstrip("/").rsplit("/", 1)[-1]
    return unquote(last).rsplit(":", 1)[-1]
