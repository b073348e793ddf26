"""Secrets: from the environment or from a file. The embedded installation makes its own signing key."""

import os
import secrets
from pathlib import Path


def secret(name: str) -> str:
    """The file that `<name>_FILE` points to, else the variable itself, else nothing."""
    named = os.environ.get(f"{name}_FILE")
    return Path(named).read_text().strip() if named else os.environ.get(name, "")


def secret_key(var: Path) -> str:
    return secret("BEKWAAM_SECRET_KEY") or _own_key(var / "secret-key")


def _own_key(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text().strip()
