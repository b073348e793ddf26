"""Where things are on disk: the project, and the one folder in which a running product writes."""

import os
from pathlib import Path


def _project() -> Path:
    source = Path(__file__).resolve().parents[3]
    return source if (source / "pyproject.toml").is_file() else Path.cwd()


PROJECT = _project()
VAR = Path(os.environ.get("BEKWAAM_VAR", PROJECT / "var")).absolute()
ASSETS = Path(os.environ.get("BEKWAAM_ASSETS", PROJECT / "var" / "assets")).absolute()
EMBEDDED_HOME = VAR / "pg"
CONFORMITY_REPORT = Path(os.environ.get("BEKWAAM_CONFORMITY", PROJECT / "var" / "conformity.json")).absolute()
_SHIPPED_MANUAL = Path(__file__).resolve().parents[1] / "handleiding"
MANUAL = _SHIPPED_MANUAL if _SHIPPED_MANUAL.is_dir() else PROJECT / "docs" / "handleiding"
