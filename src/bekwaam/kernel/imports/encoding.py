"""Which encoding a text file has: by its byte order mark, else by what its bytes can be and what Dutch files are."""

import codecs
import re
from collections import Counter
from dataclasses import dataclass, field

from bekwaam.kernel.imports.faults import Unreadable
from bekwaam.kernel.imports.source import Source, chunks, opened

SAVE_UTF8 = "Open het in Excel en sla het op als “CSV UTF-8” of als Excel-werkmap (.xlsx)."
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ALLOWED = frozenset(
    {"utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "iso8859-15"}
)
C1 = re.compile(rb"[\x80-\x9f]")
UNDEFINED_IN_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
UTF8_PAIR = re.compile(rb"[\xc3-\xc5][\x80-\xbf]")
# Places where ISO-8859-15 has € Š š Ž ž Œ œ Ÿ and windows-1252 has ¤ ¦ ¨ ´ ¸ ¼ ½ ¾, beside a letter. The acute accent of
# "van ´t Hoff" and "´s-Gravenhage" is the windows reading.
LATIN_9 = re.compile(
    rb"\xa4|[A-Za-z\xc0-\xff][\xa8\xb8\xbd]|[\xa8\xb8\xbd][a-z\xe0-\xff]|[\xa6\xbc\xbe][A-Za-z\xc0-\xff]"
    rb"|\xb4(?![tsn]\b)[a-z\xe0-\xff]"
)
BINARY = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
HEAD = 64 * 1024


@dataclass(slots=True)
class _Evidence:
    is_utf8: bool = True
    single_byte: Counter[str] = field(default_factory=Counter)


def encoding_of(source: Source, head: bytes, wish: str | None = None) -> str:
    if wish is not None:
        return _wished(wish)
    for mark, name in MARKS:
        if head.startswith(mark):
            return name
    if wide := _wide_without_mark(head):
        return wide
    _refuse_binary(head)
    evidence = _evidence(source)
    return "utf-8" if evidence.is_utf8 else _single_byte(evidence.single_byte)


def _wished(wish: str) -> str:
    try:
        name = codecs.lookup(wish).name
    except LookupError:
        name = ""
    if name not in ALLOWED:
        raise Unreadable(
            f"De koppeling noemt een onbekende tekenset ({wish[:30]}). Kies UTF-8 of Windows-1252."
        )
    return name


def _wide_without_mark(head: bytes) -> str | None:
    """UTF-16 of mostly western text has a zero in every second byte."""
    sample = head[:4096]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _refuse_binary(head: bytes) -> None:
    if len(BINARY.findall(head)) > max(8, len(head) // 100):
        raise Unreadable(
            "Dit bestand bevat geen tekst en is geen werkmap. Stuur een Excel-bestand of een csv-bestand."
        )


def _evidence(source: Source) -> _Evidence:
    evidence, decoder, tail = _Evidence(), codecs.getincrementaldecoder("utf-8")(), b""
    with opened(source) as handle:
        for chunk in chunks(handle):
            _weigh_utf8(evidence, decoder, chunk)
            _weigh_single_byte(evidence, tail + chunk)
            tail = chunk[-1:]
    _weigh_utf8(evidence, decoder, b"", final=True)
    return evidence


def _weigh_utf8(
    evidence: _Evidence, decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False
) -> None:
    if evidence.is_utf8:
        try:
            decoder.decode(chunk, final)
        except UnicodeDecodeError:
            evidence.is_utf8 = False


def _weigh_single_byte(evidence: _Evidence, chunk: bytes) -> None:
    """Only the presence of each sign matters, so one search per sign and per chunk is enough."""
    if chunk.isascii():
        return
    signs = (("c1", C1), ("undefined", UNDEFINED_IN_1252), ("pair", UTF8_PAIR), ("latin9", LATIN_9))
    for name, pattern in signs:
        if not evidence.single_byte[name] and pattern.search(chunk):
            evidence.single_byte[name] = 1


def _single_byte(signs: Counter[str]) -> str:
    if signs["pair"]:
        raise Unreadable(
            f"In dit bestand staan twee tekensets door elkaar: letters met accenten raken stuk. {SAVE_UTF8}"
        )
    if signs["undefined"]:
        raise Unreadable(f"De tekenset van dit bestand is niet te herkennen. {SAVE_UTF8}")
    return "iso8859-15" if signs["latin9"] and not signs["c1"] else "cp1252"
