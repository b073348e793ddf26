"""Run the tests of separation, search and migrations once more, against Debian's own PostgreSQL."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLACES = ["tests/architecture/test_separation.py", "tests/domains/tenancy", "tests/domains/audit"]
PORT = "55432"


def binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found and int(found[-1].parts[-3]) >= 15 else None


def install() -> Path | None:
    if binaries() is None and shutil.which("apt-get") and os.geteuid() == 0:
        install_command = ["apt-get", "install", "-y", "--no-install-recommends", "postgresql"]
        subprocess.run(install_command, check=False, capture_output=True)
    return binaries()


def as_server(command: list[str]) -> None:
    options = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, **options)


def run_on(bin_folder: Path, home: Path) -> int:
    if os.geteuid() == 0:
        shutil.chown(home, "postgres", "postgres")
    data = home / "data"
    as_server(
        [
            str(bin_folder / "initdb"),
            "-D",
            str(data),
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        ]
    )
    start = [str(bin_folder / "pg_ctl"), "-D", str(data), "-w", "-l", str(home / "log")]
    as_server([*start, "-o", f"-h 127.0.0.1 -p {PORT} -k {home}", "start"])
    try:
        server = f"postgresql://postgres@127.0.0.1:{PORT}/postgres"
        command = [sys.executable, "-m", "pytest", "-q", *PLACES]
        return subprocess.run(
            command, cwd=ROOT, check=False, env={**os.environ, "BEKWAAM_TEST_SERVER": server}
        ).returncode
    finally:
        as_server([*start, "-m", "fast", "stop"])


def main() -> int:
    bin_folder = install()
    if bin_folder is None:
        print("Debian's PostgreSQL is not here and cannot be installed: that part is skipped.")
        return 0
    with tempfile.TemporaryDirectory(prefix="bekwaam-pg-") as folder:
        return run_on(bin_folder, Path(folder))


if __name__ == "__main__":
    sys.exit(main())
