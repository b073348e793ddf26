"""A sealed stream gives back what went in, to the holder of the passphrase only, whole or not at all."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bekwaam.config.safekeeping.failure import SafekeepingError
from bekwaam.config.safekeeping.sealing import BLOCK, MAGIC, SALT, TAG, SealedReader, SealedWriter

PASSPHRASE = "vier gewone woorden samen"


def seal(content: bytes, piece: int = 65_536) -> bytes:
    target = BytesIO()
    writer = SealedWriter(target, PASSPHRASE)
    for start in range(0, len(content), piece):
        writer.write(content[start : start + piece])
    writer.close()
    return target.getvalue()


def unseal(content: bytes, passphrase: str = PASSPHRASE) -> bytes:
    reader, parts = SealedReader(BytesIO(content), passphrase), []
    while part := reader.read(70_000):
        parts.append(part)
    return b"".join(parts)


@pytest.mark.parametrize("size", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 2 * BLOCK + 5])
def test_what_went_in_comes_out(size: int) -> None:
    content = bytes(number % 251 for number in range(size))
    assert unseal(seal(content)) == content


@settings(max_examples=15, deadline=None)
@given(st.binary(max_size=3_000), st.integers(1, 500))
def test_the_size_of_the_pieces_does_not_matter(content: bytes, piece: int) -> None:
    assert unseal(seal(content, piece)) == content


@pytest.fixture(scope="module")
def sealed() -> bytes:
    return seal(b"geheim" * 400_000)


def test_nothing_of_it_can_be_read(sealed: bytes) -> None:
    assert b"geheim" not in sealed


def test_another_passphrase_opens_nothing(sealed: bytes) -> None:
    with pytest.raises(SafekeepingError, match="passphrase is wrong"):
        unseal(sealed, "vier andere woorden samen")


START = len(MAGIC) + SALT
WHOLE = BLOCK + TAG


@pytest.mark.parametrize("place", [START, START + WHOLE, len(MAGIC)])
def test_a_changed_byte_is_seen(sealed: bytes, place: int) -> None:
    with pytest.raises(SafekeepingError, match="changed or cut off"):
        unseal(sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :])


def test_a_missing_end_is_seen(sealed: bytes) -> None:
    with pytest.raises(SafekeepingError, match="changed or cut off"):
        unseal(sealed[: START + WHOLE])


def test_two_exchanged_blocks_are_seen(sealed: bytes) -> None:
    first, second = sealed[START : START + WHOLE], sealed[START + WHOLE : START + 2 * WHOLE]
    with pytest.raises(SafekeepingError, match="changed or cut off"):
        unseal(sealed[:START] + second + first + sealed[START + 2 * WHOLE :])


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(SafekeepingError, match="shorter than 16"):
        SealedWriter(BytesIO(), "kort")
