"""The product on a loopback port, with one browser that walks it. Academies Noord and Zuid are there, and nobody else."""

import os
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

from tests import underway
from tests.browser.walk import Walker

# The browser driver keeps an event loop in this thread; Django would refuse the database because of it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """The address of academy Noord; `.replace("noord", "zuid")` is its neighbour."""
    from django.core.wsgi import get_wsgi_application
    from django.test import override_settings

    with django_db_blocker.unblock(), override_settings(ROOT_URLCONF="tests.browser.faults"):
        server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
        server.set_app(underway.counted(get_wsgi_application()))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://noord.localhost:{server.server_port}"
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def walker() -> Iterator[Walker]:
    """While its loop runs, Django keeps another connection for this thread: of the two only one is ever open."""
    from django.db import connections

    connections.close_all()
    with Walker() as walker:
        yield walker
        connections.close_all()
