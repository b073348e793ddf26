"""The media type of a file, from its content. A name or a browser's word is never asked."""

from collections.abc import Callable
from typing import BinaryIO

from bekwaam.kernel.files import content as kinds
from bekwaam.kernel.files.content import Content
from bekwaam.kernel.files.packages import ZipLimits, inspect_zip
from bekwaam.kernel.files.pdfs import inspect_pdf
from bekwaam.kernel.files.pictures import inspect_gif, inspect_jpeg, inspect_png, inspect_webp
from bekwaam.kernel.files.programs import is_program
from bekwaam.kernel.files.recordings import inspect_mp3, inspect_mp4, inspect_webm
from bekwaam.kernel.files.texts import inspect_text
from bekwaam.kernel.files.twofaced import unmasked
from bekwaam.kernel.files.window import Window

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_INSPECTORS: tuple[Callable[[Window], Content | None], ...] = (
    inspect_png,
    inspect_jpeg,
    inspect_gif,
    inspect_webp,
    inspect_pdf,
    inspect_mp4,
    inspect_webm,
    inspect_mp3,
)


def sniff(file: BinaryIO, zip_limits: ZipLimits | None = None) -> Content:
    """Reads a seekable file and leaves it standing where it stood."""
    stood = file.tell()
    try:
        return _recognise(Window(file), zip_limits or ZipLimits())
    finally:
        file.seek(stood)


def _recognise(window: Window, zip_limits: ZipLimits) -> Content:
    if is_program(window):
        return Content(kinds.PROGRAM, kinds.Danger.PROGRAM)
    if window.head(8) == _OLE:
        return Content(kinds.OLD_OFFICE)
    if window.head(4) in {b"PK\x03\x04", b"PK\x05\x06"}:
        return inspect_zip(window, zip_limits)
    for inspect in _INSPECTORS:
        if found := inspect(window):
            return unmasked(window, found)
    return unmasked(window, inspect_text(window) or Content(kinds.UNKNOWN))
