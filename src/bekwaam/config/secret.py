"""The signing key: from the environment or a file; the embedded installation makes one for itself."""

import os
import secrets
from pathlib import Path


def secret_key(var: Path) -> str:
    named = os.environ.get("BEKWAAM_SECRET_KEY_FILE")
    if named:
        return Path(named).read_text().strip()
    return os.environ.get("BEKWAAM_SECRET_KEY") or _own_key(var / "secret-key")


def _own_key(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text().strip()
