"""The front-end files under their hashed names, as production serves them. Built once per run of the suite."""

from functools import cache


@cache
def collect() -> None:
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)
