"""Pictures: structure and measures from the headers, without decoding a pixel."""

from bekwaam.kernel.files.content import GIF, JPEG, PNG, WEBP, Content, Danger
from bekwaam.kernel.files.window import Window

_PNG = b"\x89PNG\r\n\x1a\n"
_MOST_PARTS = 50_000
_SOF = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_OPERATORS = frozenset(bytes([byte]) for byte in b"/=;+-*.([,?&|<>%^!")
_BARE = frozenset({0x01, *range(0xD0, 0xD8)})


class _BrokenError(Exception):
    """The structure does not hold."""


def inspect_png(window: Window) -> Content | None:
    if window.head(8) != _PNG:
        return None
    width, height = window.number(16, 4), window.number(20, 4)
    if window.at(8, 8) != b"\x00\x00\x00\rIHDR" or not width or not height:
        return Content(PNG, Danger.BROKEN)
    return Content(PNG, _end_of(window, _png_end(window)), width, height)


def _png_end(window: Window) -> int | None:
    offset = 8
    for _ in range(_MOST_PARTS):
        head = window.at(offset, 8)
        offset += 12 + int.from_bytes(head[:4], "big")
        if len(head) < 8 or offset > window.size:
            return None
        if head[4:] == b"IEND":
            return offset
    return None


def inspect_jpeg(window: Window) -> Content | None:
    if window.head(3) != b"\xff\xd8\xff":
        return None
    if window.at(4, 2) in {b"/*", b"//"}:
        return Content(JPEG, Danger.TWO_FACED)
    try:
        width, height = _jpeg_measures(window)
    except _BrokenError:
        return Content(JPEG, Danger.BROKEN)
    return Content(JPEG, None, width, height)


def _jpeg_measures(window: Window) -> tuple[int, int]:
    """The largest frame before the first scan: a second frame header cannot hide a bigger one."""
    offset, width, height = 2, 0, 0
    for _ in range(_MOST_PARTS):
        mark = window.at(offset, 4)
        if len(mark) < 4 or mark[0] != 0xFF:
            raise _BrokenError
        if mark[1] == 0xDA:
            break
        if mark[1] in _SOF:
            width, height = (
                max(width, window.number(offset + 7, 2)),
                max(height, window.number(offset + 5, 2)),
            )
        offset += _jpeg_step(mark)
    if not width or not height:
        raise _BrokenError
    return width, height


def _jpeg_step(mark: bytes) -> int:
    if mark[1] == 0xFF:
        return 1
    if mark[1] in _BARE:
        return 2
    length = int.from_bytes(mark[2:4], "big")
    if length < 2:
        raise _BrokenError
    return 2 + length


def inspect_gif(window: Window) -> Content | None:
    if window.head(6) not in {b"GIF87a", b"GIF89a"}:
        return None
    if _reads_as_script(window.at(6, 2)):
        return Content(GIF, Danger.TWO_FACED)
    try:
        end, width, height = _gif_walk(window)
    except _BrokenError:
        return Content(GIF, Danger.BROKEN)
    return Content(GIF, _end_of(window, end), width, height)


def _reads_as_script(two: bytes) -> bool:
    """`GIF89a/*` and `GIF89a=1` are JavaScript; as a width both are thousands of pixels."""
    return two[:1] in _OPERATORS and (two[1:].isspace() or two[1:] >= b" ")


def _gif_walk(window: Window) -> tuple[int, int, int]:
    """Where the trailer ends, and the largest width and height of screen and frames."""
    width, height = window.number(6, 2, "little"), window.number(8, 2, "little")
    offset = 13 + _colour_table(window.number(10, 1))
    for _ in range(_MOST_PARTS):
        block = window.at(offset, 10)
        if block[:1] == b";":
            return offset + 1, width, height
        if block[:1] == b"!":
            offset = _after_sub_blocks(window, offset + 2)
        elif block[:1] == b"," and len(block) == 10:
            left, top, wide, high = (int.from_bytes(block[at : at + 2], "little") for at in (1, 3, 5, 7))
            width, height = max(width, left + wide), max(height, top + high)
            offset = _after_sub_blocks(window, offset + 11 + _colour_table(block[9]))
        else:
            raise _BrokenError
    raise _BrokenError


def _colour_table(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _after_sub_blocks(window: Window, offset: int) -> int:
    while length := window.number(offset, 1):
        offset += 1 + length
    if offset >= window.size:
        raise _BrokenError
    return offset + 1


def inspect_webp(window: Window) -> Content | None:
    head = window.head(30)
    if head[:4] != b"RIFF" or head[8:12] != b"WEBP":
        return None
    if head[4:6] in {b"/*", b"//"}:
        return Content(WEBP, Danger.TWO_FACED)
    width, height = _webp_measures(head)
    if not width or not height:
        return Content(WEBP, Danger.BROKEN)
    end = 8 + int.from_bytes(head[4:8], "little")
    return Content(WEBP, _end_of(window, end if end <= window.size else None), width, height)


def _webp_measures(head: bytes) -> tuple[int, int]:
    def little(start: int, end: int) -> int:
        return int.from_bytes(head[start:end], "little")

    if head[12:16] == b"VP8X":
        return little(24, 27) + 1, little(27, 30) + 1
    if head[12:16] == b"VP8L" and head[20:21] == b"\x2f":
        bits = little(21, 25)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if head[12:16] == b"VP8 " and head[23:26] == b"\x9d\x01\x2a":
        return little(26, 28) & 0x3FFF, little(28, 30) & 0x3FFF
    return 0, 0


def _end_of(window: Window, end: int | None) -> Danger | None:
    """A picture that stops early is broken; one with bytes behind its end is something else as well."""
    if end is None:
        return Danger.BROKEN
    return Danger.TWO_FACED if end < window.size else None
