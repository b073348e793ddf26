"""Makes files of every sort in memory: csv, xlsx, ods, old xls, and broken ones."""

import csv
import io
import struct
import zipfile
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import xlsxwriter

SECTOR = 512


def csv_bytes(
    rows: Iterable[Sequence[str]], *, delimiter: str = ";", encoding: str = "utf-8", end: str = "\r\n"
) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(rows)
    return text.getvalue().encode(encoding)


def xlsx_bytes(fill: Callable[[Any], None]) -> bytes:
    """`fill` gets the empty xlsxwriter workbook."""
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, {"in_memory": True})
    fill(workbook)
    workbook.close()
    return content.getvalue()


def xlsx_of(rows: Sequence[Sequence[Any]]) -> bytes:
    def fill(workbook: Any) -> None:
        sheet = workbook.add_worksheet()
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row)

    return xlsx_bytes(fill)


def operated(archive: bytes, replace: Callable[[str, bytes], bytes]) -> bytes:
    """The same zip with the parts that `replace` gives back."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as before,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            after.writestr(name, replace(name, before.read(name)))
    return result.getvalue()


def zip_of(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def ods_of(rows: Sequence[Sequence[str]]) -> bytes:
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    namespaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {namespaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="Blad1">{cells}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    mime = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = b'<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return zip_of({"mimetype": mime, "META-INF/manifest.xml": manifest, "content.xml": content.encode()})


def xls_of(rows: Sequence[Sequence[str | float]]) -> bytes:
    """A workbook as Excel 97 wrote it: BIFF8 records in an OLE container."""
    return ole_of("Workbook", _biff(rows))


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _text(text: str) -> bytes:
    return b"\x01" + text.encode("utf-16-le")


def _cell(line: int, column: int, value: str | float) -> bytes:
    place = struct.pack("<HHH", line, column, 0)
    if isinstance(value, str):
        return _record(0x0204, place + struct.pack("<H", len(value)) + _text(value))
    return _record(0x0203, place + struct.pack("<d", value))


def _biff(rows: Sequence[Sequence[str | float]]) -> bytes:
    def start(kind: int) -> bytes:
        return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))

    end = _record(0x000A, b"")
    name = b"\x05" + _text("Blad1")
    bound = _record(0x0085, struct.pack("<IBB", 0, 0, 0) + name)
    offset = len(start(5)) + len(bound) + len(end)
    bound = _record(0x0085, struct.pack("<IBB", offset, 0, 0) + name)
    cells = b"".join(
        _cell(line, column, value) for line, row in enumerate(rows) for column, value in enumerate(row)
    )
    return start(5) + bound + end + start(0x10) + cells + end


def ole_of(name: str, stream: bytes) -> bytes:
    """One stream in a compound file: header, one allocation sector, one directory sector, the stream."""
    stream = stream.ljust(4096, b"\0")
    count = -(-len(stream) // SECTOR)
    header = (
        bytes.fromhex("d0cf11e0a1b11ae1")
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
    )
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<I", 0)
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, count + 2), 0xFFFFFFFE]
    allocation = struct.pack(f"<{len(chain)}I", *chain)
    directory = _entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1) + _entry(name, 2, 2, len(stream))
    sectors = (allocation, b"\xff"), (directory, b"\0"), (stream, b"\0")
    body = b"".join(part.ljust(-(-len(part) // SECTOR) * SECTOR, fill) for part, fill in sectors)
    return header.ljust(SECTOR, b"\xff") + body


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    label = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)
    return (
        label.ljust(64, b"\0")
        + struct.pack("<HBB", len(label), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
