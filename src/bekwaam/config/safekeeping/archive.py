"""One file that holds a backup: a tar of everything with its digests in the last member, sealed when asked."""

import hashlib
import io
import json
import os
import secrets
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from bekwaam.config.safekeeping.failure import SafekeepingError
from bekwaam.config.safekeeping.sealing import SealedReader, SealedWriter, is_sealed

MANIFEST = "manifest.json"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
LARGEST_MANIFEST = 512 * 1024 * 1024


class Packing:
    """Adds members and remembers their digests."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self.digests: dict[str, str] = {}

    def add(self, name: str, content: BinaryIO, size: int) -> None:
        reader = _Digesting(content)
        member = tarfile.TarInfo(name)
        member.size, member.mode = size, 0o600
        self._tar.addfile(member, reader)
        self.digests[name] = reader.digest.hexdigest()

    def finish(self, facts: dict[str, Any]) -> None:
        text = json.dumps({**facts, "sha256": self.digests}, indent=1, sort_keys=True).encode()
        member = tarfile.TarInfo(MANIFEST)
        member.size, member.mode = len(text), 0o600
        self._tar.addfile(member, io.BytesIO(text))


class _Digesting:
    def __init__(self, source: Any) -> None:
        self._source, self.digest = source, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        part: bytes = self._source.read(size)
        self.digest.update(part)
        return part


@contextmanager
def packed(target: Path, passphrase: str) -> Iterator[Packing]:
    """The archive appears under its name when it is whole and on the disk, and not at all otherwise."""
    draft = target.parent / f".{target.name}.{secrets.token_hex(6)}"
    try:
        with os.fdopen(os.open(draft, _NEW, 0o600), "wb") as file:
            sealed = SealedWriter(file, passphrase) if passphrase else None
            stream: Any = sealed or file
            with tarfile.open(fileobj=stream, mode="w|", format=tarfile.PAX_FORMAT) as tar:
                yield Packing(tar)
            if sealed:
                sealed.close()
            file.flush()
            os.fsync(file.fileno())
        draft.rename(target)
    finally:
        draft.unlink(missing_ok=True)


def unpack(source: Path, folder: Path, passphrase: str, *, seen: Callable[[int], None]) -> dict[str, Any]:
    """Everything into `folder`, each member checked against its digest; the manifest is returned."""
    try:
        with source.open("rb") as file:
            opened = _opened(file, passphrase)
            with tarfile.open(fileobj=opened, mode="r|") as tar:
                digests, manifest = _members(tar, folder, seen)
    except (tarfile.TarError, EOFError, OSError) as fault:
        raise SafekeepingError(f"{source.name} is not a whole backup ({type(fault).__name__}).") from None
    if manifest is None:
        raise SafekeepingError(f"{source.name} is not a whole backup: its list of contents is missing.")
    if manifest["sha256"] != digests:
        raise SafekeepingError(f"{source.name} was changed: its contents differ from its list.")
    return manifest


def _opened(file: BinaryIO, passphrase: str) -> Any:
    if not is_sealed(file):
        return file
    if not passphrase:
        raise SafekeepingError("This backup is encrypted: give its passphrase by --passphrase-file.")
    return SealedReader(file, passphrase)


def _members(
    tar: tarfile.TarFile, folder: Path, seen: Callable[[int], None]
) -> tuple[dict[str, str], dict[str, Any] | None]:
    digests: dict[str, str] = {}
    manifest: dict[str, Any] | None = None
    for member in tar:
        content = tar.extractfile(member)
        if content is None or not member.isfile():
            raise tarfile.TarError("only plain files belong here")
        if member.name == MANIFEST:
            manifest = json.loads(content.read(LARGEST_MANIFEST))
        else:
            digests[member.name] = _write(content, _inside(folder, member.name))
        seen(member.size)
    return digests, manifest


def _inside(folder: Path, name: str) -> Path:
    target = (folder / name).resolve()
    if not target.is_relative_to(folder.resolve()):
        raise tarfile.TarError("a member points outside")
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return target


def _write(content: Any, target: Path) -> str:
    digest = hashlib.sha256()
    with os.fdopen(os.open(target, _NEW, 0o600), "wb") as file:
        while part := content.read(1024 * 1024):
            digest.update(part)
            file.write(part)
    return digest.hexdigest()
