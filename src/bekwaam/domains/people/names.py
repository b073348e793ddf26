"""Names of people: how they are written out, sorted and searched for.

Dutch sorting without ICU: the infix (van, de, el) counts last, accents and case do not count, and `ij` sorts as
the two letters it is. The keys are stored, so every database sorts them the same way.
"""

import re
import unicodedata

from bekwaam.kernel.visible_text import visible

SORT_LENGTH = 300
SEARCH_LENGTH = 700
FULL_LENGTH = 300
FIELD_BREAK = "  "
"""Two spaces sort before one space and a letter, so Berg comes before Berg Smit."""
LETTERS = str.maketrans({
    "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n",
})  # fmt: skip
SILENT = re.compile(r"['’‘`´ʼ.]")
BREAKS = re.compile(r"[\W_]+")


def tidy(text: str) -> str:
    """One line, single spaces, nothing hidden in it."""
    return " ".join(visible(text).split())


def plain(text: str) -> str:
    """Lower case, without accents and signs, words parted by one space; letters of other scripts stay."""
    letters = unicodedata.normalize("NFKD", text.casefold()).translate(LETTERS)
    bare = "".join(char for char in letters if not unicodedata.combining(char))
    return BREAKS.sub(" ", SILENT.sub("", bare)).strip()


def full_name(given_name: str, infix: str, family_name: str) -> str:
    return " ".join(part for part in (given_name, infix, family_name) if part)[:FULL_LENGTH]


def sort_key(given_name: str, infix: str, family_name: str) -> str:
    return FIELD_BREAK.join((plain(family_name), plain(given_name), plain(infix)))[:SORT_LENGTH].rstrip()


def search_key(name: str, personnel_number: str, email: str) -> str:
    return " ".join((plain(name), personnel_number.lower(), email.lower())).strip()[:SEARCH_LENGTH]


def search_words(query: str) -> list[str]:
    """What every hit must contain; a number or an address is looked for as it was typed."""
    words = query.lower().split()
    return [word for raw in words for word in ([raw] if _is_address(raw) else plain(raw).split())]


def _is_address(word: str) -> bool:
    return "@" in word or word.replace("-", "").isdigit()
