"""Where the third-party parts of the front are, and a clear stop when one is not there."""

import json
import platform
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
OWN = ROOT / "assets"
OUT = ROOT / "var" / "assets"
SYSTEMS = {"Linux": "linux", "Darwin": "darwin", "Windows": "win32"}
MACHINES = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}


class BuildError(Exception):
    """Something that the build needs is not on this machine; the message says what to do."""


def part(path: str) -> Path:
    found = MODULES / path
    if not found.exists():
        raise BuildError(
            f"node_modules/{path} is missing. Run `make setup` to install the front-end packages."
        )
    return found


def lightningcss() -> Path:
    """The binary itself: its npm wrapper needs an install script, and those stay off."""
    system, machine = platform.system(), platform.machine().lower()
    stem = f"lightningcss-cli-{SYSTEMS.get(system, system)}-{MACHINES.get(machine, machine)}"
    for folder in sorted(MODULES.glob(f"{stem}*")):
        for name in ("lightningcss", "lightningcss.exe"):
            if (folder / name).exists():
                return folder / name
    raise BuildError(f"The CSS compiler for this machine ({stem}) is missing. Run `make setup`.")


def packages() -> list[str]:
    """The packages that end up in a page, in the order of package.json."""
    return list(json.loads((ROOT / "package.json").read_text())["dependencies"])
