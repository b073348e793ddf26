"""The child process that opens a workbook: it may run out of memory or crash, and then only it does.

Run as a script with a file descriptor, a number of bytes and a number of seconds. It writes JSON lines: first the names of the
visible sheets with their first rows, then, for each sheet number read from standard input, all rows of that sheet.
"""

import contextlib
import json
import os
import posixpath
import re
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import IO, Any
from xml.etree import ElementTree as ET

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

BATCH = 500
CHUNK = 1 << 20
OVERLAP = 4096
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
ERROR_CELL = re.compile(
    rb'<(?:\w+:)?c\s(?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>(?:(?!</(?:\w+:)?c>).){0,2000}?<(?:\w+:)?v>(#[^<]{1,10})<',
    re.DOTALL,
)
Errors = dict[int, dict[int, str]]
LineRow = tuple[int, list[Any]]


def main() -> None:
    descriptor, memory, seconds, sheets, head_rows = map(int, sys.argv[1:6])
    bound(memory, seconds)
    with os.fdopen(descriptor, "rb") as handle:
        Reader(handle).serve(sheets, head_rows)


def bound(memory: int, seconds: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class Reader:
    def __init__(self, handle: IO[bytes]) -> None:
        self.handle = handle
        self.workbook = CalamineWorkbook.from_filelike(handle)

    def serve(self, sheets: int, head_rows: int) -> None:
        visible = [
            (number, sheet.name)
            for number, sheet in enumerate(self.workbook.sheets_metadata)
            if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
        ]
        for number, name in visible[:sheets]:
            sheet = self.workbook.get_sheet_by_index(number)
            head = list(islice(filled_rows(sheet, {}), head_rows))
            write({"number": number, "name": name, "head": head, "height": sheet.total_height})
        write(None)
        for request in sys.stdin:
            number = int(request)
            send(filled_rows(self.workbook.get_sheet_by_index(number), errors_in(self.handle, number)))


def send(rows: Iterator[LineRow]) -> None:
    while batch := list(islice(rows, BATCH)):
        write(batch)
    write(None)


def filled_rows(sheet: CalamineSheet, errors: Errors) -> Iterator[LineRow]:
    """Rows with something in them, from column A, with the number that Excel shows."""
    start = sheet.start
    if start is None:
        return
    left: list[Any] = [""] * start[1]
    merged = MergedDown(sheet)
    for line, cells in enumerate(sheet.iter_rows(), start=1):
        row = left + cells
        for column, error in errors.get(line, {}).items():
            if column < len(row):
                row[column] = error
        merged.fill(line - 1, row)
        trimmed = without_empty_end(row)
        if trimmed:
            yield line, trimmed


def without_empty_end(cells: list[Any]) -> list[Any]:
    length = len(cells)
    while length and cells[length - 1] == "":
        length -= 1
    return cells[:length]


def errors_in(handle: IO[bytes], number: int) -> Errors:
    """calamine makes an empty cell of #N/A, which would read as "there is no value" instead of "the formula failed"."""
    errors: Errors = {}
    with (
        contextlib.suppress(zipfile.BadZipFile, KeyError, IndexError, StopIteration, ET.ParseError),
        zipfile.ZipFile(handle) as archive,
        archive.open(part_of(archive, number)) as part,
    ):
        tail = b""
        while chunk := part.read(CHUNK):
            if b't="e"' in (window := tail + chunk):
                for letters, line, error in ERROR_CELL.findall(window):
                    errors.setdefault(int(line), {})[column_of(letters)] = error.decode(errors="replace")
            tail = window[-OVERLAP:]
    return errors


def part_of(archive: zipfile.ZipFile, number: int) -> str:
    """The name inside the zip of the sheet with this number."""
    sheets = ET.fromstring(archive.read("xl/workbook.xml")).findall(".//{*}sheet")  # noqa: S314 - memory and time are bounded
    relations = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - same
    wanted = sheets[number].get(RELATION)
    target = next(one.get("Target", "") for one in relations if one.get("Id") == wanted)
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def column_of(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + letter - ord("A") + 1
    return place - 1


class MergedDown:
    """A cell merged over several rows counts for each of them; over several columns it stays in the first."""

    def __init__(self, sheet: CalamineSheet) -> None:
        ranges = [found for found in sheet.merged_cell_ranges or [] if found[0][0] < found[1][0]]
        self.waiting = sorted(ranges, reverse=True)
        self.active: dict[int, tuple[int, Any]] = {}

    def fill(self, index: int, cells: list[Any]) -> None:
        for column, (end, value) in list(self.active.items()):
            if index > end:
                del self.active[column]
            elif column < len(cells) and cells[column] == "":
                cells[column] = value
        while self.waiting and self.waiting[-1][0][0] <= index:
            (top, column), (bottom, _) = self.waiting.pop()
            if top == index and column < len(cells):
                self.active[column] = (bottom, cells[column])


def write(message: object) -> None:
    sys.stdout.write(json.dumps(message, default=tagged, ensure_ascii=True))
    sys.stdout.write("\n")
    sys.stdout.flush()


def tagged(value: object) -> dict[str, object]:
    if isinstance(value, datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, time):
        return {"time": value.isoformat()}
    if isinstance(value, timedelta):
        return {"seconds": value.total_seconds()}
    raise TypeError(type(value).__name__)


if __name__ == "__main__":
    try:
        main()
    except PasswordError:
        write({"refused": "password"})
    except CalamineError:
        write({"refused": "damaged"})
