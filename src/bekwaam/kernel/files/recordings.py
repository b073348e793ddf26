"""Sound and film: mp4, webm and mp3 by the structure at their start."""

import re

from bekwaam.kernel.files.content import M4A, MP3, MP4, WEBM, Content, Danger
from bekwaam.kernel.files.window import Window

_FILM = frozenset(
    {b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"dash", b"MSNV"}
)
_SOUND = frozenset({b"M4A ", b"M4B "})
_EBML = bytes.fromhex("1a45dfa3")
_DOCTYPE_WEBM = re.compile(rb"\x42\x82(?:\x84|\x40\x04|\x01\x00\x00\x00\x00\x00\x00\x04)webm")
_BITRATES = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_PADDING = 4096


def inspect_mp4(window: Window) -> Content | None:
    head = window.head(12)
    if head[4:8] != b"ftyp":
        return None
    brand, box = head[8:12], int.from_bytes(head[:4], "big")
    if brand not in _FILM | _SOUND:
        return None
    broken = not 16 <= box <= min(window.size, 1024)
    return Content(M4A if brand in _SOUND else MP4, Danger.BROKEN if broken else None)


def inspect_webm(window: Window) -> Content | None:
    head = window.head(64)
    return Content(WEBM) if head.startswith(_EBML) and _DOCTYPE_WEBM.search(head) else None


def inspect_mp3(window: Window) -> Content | None:
    head = window.head(10)
    if head.startswith(b"ID3"):
        return _after_tag(window, head)
    return Content(MP3) if _two_frames(window, 0) else None


def _after_tag(window: Window, head: bytes) -> Content | None:
    """An ID3v2 tag, its size in four groups of seven bits, then sound after at most some padding."""
    if len(head) < 10 or head[3] not in {2, 3, 4} or any(byte > 0x7F for byte in head[6:10]):
        return None
    start = 10 + sum(byte << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
    padding = window.at(start, _PADDING)
    start += len(padding) - len(padding.lstrip(b"\x00"))
    return Content(MP3, None if _two_frames(window, start) else Danger.BROKEN)


def _two_frames(window: Window, offset: int) -> bool:
    length = _frame_length(window.at(offset, 4))
    following = window.at(offset + length, 4)
    return length > 0 and (_frame_length(following) > 0 or offset + length == window.size)


def _frame_length(header: bytes) -> int:
    """Bytes in this MPEG layer III frame (ISO 11172-3, 13818-3); 0 when it is not one."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return 0
    version, bitrate, rate = header[1] >> 3 & 3, header[2] >> 4, header[2] >> 2 & 3
    if version == 1 or bitrate in {0, 15} or rate == 3:
        return 0
    per_second = _BITRATES[3 if version == 3 else 2][bitrate] * 1000
    samples = 144 if version == 3 else 72
    return samples * per_second // _RATES[version][rate] + (header[2] >> 1 & 1)
