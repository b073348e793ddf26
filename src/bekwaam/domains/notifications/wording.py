"""The placeholder syntax of message texts: `{name}` is filled in, once, and everything else is plain words.

There is nothing to execute in it: no attributes, no calls, no conditions. Values are never looked at for placeholders,
and a text becomes HTML only through escaping (`letters.py`).
"""

import re
import unicodedata
from collections.abc import Mapping

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]{0,39})\}")
SUBJECT_CAP = 200


def placeholders(text: str) -> frozenset[str]:
    return frozenset(PLACEHOLDER.findall(text))


def fill(text: str, values: Mapping[str, str]) -> str:
    return PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), text)


def one_line(text: str, cap: int = SUBJECT_CAP) -> str:
    """Fit for a header: no line break, no control or direction mark, no more than `cap` characters."""
    shown = "".join(" " if _is_unprintable(character) else character for character in text)
    return " ".join(shown.split())[:cap].strip()


def many_lines(text: str) -> str:
    """Line breaks as one kind, nothing else unprintable."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_printable(line).rstrip() for line in lines).strip()


def paragraphs(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n[ \t]*\n", text) if part.strip()]


def _printable(line: str) -> str:
    return "".join(" " if _is_unprintable(character) else character for character in line)


def _is_unprintable(character: str) -> bool:
    return (
        unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
        and character != "\u00ad"
    )
