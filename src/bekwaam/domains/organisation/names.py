"""What the words of a unit look like: their length, their spaces, and how they are put in order."""

import unicodedata

from bekwaam.kernel.visible_text import visible

CODE_LENGTH, NAME_LENGTH, NUMBER_LENGTH, SORT_LENGTH = 40, 200, 40, 250


def tidy(text: str) -> str:
    """One line, single spaces, nothing around it and nothing hidden in it."""
    return " ".join(visible(text).split())


def sort_key_of(name: str) -> str:
    """By letter and without accents, as a person looks a name up; the database has no Dutch collation."""
    if name.isascii():
        return name.lower()[:SORT_LENGTH]
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))[:SORT_LENGTH]
