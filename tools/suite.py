"""`make test`: the whole suite on all cores, with the browser tests when there is a Chromium."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def browser() -> str | None:
    return next((path for path in map(shutil.which, BROWSERS) if path), None)


def quietly(command: list[str]) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def install_browser() -> str | None:
    """Debian's Chromium, when this user may install it; the suite says so when it cannot."""
    if browser() is None and shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing Chromium for the browser tests", flush=True)
        install = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
        if not quietly(install):
            quietly(["apt-get", "update"])
            quietly(install)
    return browser()


def main() -> int:
    found = install_browser()
    if found is None:
        print(
            "No Chromium here and no way to install it: the browser tests will be reported as skipped.",
            flush=True,
        )
    workers = os.environ.get("BEKWAAM_TEST_WORKERS", str(min(4, os.cpu_count() or 2)))
    command = [sys.executable, "-m", "pytest", "-n", workers, "--dist", "loadgroup", *sys.argv[1:]]
    environment = {**os.environ, "BEKWAAM_BROWSER": found or ""}
    return subprocess.run(command, cwd=ROOT, check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
