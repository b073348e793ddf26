"""Zip archives and the office documents inside them, judged from the directory before anything is unpacked."""

import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePosixPath

from bekwaam.kernel.files import content as kinds
from bekwaam.kernel.files.content import Content, Danger
from bekwaam.kernel.files.window import Window

_END_RECORD = struct.Struct("<4s4H2LH")
_MOST_COMMENT = 65_535
_MOST_DIRECTORY = 16 * 1024 * 1024
_MOST_NAMING = 1024 * 1024
_LOCAL_HEADER = 30
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_OFFICE = {
    b"spreadsheetml.sheet.main+xml": kinds.XLSX,
    b"wordprocessingml.document.main+xml": kinds.DOCX,
    b"presentationml.presentation.main+xml": kinds.PPTX,
}
_OPEN = {media_type.encode(): media_type for media_type in (kinds.ODT, kinds.ODS, kinds.ODP)}
_PROGRAMS = frozenset({"META-INF/MANIFEST.MF", "AndroidManifest.xml"})


@dataclass(frozen=True, slots=True)
class ZipLimits:
    """What an archive may unpack to. The reader must still count: a directory can lie."""

    entries: int = 20_000
    unpacked_bytes: int = 2 * 1024**3
    ratio: int = 200
    ratio_from_bytes: int = 10 * 1024**2


class _RefusedError(Exception):
    def __init__(self, danger: Danger) -> None:
        self.danger = danger


def inspect_zip(window: Window, limits: ZipLimits) -> Content:
    try:
        _check_end(window, limits)
        with zipfile.ZipFile(window.file) as archive:
            _check_entries(archive.infolist(), limits)
            return _named(archive)
    except _RefusedError as refused:
        return Content(kinds.ZIP, refused.danger)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, struct.error, zlib.error):
        return Content(kinds.ZIP, Danger.BROKEN)
    except RuntimeError:  # zipfile's answer to a password
        return Content(kinds.ZIP, Danger.ENCRYPTED)


def _check_end(window: Window, limits: ZipLimits) -> None:
    """The directory lies right before the end record and the archive fills the file from byte 0 to the last."""
    tail = window.tail(_END_RECORD.size + _MOST_COMMENT)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END_RECORD.size:
        raise _RefusedError(Danger.BROKEN)
    _, disk, first_disk, here, entries, size, offset, comment = _END_RECORD.unpack_from(tail, at)
    if entries > limits.entries or size > _MOST_DIRECTORY or 0xFFFFFFFF in {size, offset}:
        raise _RefusedError(Danger.BOMB)
    if disk or first_disk or here != entries or not entries:
        raise _RefusedError(Danger.BROKEN)
    end = window.size - len(tail) + at
    if offset + size != end or at + _END_RECORD.size + comment != len(tail):
        raise _RefusedError(Danger.TWO_FACED)


def _check_entries(entries: list[zipfile.ZipInfo], limits: ZipLimits) -> None:
    if len({entry.filename for entry in entries}) != len(entries):
        raise _RefusedError(Danger.TWO_FACED)
    for entry in entries:
        _check_entry(entry)
    unpacked, packed = (
        sum(getattr(entry, size) for entry in entries) for size in ("file_size", "compress_size")
    )
    steep = unpacked > limits.ratio_from_bytes and unpacked > limits.ratio * packed
    if steep or unpacked > limits.unpacked_bytes or _overlap(entries):
        raise _RefusedError(Danger.BOMB)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & 0x1:
        raise _RefusedError(Danger.ENCRYPTED)
    if entry.compress_type not in _METHODS:
        raise _RefusedError(Danger.BROKEN)
    if not is_safe_member(entry):
        raise _RefusedError(Danger.PATHS)


def is_safe_member(entry: zipfile.ZipInfo) -> bool:
    """A plain file or folder that stays inside the folder it is unpacked in."""
    name, mode = entry.orig_filename, entry.external_attr >> 16
    path = PurePosixPath(name)
    inside = bool(name) and not path.is_absolute() and ".." not in path.parts
    plain = stat.S_IFMT(mode) in {0, stat.S_IFREG, stat.S_IFDIR}
    return inside and plain and not any(char in name for char in "\\\x00:")


def _overlap(entries: list[zipfile.ZipInfo]) -> bool:
    """Entries that share bytes multiply what they unpack to beyond any ratio."""
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    starts_late = bool(ordered) and ordered[0].header_offset != 0
    return starts_late or any(
        _least_end(entry) > following.header_offset for entry, following in pairwise(ordered)
    )


def _least_end(entry: zipfile.ZipInfo) -> int:
    return entry.header_offset + _LOCAL_HEADER + len(entry.orig_filename) + entry.compress_size


def _named(archive: zipfile.ZipFile) -> Content:
    names = frozenset(archive.namelist())
    if "[Content_Types].xml" in names:
        return _office(_read(archive, "[Content_Types].xml"), names)
    if archive.infolist()[0].filename == "mimetype":
        return _open_document(_read(archive, "mimetype").strip(), names)
    if names & _PROGRAMS:
        return Content(kinds.ZIP, Danger.PROGRAM)
    return Content(kinds.ZIP)


def _office(types: bytes, names: frozenset[str]) -> Content:
    """ECMA-376 part 2: the types part says what the main part is, and whether it has macros."""
    found = [media_type for mark, media_type in _OFFICE.items() if mark in types]
    if b"macroenabled" in types.lower() or any(name.lower().endswith("vbaproject.bin") for name in names):
        return Content(found[0] if found else kinds.ZIP, Danger.MACROS)
    return Content(found[0] if len(found) == 1 else kinds.ZIP)


def _open_document(media_type: bytes, names: frozenset[str]) -> Content:
    macros = any(name.startswith(("Basic/", "Scripts/")) for name in names)
    return Content(_OPEN.get(media_type, kinds.ZIP), Danger.MACROS if macros else None)


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        found = part.read(_MOST_NAMING + 1)
    if len(found) > _MOST_NAMING:
        raise _RefusedError(Danger.BOMB)
    return found
