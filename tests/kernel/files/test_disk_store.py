"""What only a disk can do wrong: rights, half files, links, a killed process."""

import io
import os
import signal
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest

from bekwaam.kernel.files.disk import DiskStore
from bekwaam.kernel.files.store import FileTooLargeError

ACADEMY = UUID("0197a000-0000-7000-8000-000000000001")
AN_HOUR = timedelta(hours=1)

SLOW_UPLOAD = """
import sys
from pathlib import Path
from uuid import UUID
from bekwaam.kernel.files.disk import DiskStore
class Told:
    def read(self, size):
        part = sys.stdin.buffer.readline()
        print("taken", flush=True)
        return part
DiskStore(Path(sys.argv[1])).put(UUID(sys.argv[2]), Told(), limit_bytes=10**6)
print("kept", flush=True)
"""


def files_in(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.is_file())


def test_content_lies_under_its_academy_and_its_hash(disk_root: Path) -> None:
    digest = DiskStore(disk_root).put(ACADEMY, io.BytesIO(b"x"), limit_bytes=10).sha256
    assert files_in(disk_root) == [disk_root / str(ACADEMY) / digest[:2] / digest]


@pytest.mark.eis("U-8.3")
def test_only_the_product_can_read_it_even_under_a_generous_umask(disk_root: Path) -> None:
    before = os.umask(0)
    try:
        DiskStore(disk_root).put(ACADEMY, io.BytesIO(b"x"), limit_bytes=10)
    finally:
        os.umask(before)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (disk_root, *disk_root.rglob("*"))}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o700}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o600}


def test_a_refused_upload_leaves_no_file(disk_root: Path) -> None:
    with pytest.raises(FileTooLargeError):
        DiskStore(disk_root).put(ACADEMY, io.BytesIO(b"x" * 11), limit_bytes=10)
    assert files_in(disk_root) == []


def test_content_that_the_disk_did_not_take_is_not_there(
    disk_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full says so at the sync, which therefore comes before the content gets its name."""
    store = DiskStore(disk_root)
    store.put(ACADEMY, io.BytesIO(b"first"), limit_bytes=10)
    kept = files_in(disk_root)

    def full(descriptor: int) -> None:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        store.put(ACADEMY, io.BytesIO(b"second"), limit_bytes=10)
    assert files_in(disk_root) == kept


def test_putting_again_repairs_damaged_content(disk_root: Path) -> None:
    store = DiskStore(disk_root)
    blob = store.put(ACADEMY, io.BytesIO(b"whole"), limit_bytes=10)
    files_in(disk_root)[0].write_bytes(b"ha")
    store.put(ACADEMY, io.BytesIO(b"whole"), limit_bytes=10)
    with store.open(ACADEMY, blob.sha256) as reading:
        assert reading.read() == b"whole"


def test_a_planted_link_is_not_followed(disk_root: Path, tmp_path: Path) -> None:
    store = DiskStore(disk_root)
    blob = store.put(ACADEMY, io.BytesIO(b"x"), limit_bytes=10)
    secret = tmp_path / "secret"
    secret.write_bytes(b"secret")
    place = files_in(disk_root)[0]
    place.unlink()
    place.symlink_to(secret)
    with pytest.raises(OSError, match="symbolic links"):
        store.open(ACADEMY, blob.sha256)
    store.put(ACADEMY, io.BytesIO(b"x"), limit_bytes=10)
    assert secret.read_bytes() == b"secret"
    assert not place.is_symlink()


def test_a_killed_process_leaves_no_half_content_and_its_leftover_is_swept(disk_root: Path) -> None:
    command = [sys.executable, "-c", SLOW_UPLOAD, str(disk_root), str(ACADEMY)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"first half\n")
        process.stdin.flush()
        assert process.stdout.readline() == b"taken\n"
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
    store = DiskStore(disk_root)
    assert not store.exists(ACADEMY, sha256(b"first half\n").hexdigest())
    leftover = files_in(disk_root)
    assert [path.parent.name for path in leftover] == [".incoming"]
    assert store.sweep(before=datetime.now(UTC) - AN_HOUR) == 0
    assert files_in(disk_root) == leftover
    assert store.sweep(before=datetime.now(UTC) + AN_HOUR) == 1
    assert files_in(disk_root) == []


def test_the_sweeper_leaves_kept_content_alone(disk_root: Path) -> None:
    store = DiskStore(disk_root)
    blob = store.put(ACADEMY, io.BytesIO(b"x"), limit_bytes=10)
    assert store.sweep(before=datetime.now(UTC) + AN_HOUR) == 0
    assert store.exists(ACADEMY, blob.sha256)
