"""The child process that opens a workbook: it may run out of memory or crash, and then only it does.

Run as a script with a file descriptor, a number of bytes and a number of seconds. It writes JSON lines: first the names of the
visible sheets with their first rows, then, for each sheet number read from standard input, all rows of that sheet.
"""

import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

BATCH = 500
LineRow = tuple[int, list[Any]]
Write = Callable[[object], None]


def main() -> None:
    descriptor, memory, seconds, sheets, head_rows = map(int, sys.argv[1:6])
    bound(memory, seconds)
    with os.fdopen(descriptor, "rb") as handle:
        serve(CalamineWorkbook.from_filelike(handle), sheets, head_rows)


def bound(memory: int, seconds: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def serve(workbook: CalamineWorkbook, sheets: int, head_rows: int) -> None:
    visible = [
        (number, sheet.name)
        for number, sheet in enumerate(workbook.sheets_metadata)
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
    ]
    for number, name in visible[:sheets]:
        write(
            {
                "number": number,
                "name": name,
                "head": first_rows(workbook.get_sheet_by_index(number), head_rows),
            }
        )
    write(None)
    for request in sys.stdin:
        send_rows(workbook.get_sheet_by_index(int(request)))


def first_rows(sheet: CalamineSheet, count: int) -> list[LineRow]:
    result: list[LineRow] = []
    for line, cells in filled_rows(sheet):
        result.append((line, cells))
        if len(result) == count:
            break
    return result


def send_rows(sheet: CalamineSheet) -> None:
    batch: list[LineRow] = []
    for row in filled_rows(sheet):
        batch.append(row)
        if len(batch) == BATCH:
            write(batch)
            batch = []
    write(batch)
    write(None)


def filled_rows(sheet: CalamineSheet) -> Iterator[LineRow]:
    """Rows with something in them, from column A, with the number that Excel shows."""
    start = sheet.start
    if start is None:
        return
    left: list[Any] = [""] * start[1]
    merged = MergedDown(sheet)
    for index, cells in enumerate(sheet.iter_rows()):
        row = left + cells
        merged.fill(index, row)
        trimmed = without_empty_end(row)
        if trimmed:
            yield index + 1, trimmed


def without_empty_end(cells: list[Any]) -> list[Any]:
    length = len(cells)
    while length and cells[length - 1] == "":
        length -= 1
    return cells[:length]


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
