"""Where the browser of the tests is: `make test` says it in BEKWAAM_BROWSER, a run by hand looks for itself."""

import os

from tools.suite import browser


def place() -> str:
    """Empty when this machine has none; its tests are then reported as skipped."""
    return os.environ.get("BEKWAAM_BROWSER", browser() or "")
