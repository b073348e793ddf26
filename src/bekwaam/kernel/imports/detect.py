"""What a file is, by its content. The name is never looked at."""

import re
import struct
import zipfile
from enum import Enum

from bekwaam.kernel.imports.faults import Unreadable
from bekwaam.kernel.imports.limits import MEBIBYTE, Limits
from bekwaam.kernel.imports.source import Source, opened

SAVE_AS = "Open het in Excel en sla het op als Excel-werkmap (.xlsx) of als CSV UTF-8."
DAMAGED = "Dit bestand is beschadigd of niet helemaal aangekomen. Open het in Excel, sla het opnieuw op en stuur dat bestand."
PROTECTED = (
    "Dit bestand heeft een wachtwoord. Haal het wachtwoord eraf in Excel (Bestand, Info, Werkmap beveiligen)."
)
OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
ZIP_MAGIC = b"PK\x03\x04"
STRANGERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "een pdf"),
    (b"\x7fELF", "een programma"),
    (b"\x89PNG", "een plaatje"),
    (b"\xff\xd8\xff", "een plaatje"),
    (b"GIF8", "een plaatje"),
    (b"{\\rtf", "een tekstdocument"),
    (b"\x1f\x8b", "een ingepakt bestand"),
    (b"7z\xbc\xaf\x27\x1c", "een ingepakt bestand"),
    (b"Rar!", "een ingepakt bestand"),
    (b"PK\x05\x06", "een leeg ingepakt bestand"),
    (b"SQLite format 3", "een database"),
    (b"-----BEGIN", "een sleutel of certificaat"),
)
# An MS-DOS header: "MZ" and then bytes that no table has.
PROGRAM = re.compile(rb"MZ[\x00-\xff]{0,60}\x00")
MARKUP = re.compile(rb"\s*(<!doctype|<html|<\?xml|<table|<style|<meta|<div|<!--)", re.IGNORECASE)
JSON = re.compile(rb'\s*(\{\s*"|\[\s*[\[{])')
SHEET_PARTS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")


class FileKind(Enum):
    TEXT = "csv"
    ZIPPED = "xlsx"
    OLE = "xls"


def kind_of(source: Source, head: bytes, limits: Limits) -> FileKind:
    if head.startswith(ZIP_MAGIC):
        check_zip(source, limits)
        return FileKind.ZIPPED
    if head.startswith(OLE_MAGIC):
        check_ole(source)
        return FileKind.OLE
    refuse_strangers(head)
    return FileKind.TEXT


def refuse_strangers(head: bytes) -> None:
    plain = head.removeprefix(b"\xef\xbb\xbf")
    for magic, name in STRANGERS:
        if plain.startswith(magic):
            raise Unreadable(f"Dit is {name} en geen tabel. Stuur een Excel-bestand of een csv-bestand.")
    if PROGRAM.match(plain):
        raise Unreadable("Dit is een programma en geen tabel. Stuur een Excel-bestand of een csv-bestand.")
    if MARKUP.match(plain):
        raise Unreadable(
            f"Dit is een webpagina of xml en geen tabel, ook al heet het misschien anders. {SAVE_AS}"
        )
    if JSON.match(plain):
        raise Unreadable("Dit is een JSON-bestand en geen tabel. Stuur een Excel-bestand of een csv-bestand.")


def check_zip(source: Source, limits: Limits) -> None:
    """Refuses what is no workbook and what unpacks too large, by the directory of the zip and before unpacking anything."""
    members = zip_members(source)
    names = {member.filename for member in members}
    if len(names) != len(members):
        raise Unreadable(DAMAGED)
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable(PROTECTED)
    if not names.intersection(SHEET_PARTS) or "word/document.xml" in names:
        raise Unreadable("Dit ingepakte bestand is geen werkmap met een tabel. Stuur het Excel-bestand zelf.")
    if sum(member.file_size for member in members) > limits.unpacked_bytes:
        raise Unreadable(
            f"Uitgepakt is dit bestand groter dan {max(limits.unpacked_bytes // MEBIBYTE, 1)} MB. "
            "Kopieer alleen de rijen en kolommen die nodig zijn naar een nieuw bestand."
        )


def zip_members(source: Source) -> list[zipfile.ZipInfo]:
    try:
        with opened(source) as handle, zipfile.ZipFile(handle) as archive:
            return archive.infolist()
    except (
        zipfile.BadZipFile,
        struct.error,
        OSError,
        ValueError,
        NotImplementedError,
        EOFError,
        OverflowError,
    ) as error:
        raise Unreadable(DAMAGED) from error


def check_ole(source: Source) -> None:
    """Excel hides a workbook with a password in the same container as an old .xls."""
    with opened(source) as handle:
        content = handle.read()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Unreadable(PROTECTED)
    if "WordDocument".encode("utf-16-le") in content:
        raise Unreadable(
            "Dit is een Word-document en geen tabel. Stuur een Excel-bestand of een csv-bestand."
        )
