"""The front-end files under their hashed names, as production serves them. Built once per run of the suite."""

from functools import cache

from tests.once import per_run


@cache
def collect() -> None:
    per_run("static", _collected)
    _read_again()


def _collected() -> str:
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)
    return "collected"


def _read_again() -> None:
    """A page that this process made earlier may have read the list of an earlier run."""
    from django.contrib.staticfiles.storage import staticfiles_storage

    staticfiles_storage.hashed_files, staticfiles_storage.manifest_hash = staticfiles_storage.load_manifest()
