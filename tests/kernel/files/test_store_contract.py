"""What every file store does, on disk and in a bucket alike."""

import io
from collections.abc import Iterator
from hashlib import sha256
from uuid import UUID

import pytest

from bekwaam.kernel.files.store import (
    Blob,
    BlobNotFoundError,
    FileStore,
    FileTooLargeError,
    RangeNotSatisfiableError,
)

LINDEWAARD = UUID("0197a000-0000-7000-8000-000000000001")
ZUIDERMEER = UUID("0197a000-0000-7000-8000-000000000002")
CONTENT = b"naam;geboren\nSanne;1990\n" * 9000
LIMIT = 1_000_000


def put(store: FileStore, content: bytes = CONTENT, academy_id: UUID = LINDEWAARD) -> Blob:
    return store.put(academy_id, io.BytesIO(content), limit_bytes=LIMIT)


def read(store: FileStore, blob: Blob, start: int = 0, length: int | None = None) -> bytes:
    with store.open(LINDEWAARD, blob.sha256, start=start, length=length) as reading:
        return reading.read()


def test_what_goes_in_comes_out_with_its_hash_size_and_type(store: FileStore) -> None:
    blob = put(store)
    assert blob == Blob(sha256(CONTENT).hexdigest(), len(CONTENT), "text/csv")
    assert read(store, blob) == CONTENT


def test_the_type_comes_from_the_content(store: FileStore) -> None:
    assert put(store, b"<html><script>alert(1)</script>").media_type == "text/html"
    assert put(store, b"\x00\x01\x02").media_type == "application/octet-stream"


def test_a_reading_streams_in_pieces(store: FileStore) -> None:
    blob = put(store)
    with store.open(LINDEWAARD, blob.sha256) as reading:
        pieces = list(reading)
    assert b"".join(pieces) == CONTENT
    assert len(pieces) > 1
    assert max(map(len, pieces)) <= 64 * 1024


@pytest.mark.parametrize(("start", "length"), [(0, 1), (0, 10), (5, 10), (len(CONTENT) - 3, 10), (7, None)])
def test_a_range_is_read_without_the_rest(store: FileStore, start: int, length: int | None) -> None:
    wanted = CONTENT[start:] if length is None else CONTENT[start : start + length]
    blob = put(store)
    with store.open(LINDEWAARD, blob.sha256, start=start, length=length) as reading:
        assert reading.length == len(wanted)
        assert reading.read() == wanted


def test_a_range_past_the_end_or_of_nothing_is_refused(store: FileStore) -> None:
    blob = put(store)
    with pytest.raises(RangeNotSatisfiableError):
        store.open(LINDEWAARD, blob.sha256, start=len(CONTENT))
    for start, length in ((-1, None), (0, 0)):
        with pytest.raises(ValueError, match="a range starts"):
            store.open(LINDEWAARD, blob.sha256, start=start, length=length)


def test_an_empty_file_is_a_file(store: FileStore) -> None:
    blob = put(store, b"")
    assert blob.size == 0
    assert read(store, blob) == b""
    assert read(store, blob, 0, 10) == b""


def test_the_same_content_twice_is_one_blob(store: FileStore) -> None:
    assert put(store) == put(store)
    assert store.delete(LINDEWAARD, put(store).sha256)
    assert not store.exists(LINDEWAARD, sha256(CONTENT).hexdigest())


@pytest.mark.eis("U-8.1", "X-3")
def test_an_academy_neither_sees_nor_touches_the_content_of_another(store: FileStore) -> None:
    blob = put(store)
    assert not store.exists(ZUIDERMEER, blob.sha256)
    assert not store.delete(ZUIDERMEER, blob.sha256)
    with pytest.raises(BlobNotFoundError):
        store.open(ZUIDERMEER, blob.sha256)
    put(store, academy_id=ZUIDERMEER)
    assert store.delete(ZUIDERMEER, blob.sha256)
    assert read(store, blob) == CONTENT


def test_deleting_says_whether_there_was_something(store: FileStore) -> None:
    blob = put(store)
    assert store.delete(LINDEWAARD, blob.sha256)
    assert not store.delete(LINDEWAARD, blob.sha256)
    with pytest.raises(BlobNotFoundError):
        store.open(LINDEWAARD, blob.sha256)


@pytest.mark.parametrize(
    "key",
    [
        "",
        "..",
        "../../etc/passwd",
        "a" * 63,
        "A" * 64,
        "a" * 65,
        "a" * 64 + "\n",
        "./" + "a" * 62,
        "١" * 64,
        "\x00" * 64,
    ],
)
def test_what_is_no_hash_is_never_a_place(store: FileStore, key: str) -> None:
    with pytest.raises(BlobNotFoundError):
        store.open(LINDEWAARD, key)
    assert not store.exists(LINDEWAARD, key)
    assert not store.delete(LINDEWAARD, key)


def test_an_academy_is_a_uuid_and_nothing_else(store: FileStore) -> None:
    with pytest.raises((TypeError, AttributeError)):
        store.put("../zuidermeer", io.BytesIO(b"x"), limit_bytes=LIMIT)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        store.open("../zuidermeer", "a" * 64)  # type: ignore[arg-type]


class Endless(io.RawIOBase):
    """Gives bytes for ever and remembers how many were taken."""

    taken = 0

    def read(self, size: int = -1, /) -> bytes:
        assert size > 0, "a stream is read in pieces"
        self.taken += size
        return b"x" * size


def test_an_endless_stream_costs_no_more_than_its_limit(store: FileStore) -> None:
    stream = Endless()
    with pytest.raises(FileTooLargeError):
        store.put(LINDEWAARD, stream, limit_bytes=LIMIT)  # type: ignore[arg-type]
    assert stream.taken <= LIMIT + 64 * 1024


def test_exactly_the_limit_is_allowed(store: FileStore) -> None:
    assert store.put(LINDEWAARD, io.BytesIO(b"x" * 100), limit_bytes=100).size == 100
    with pytest.raises(FileTooLargeError):
        store.put(LINDEWAARD, io.BytesIO(b"x" * 101), limit_bytes=100)


class Breaking(io.BytesIO):
    """An upload whose connection drops after the first piece."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: Iterator[bytes] = iter([b"first"])

    def read(self, size: int | None = -1, /) -> bytes:
        try:
            return next(self.pieces)
        except StopIteration:
            raise ConnectionResetError from None


def test_a_broken_upload_leaves_nothing(store: FileStore) -> None:
    with pytest.raises(ConnectionResetError):
        store.put(LINDEWAARD, Breaking(), limit_bytes=LIMIT)
    assert not store.exists(LINDEWAARD, sha256(b"first").hexdigest())
