"""Rows of an Excel or LibreOffice workbook, read by a child process with bounded memory and time (`workbook_child.py`)."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from bekwaam.kernel.imports.cells import Cell, Row
from bekwaam.kernel.imports.detect import DAMAGED, PROTECTED
from bekwaam.kernel.imports.faults import Unreadable, shown
from bekwaam.kernel.imports.header import hits, normalised
from bekwaam.kernel.imports.limits import Limits
from bekwaam.kernel.imports.source import Source, chunks, opened

CHILD = Path(__file__).with_name("workbook_child.py")
TOO_MUCH = (
    "Deze werkmap is niet te openen: hij is beschadigd of veel te groot. Vaak staat er ver onderaan of ver naar rechts nog een "
    "losse cel. Kopieer alleen de tabel naar een nieuwe werkmap en stuur die."
)


@dataclass(frozen=True, slots=True)
class Sheet:
    number: int
    name: str
    head: tuple[Row, ...]
    height: int = 0


class Workbook:
    """Close it (or use `with`): that ends the child."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self._limits = limits
        self._unread: Iterator[Any] = iter(())
        with _as_file(source) as handle:
            self._child = _started(handle.fileno(), limits)
        try:
            self.sheets = tuple(_sheet(message) for message in self._messages())
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._child.kill()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._child.wait()

    def rows(self, sheet: Sheet) -> Iterator[Row]:
        for _ in self._unread:
            pass
        self._ask(sheet.number)
        self._unread = self._messages()
        for batch in self._unread:
            for row in batch:
                yield _row(row, self._limits)

    def _ask(self, number: int) -> None:
        pipe = self._child.stdin
        try:
            if pipe:
                pipe.write(f"{number}\n".encode())
                pipe.flush()
        except OSError as error:
            raise Unreadable(TOO_MUCH) from error

    def _messages(self) -> Iterator[Any]:
        """Everything until the child says that this part is done. A child that stops earlier has died."""
        pipe = self._child.stdout
        while line := (pipe.readline() if pipe else b""):
            message = _loaded(line)
            if message is None:
                return
            if isinstance(message, dict) and "refused" in message:
                raise Unreadable(PROTECTED if message["refused"] == "password" else DAMAGED)
            yield message
        raise Unreadable(TOO_MUCH)


def choose_sheet(sheets: tuple[Sheet, ...], wanted: Collection[str], name: str | None = None) -> Sheet:
    """The sheet with that name, else the first with most wanted headers, else the first that has rows."""
    filled = [sheet for sheet in sheets if sheet.head]
    if not filled:
        raise Unreadable(
            "In deze werkmap staat geen zichtbaar blad met gegevens. Zet de tabel op het eerste blad."
        )
    if name is not None:
        return _named(filled, name)
    return max(filled, key=lambda sheet: max(hits(row.cells, wanted) for row in sheet.head))


def _named(sheets: list[Sheet], name: str) -> Sheet:
    for sheet in sheets:
        if normalised(sheet.name) == normalised(name):
            return sheet
    present = ", ".join(f"“{shown(sheet.name)}”" for sheet in sheets[:10])
    raise Unreadable(
        f"Het blad “{shown(name)}” staat niet in deze werkmap. Wel aanwezig: {present}. Kies het blad opnieuw."
    )


@contextlib.contextmanager
def _as_file(source: Source) -> Iterator[IO[bytes]]:
    """The child gets the file as an open descriptor; an upload in memory goes through an unnamed temporary file."""
    if isinstance(source, Path):
        with source.open("rb") as handle:
            yield handle
        return
    with tempfile.TemporaryFile() as copy, opened(source) as handle:
        for chunk in chunks(handle):
            copy.write(chunk)
        copy.flush()
        copy.seek(0)
        yield copy


def _started(descriptor: int, limits: Limits) -> subprocess.Popen[bytes]:
    numbers = (
        descriptor,
        limits.workbook_memory,
        limits.workbook_seconds,
        limits.sheets,
        limits.header_within,
    )
    return subprocess.Popen(  # noqa: S603 - the own interpreter with an own script and numbers
        [sys.executable, "-P", str(CHILD), *map(str, numbers)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        pass_fds=(descriptor,),
        env={"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PYTHONUTF8": "1"},
    )


def _loaded(line: bytes) -> Any:
    try:
        return json.loads(line, object_hook=_untagged)
    except ValueError as error:
        raise Unreadable(TOO_MUCH) from error


def _untagged(value: dict[str, Any]) -> Any:
    match value:
        case {"datetime": text}:
            return datetime.fromisoformat(text)
        case {"date": text}:
            return date.fromisoformat(text)
        case {"time": text}:
            return time.fromisoformat(text)
        case {"seconds": seconds}:
            return timedelta(seconds=seconds)
    return value


def _sheet(message: dict[str, Any]) -> Sheet:
    head = tuple(Row(line, cells) for line, cells in message["head"])
    return Sheet(message["number"], message["name"], head, message["height"])


def _row(message: tuple[int, list[Cell]], limits: Limits) -> Row:
    line, cells = message
    if any(isinstance(cell, str) and len(cell) > limits.cell_length for cell in cells):
        raise Unreadable(
            f"In rij {line} staat een cel met meer dan {limits.cell_length} tekens. Maak de cel korter."
        )
    return Row(line, cells)
