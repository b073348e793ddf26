"""Makes the catalogues that Django reads (.mo) from the translations people write (.po), with the standard library only.

python tools/messages.py        every language under src/bekwaam/locale
"""

import ast
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

LOCALE = Path(__file__).resolve().parents[1] / "src" / "bekwaam" / "locale"
MAGIC, HEADER = 0x950412DE, 28
KEYWORDS = ("msgctxt", "msgid_plural", "msgid", "msgstr")


class CatalogueError(ValueError):
    """A line that is not part of a catalogue."""


def entries(text: str) -> Iterator[dict[str, str]]:
    """Each entry as its keywords and their words; comments fall away, and so do fuzzy entries."""
    for block in text.split("\n\n"):
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        is_fuzzy = any(line.startswith("#,") and "fuzzy" in line for line in lines)
        words = _words([line for line in lines if not line.startswith("#")])
        if "msgid" in words and not is_fuzzy:
            yield words


def _words(lines: list[str]) -> dict[str, str]:
    words: dict[str, str] = {}
    key = ""
    for line in lines:
        if not line.startswith('"'):
            key, _, line = line.partition(" ")  # noqa: PLW2901 - the rest of the line is its words
            if not key.startswith(KEYWORDS):
                raise CatalogueError(f"not a line of a catalogue: {key}")
        words[key] = words.get(key, "") + ast.literal_eval(line)
    return words


def messages(text: str) -> dict[str, str]:
    """From what the code asks for to what the reader gets; forms of a plural are joined by a zero byte."""
    found: dict[str, str] = {}
    for entry in entries(text):
        forms = [entry[key] for key in sorted(entry) if key.startswith("msgstr")]
        if all(forms):
            found[_asked_for(entry)] = "\0".join(forms)
    return found


def _asked_for(entry: dict[str, str]) -> str:
    context = entry["msgctxt"] + "\x04" if "msgctxt" in entry else ""
    plural = "\0" + entry["msgid_plural"] if "msgid_plural" in entry else ""
    return context + entry["msgid"] + plural


def compiled(found: dict[str, str]) -> bytes:
    """The layout of GNU gettext: a header, two tables of lengths and places, and the words themselves."""
    pairs = sorted((asked.encode(), given.encode()) for asked, given in found.items())
    start = HEADER + 16 * len(pairs)
    asked, words = _table([asked for asked, _ in pairs], start)
    given, more = _table([given for _, given in pairs], start + len(words))
    header = struct.pack("<7I", MAGIC, 0, len(pairs), HEADER, HEADER + 8 * len(pairs), 0, start)
    return header + asked + given + words + more


def _table(texts: list[bytes], start: int) -> tuple[bytes, bytes]:
    table, words = b"", b""
    for text in texts:
        table += struct.pack("<2I", len(text), start + len(words))
        words += text + b"\0"
    return table, words


def main() -> int:
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        found = messages(source.read_text(encoding="utf-8"))
        source.with_suffix(".mo").write_bytes(compiled(found))
        print(f"Compiled {len(found) - 1} messages for {source.parent.parent.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
