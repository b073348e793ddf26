"""Clusters of a test's own, removed with everything they started."""

import os
import pwd
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bekwaam.config.embedded import Cluster
from bekwaam.config.embedded.account import Account
from tests.config.embedded.staging import ROOT

DEBIAN = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every account of the machine can enter."""
    folder = Path(tempfile.mkdtemp(prefix="bekwaam test "))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def make_cluster(open_folder: Path) -> Iterator[Callable[..., Cluster]]:
    """Depends on `open_folder`, so that the servers go before the folder they may live in."""
    made: list[Cluster] = []

    def make(home: Path, *, durable: bool = False) -> Cluster:
        made.append(Cluster(home, durable=durable, shared_buffers="16MB"))
        return made[-1]

    yield make
    for cluster in made:
        cluster.stop()
        cluster.destroy()


@pytest.fixture
def debian(monkeypatch: pytest.MonkeyPatch) -> Path:
    if not DEBIAN:
        pytest.skip("The distribution's PostgreSQL is not installed.")
    monkeypatch.setenv("BEKWAAM_PG_BIN", str(DEBIAN[-1]))
    return DEBIAN[-1]


@pytest.fixture
def nobody() -> Account:
    if os.geteuid() != 0:
        pytest.skip("Only root can become another user.")
    entry = pwd.getpwnam("nobody")
    return Account(entry.pw_uid, entry.pw_gid)


@pytest.fixture
def as_nobody(nobody: Account) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run Python words as an ordinary user: with this interpreter or, where only root can run that, the system's."""
    minor = f"python3.{sys.version_info.minor}"
    candidates = [sys.executable, f"/usr/bin/{minor}", f"/usr/local/bin/{minor}"]
    python = next((name for name in candidates if nobody.can_run(Path(name))), None)
    if python is None:
        pytest.skip("The account `nobody` cannot run any Python of this version.")
    path = os.pathsep.join([str(ROOT), str(ROOT / "src"), sysconfig.get_path("purelib")])

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        options = nobody.popen_options()
        options["env"] |= {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run([python, *words], capture_output=True, text=True, check=False, **options)

    return run
