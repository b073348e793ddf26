"""Text without signs that nobody sees: the one rule for every name that comes in, whichever way.

Signs that turn the reading direction or take no room make two different names look the same, or one name look like another.
Arabic and Hebrew need none of them: their letters know their own direction. A joiner stays where it does work: between
letters of scripts that join (Persian, Hindi) and between the parts of an emoji. White space of any kind is left to the
caller, who knows whether the text may have lines.
"""

import re
import unicodedata
from collections.abc import Iterator

HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs"})
BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks by category, nothing to the eye."""
JOINERS = frozenset("\u200c\u200d")
SELECTORS = range(0xFE00, 0xFE10)
JOINING_SCRIPTS_FROM = 0x0590
SUSPECT = re.compile(f"[^\\S ]|[{''.join(BLANKS)}\ufe00-\ufe0f\U000e0000-\U000e0fff]")


def visible(text: str) -> str:
    if text.isprintable() and not SUSPECT.search(text):
        return text
    return "".join(_kept(text))


def _kept(text: str) -> Iterator[str]:
    before = ""
    for place, sign in enumerate(text):
        if _stays(sign, before, text[place + 1 : place + 2]):
            yield sign
            before = sign


def _stays(sign: str, before: str, after: str) -> bool:
    if sign.isspace():
        return True
    if sign in JOINERS:
        return _joins(before, after)
    if ord(sign) in SELECTORS:
        return bool(before) and (unicodedata.category(before) in ("So", "Sm") or before in "0123456789#*")
    return not (sign in BLANKS or ord(sign) in range(0xE0000, 0xE1000) or _is_hidden(sign))


def _is_hidden(sign: str) -> bool:
    return unicodedata.category(sign) in HIDDEN_CATEGORIES or ord(sign) & 0xFFFE == 0xFFFE


def _joins(before: str, after: str) -> bool:
    """Whether a joiner between these two changes what is seen."""
    if not before or not after:
        return False
    if _is_picture(before) and _is_picture(after):
        return True
    return all(
        ord(sign) >= JOINING_SCRIPTS_FROM and unicodedata.category(sign)[0] in "LM" for sign in before + after
    )


def _is_picture(sign: str) -> bool:
    return unicodedata.category(sign) in ("So", "Sk") or ord(sign) in SELECTORS or sign in "\u2640\u2642"
