"""The web process's way in."""

import gc
import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bekwaam.config.settings")
SMALL_GARBAGE = (20_000, 20, 20)
"""How much is made before anybody looks for what is no longer needed: a page makes thousands of things and drops them all."""


def settle() -> None:
    """Load every page, and leave what stays for good out of the search for garbage, which takes 0.15 s with it."""
    for urlconf in (None, "bekwaam.config.urls_public"):
        _ = get_resolver(urlconf).url_patterns
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SMALL_GARBAGE)


django_application = get_wsgi_application()
settle()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The web server names itself in every answer that does not: what it is, is nobody's business."""

    def started(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
        return start_response(status, [*headers, ("Server", "Bekwaam")], *more)

    return django_application(environ, started)
