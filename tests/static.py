"""The front-end files under their hashed names, as production serves them. Built once per run of the suite: the first
process of the run does it, the others wait for it.
"""

import fcntl
import os
from functools import cache
from pathlib import Path


@cache
def collect() -> None:
    from django.conf import settings
    from django.core.management import call_command

    root = Path(settings.STATIC_ROOT)
    root.parent.mkdir(parents=True, exist_ok=True)
    marker, run = root.parent / "static-run", os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    with (root.parent / "static-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not marker.is_file() or marker.read_text() != run:
            call_command("collectstatic", interactive=False, verbosity=0)
            marker.write_text(run)
    _read_again()


def _read_again() -> None:
    """A page that this process made earlier may have read the list of an earlier run."""
    from django.contrib.staticfiles.storage import staticfiles_storage

    staticfiles_storage.hashed_files, staticfiles_storage.manifest_hash = staticfiles_storage.load_manifest()
