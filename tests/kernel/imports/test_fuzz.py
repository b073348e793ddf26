"""Whatever the bytes, reading ends in records and refusals or in Unreadable."""

import io
import zipfile

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bekwaam.kernel.imports import Unreadable, mapping_faults, open_table, read_records, suggest

from .files import csv_bytes, ods_of, operated, xls_of, xlsx_of
from .reading import HEADER, SCHEMA

ROWS = [HEADER, ["000123", "Müller, J.", "3-2-1988"], ["124", 'zei "ja"', "1-1-2000"]]
VALID_TEXT = [
    csv_bytes(ROWS, delimiter=delimiter, encoding=encoding)
    for delimiter in ";,\t|"
    for encoding in ("utf-8", "utf-16", "cp1252")
]
VALID_BOOKS = [xlsx_of(ROWS), xls_of(ROWS), ods_of([HEADER, ["1", "Jan", "3-2-1988"]])]
EDITS = st.lists(
    st.tuples(st.integers(0, 1 << 16), st.integers(0, 8), st.binary(max_size=6)), min_size=1, max_size=8
)
# Each example starts a child process.
FEWER = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def reads_or_refuses(content: bytes) -> None:
    sentences: list[str] = []
    try:
        with open_table(content, SCHEMA) as table:
            mapping = suggest(SCHEMA, table.columns)
            if not mapping_faults(mapping, SCHEMA, table.columns):
                reading = read_records(table, SCHEMA, mapping)
                assert sum(1 for _ in reading) <= reading.rows
    except Unreadable as refusal:
        sentences.append(refusal.sentence)
    assert [sentence for sentence in sentences if not sentence.endswith(".")] == []


def edited(content: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    for place, cut, added in edits:
        start = place % (len(content) + 1)
        content = content[:start] + added + content[start + cut :]
    return content


@settings(deadline=None)
@given(st.binary(max_size=2000))
@example(b"\x00")
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b"sep=;")
@example(b"sep=\n")
@example(b"sep=\rx")
@example(b'sep="')
@example(b'sep="\n"')
@example(b"PK\x05\x06" + bytes(18))
def test_random_bytes(content: bytes) -> None:
    reads_or_refuses(content)


@settings(deadline=None)
@given(st.text(max_size=500), st.sampled_from(["utf-8", "utf-16"]))
def test_random_text(text: str, encoding: str) -> None:
    reads_or_refuses(text.encode(encoding, errors="replace"))


@settings(deadline=None)
@given(st.sampled_from(VALID_TEXT), EDITS)
def test_text_files_with_random_faults(content: bytes, edits: list[tuple[int, int, bytes]]) -> None:
    reads_or_refuses(edited(content, edits))


@FEWER
@given(st.sampled_from(VALID_BOOKS), EDITS)
def test_workbooks_with_random_faults(content: bytes, edits: list[tuple[int, int, bytes]]) -> None:
    reads_or_refuses(edited(content, edits))


@FEWER
@given(
    st.sampled_from(VALID_BOOKS),
    st.lists(st.tuples(st.integers(0, 1 << 16), st.binary(min_size=1, max_size=2)), min_size=1, max_size=4),
)
def test_workbooks_with_bytes_replaced_in_place(content: bytes, places: list[tuple[int, bytes]]) -> None:
    reads_or_refuses(edited(content, [(place, len(new), new) for place, new in places]))


@FEWER
@given(st.sampled_from(VALID_BOOKS), st.integers(0, 20), EDITS)
def test_workbooks_with_random_faults_in_one_part(
    content: bytes, number: int, edits: list[tuple[int, int, bytes]]
) -> None:
    """The zip itself is sound, so that the faults reach the reader of the sheets."""
    if not content.startswith(b"PK"):
        reads_or_refuses(edited(content, edits))
        return
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    chosen = names[number % len(names)]
    reads_or_refuses(operated(content, lambda name, part: edited(part, edits) if name == chosen else part))


@FEWER
@given(st.binary(max_size=3000), st.sampled_from([b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")]))
def test_random_bytes_that_begin_like_a_workbook(content: bytes, magic: bytes) -> None:
    reads_or_refuses(magic + content)
