"""A second face: content that another reader would take for a page, a PDF or an archive."""

import re
from dataclasses import replace

from bekwaam.kernel.files.content import HTML, PDF, SVG, UNKNOWN, XML, Content, Danger
from bekwaam.kernel.files.window import Window

_PAGE = re.compile(rb"<(?:script|iframe|html|!doctype\s+html|\?php)[\s>/]", re.IGNORECASE)
_LONGEST = 32
_SCAN_BYTES = 16 * 1024 * 1024
_PDF_REACH = 1024
_ZIP_REACH = 22 + 65_535
_ZIP_END = b"PK\x05\x06"
_JUDGED_AS_TEXT = frozenset({HTML, SVG, XML})


def unmasked(window: Window, found: Content) -> Content:
    """The same content, marked when it has a second face as well."""
    if found.danger or found.media_type in _JUDGED_AS_TEXT:
        return found
    two_faced = (
        _is_also_pdf(window, found)
        or (found.media_type != UNKNOWN and _holds_page(window, found))
        or ends_as_zip(window)
    )
    return replace(found, danger=Danger.TWO_FACED) if two_faced else found


def _is_also_pdf(window: Window, found: Content) -> bool:
    """Readers accept `%PDF-` anywhere in the first kilobyte (ISO 32000-1, annex H.3)."""
    return found.media_type != PDF and b"%PDF-" in window.head(_PDF_REACH)


def _holds_page(window: Window, found: Content) -> bool:
    """In a PDF only the part that a browser would judge: forms inside may name such tags."""
    before = b""
    for block in window.blocks(_PDF_REACH if found.media_type == PDF else _SCAN_BYTES):
        if _PAGE.search(before + block):
            return True
        before = block[-_LONGEST:]
    return bool(_PAGE.search(window.tail(_ZIP_REACH))) if found.media_type != PDF else False


def ends_as_zip(window: Window) -> bool:
    """Archive readers look from the end: an end record that points at a directory right before it."""
    start = max(0, window.size - _ZIP_REACH)
    tail, at = window.at(start, _ZIP_REACH), -1
    while (at := tail.find(_ZIP_END, at + 1)) >= 0:
        directory = start + at - int.from_bytes(tail[at + 12 : at + 16], "little")
        if directory >= 0 and window.at(directory, 4) in {b"PK\x01\x02", _ZIP_END}:
            return True
    return False
