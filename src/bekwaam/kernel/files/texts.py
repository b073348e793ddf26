"""Text: really text in one encoding from end to end, and not a page, a script or a drawing."""

import codecs
import csv
import re
from collections.abc import Iterator

from bekwaam.kernel.files.content import CSV, HTML, SVG, TEXT, XML, Content, Danger
from bekwaam.kernel.files.window import Window

_ENCODINGS = ("utf-8-sig", "cp1252")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_PAGE = re.compile(r"<(?:script|iframe|html|!doctype\s+html)[\s>/]", re.IGNORECASE)
_CODE = re.compile(r"<\?php\b|<hta:|<job[\s>]", re.IGNORECASE)
# What makes a browser see a page when it guesses (WHATWG MIME Sniffing, section 7.1).
_PAGE_START = re.compile(
    r"<(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p)[\s>]|<!--",
    re.IGNORECASE,
)
_PROLOGUE = re.compile(
    r"(?:\s+|<\?xml.*?\?>|<!--.*?-->|<!doctype\s+svg[^>\[]*(?:\[.*?\]\s*)?>)+", re.IGNORECASE | re.DOTALL
)
_SVG_START = re.compile(r"<(?:svg:)?svg[\s>]", re.IGNORECASE)
_START, _OVERLAP, _SAMPLE_LINES = 64 * 1024, 64, 20


def inspect_text(window: Window) -> Content | None:
    """None when it is not text, or nothing at all."""
    if window.size == 0:
        return None
    encodings = ("utf-16",) if window.head(2) in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE} else _ENCODINGS
    for encoding in encodings:
        try:
            return _judge(list(_scan(window, encoding)))
        except UnicodeDecodeError:
            continue
        except _NotTextError:
            return None
    return None


class _NotTextError(Exception):
    """A control character that no text has."""


def _scan(window: Window, encoding: str) -> Iterator[str | Danger]:
    """The start of the text, then a danger for each block that has one."""
    decoder, before, start = codecs.getincrementaldecoder(encoding)(), "", ""
    for text in _decoded(window, decoder):
        if _CONTROLS.search(text):
            raise _NotTextError
        if len(start) < _START:
            start += text
        joined = before + text
        if _CODE.search(joined):
            yield Danger.PROGRAM
        elif _PAGE.search(joined):
            yield Danger.ACTIVE
        before = joined[-_OVERLAP:]
    yield start[:_START]


def _decoded(window: Window, decoder: codecs.IncrementalDecoder) -> Iterator[str]:
    for block in window.blocks():
        yield decoder.decode(block)
    yield decoder.decode(b"", final=True)


def _judge(findings: list[str | Danger]) -> Content:
    start = next(found for found in findings if not isinstance(found, Danger))
    if Danger.PROGRAM in findings:
        return Content(TEXT, Danger.PROGRAM)
    prologue = _PROLOGUE.match(start)
    if _SVG_START.match(start, prologue.end() if prologue else 0):
        return Content(SVG, Danger.BOMB if re.search("<!entity", start, re.IGNORECASE) else None)
    if Danger.ACTIVE in findings or _PAGE_START.match(start.lstrip()):
        return Content(HTML, Danger.ACTIVE)
    if start.lstrip().startswith("<?xml"):
        return Content(XML, Danger.ACTIVE)
    return Content(CSV if _is_table(start) else TEXT)


def _is_table(start: str) -> bool:
    lines = [line for line in start.splitlines()[:_SAMPLE_LINES] if line.strip()]
    return any(_columns(lines, delimiter) > 1 for delimiter in ";,\t|")


def _columns(lines: list[str], delimiter: str) -> int:
    """The number of columns when every line of the sample has as many; otherwise 0."""
    try:
        counts = {len(row) for row in csv.reader(lines, delimiter=delimiter)}
    except csv.Error:
        return 0
    return counts.pop() if len(counts) == 1 else 0
