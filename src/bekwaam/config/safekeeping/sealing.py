"""A stream that only the holder of a passphrase can read, and that cannot be cut off or rearranged unseen.

Blocks of one mebibyte under AES-256-GCM. The key comes from the passphrase by scrypt; the number of a block is its
nonce, and the last block says that it is the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway, Vizár).
"""

import os
import struct
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from bekwaam.config.safekeeping.failure import SafekeepingError

MAGIC = b"BEKWAAM1"
BLOCK = 1024 * 1024
SALT, TAG = 16, 16
SHORTEST_PASSPHRASE = 16


def _cipher(passphrase: str, salt: bytes) -> AESGCM:
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise SafekeepingError(
            f"The passphrase is shorter than {SHORTEST_PASSPHRASE} characters: make a longer one."
        )
    return AESGCM(Scrypt(salt=salt, length=32, n=2**15, r=8, p=1).derive(passphrase.encode()))


def _nonce(number: int, *, is_last: bool) -> bytes:
    return struct.pack(">QI", number, int(is_last))


class SealedWriter:
    """A file to write to; what reaches `target` is unreadable. `close` completes it."""

    def __init__(self, target: BinaryIO, passphrase: str) -> None:
        salt = os.urandom(SALT)
        self._target, self._cipher = target, _cipher(passphrase, salt)
        self._waiting, self._number = bytearray(), 0
        target.write(MAGIC + salt)

    def write(self, content: bytes) -> int:
        self._waiting += content
        while len(self._waiting) > BLOCK:
            self._put(bytes(self._waiting[:BLOCK]), is_last=False)
            del self._waiting[:BLOCK]
        return len(content)

    def close(self) -> None:
        self._put(bytes(self._waiting), is_last=True)

    def _put(self, block: bytes, *, is_last: bool) -> None:
        self._target.write(self._cipher.encrypt(_nonce(self._number, is_last=is_last), block, MAGIC))
        self._number += 1


class SealedReader:
    """The content of a sealed file; wrong words or a changed byte raise before anything of that block is given."""

    def __init__(self, source: BinaryIO, passphrase: str) -> None:
        if source.read(len(MAGIC)) != MAGIC:
            raise SafekeepingError("This is not an encrypted backup.")
        self._source, self._cipher = source, _cipher(passphrase, source.read(SALT))
        self._ahead = source.read(BLOCK + TAG)
        self._open, self._number = bytearray(), 0

    def read(self, size: int) -> bytes:
        while len(self._open) < size and self._ahead:
            self._open += self._next()
        found = bytes(self._open[:size])
        del self._open[:size]
        return found

    def _next(self) -> bytes:
        block, self._ahead = self._ahead, self._source.read(BLOCK + TAG)
        nonce = _nonce(self._number, is_last=not self._ahead)
        self._number += 1
        try:
            return self._cipher.decrypt(nonce, block, MAGIC)
        except InvalidTag:
            raise SafekeepingError("The passphrase is wrong, or the backup was changed or cut off.") from None


def is_sealed(source: BinaryIO) -> bool:
    found = source.read(len(MAGIC)) == MAGIC
    source.seek(0)
    return found
