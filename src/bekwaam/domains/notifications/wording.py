"""The placeholder syntax of message texts: `{name}` is filled in, once, and everything else is plain words.

There is nothing to execute in it: no attributes, no calls, no conditions. Values are never looked at for placeholders,
and a text becomes HTML only through escaping (`letters.py`).
"""

import re
from collections.abc import Mapping

from bekwaam.kernel.visible_text import visible

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]{0,39})\}")
SUBJECT_CAP = 200


def placeholders(text: str) -> frozenset[str]:
    return frozenset(PLACEHOLDER.findall(text))


def fill(text: str, values: Mapping[str, str]) -> str:
    return PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), text)


def one_line(text: str, cap: int = SUBJECT_CAP) -> str:
    """Fit for a header: no line break, no control or direction mark, no more than `cap` characters."""
    return " ".join(visible(text).split())[:cap].strip()


def many_lines(text: str) -> str:
    """Line breaks as one kind, nothing hidden."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_printable(line).rstrip() for line in lines).strip()


def paragraphs(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n[ \t]*\n", text) if part.strip()]


def _printable(line: str) -> str:
    return "".join(" " if sign.isspace() else sign for sign in visible(line))
