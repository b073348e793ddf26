"""PDF: begins on the first byte and ends on its own last line."""

import re

from bekwaam.kernel.files.content import PDF, Content, Danger
from bekwaam.kernel.files.window import Window

_START = re.compile(rb"%PDF-[12]\.\d")
_END = b"%%EOF"
_BLANK = b"\r\n\t \x00"


def inspect_pdf(window: Window) -> Content | None:
    if not _START.match(window.head(8)):
        return None
    tail = window.tail(2048)
    end = tail.rfind(_END)
    if end < 0:
        return Content(PDF, Danger.BROKEN)
    rest = tail[end + len(_END) :].strip(_BLANK)
    return Content(PDF, Danger.TWO_FACED if rest else None)
