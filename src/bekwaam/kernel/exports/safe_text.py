"""Text that a sheet shows and never runs, and that its file format can hold."""

import re
import unicodedata

LONGEST = 32_767  # UTF-16 units in one cell, in Excel and in the file format
_CUT = "…"
_TRIGGERS = frozenset("=+-@\u2212")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_BEYOND = re.compile("[\U00010000-\U0010ffff]")


def fitting(text: str) -> str:
    """Without control characters and half characters, and no longer than a cell is."""
    if text.isascii() and text.isprintable() and len(text) <= LONGEST:
        return text
    clean = _SURROGATES.sub("\ufffd", _FORBIDDEN.sub("", text))
    return clean if _units(clean) <= LONGEST else _cut(clean)


def neutral(text: str) -> str:
    """The text, behind an apostrophe when a sheet could take it for a formula."""
    return f"'{text}" if is_dangerous(text) else text


def is_dangerous(text: str) -> bool:
    """True when, past blanks, quotes and invisible characters, the text starts like a formula.

    Full-width and other forms of the signs count: some locales read them as the plain ones.
    """
    if not text or text[0].isalnum():
        return False
    if text[0] in "\t\r\n":
        return True
    first = next((char for char in text if not _is_skipped(char)), "")
    return unicodedata.normalize("NFKC", first)[:1] in _TRIGGERS if first else False


def _is_skipped(char: str) -> bool:
    return char.isspace() or char in "\"'`´" or unicodedata.category(char) in {"Cc", "Cf", "Pi", "Pf", "Mn"}


def _units(text: str) -> int:
    return len(text) + (0 if text.isascii() else len(_BEYOND.findall(text)))


def _cut(text: str) -> str:
    kept = text.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", errors="ignore")
    return kept + _CUT
