"""A small town with its people, a browser, and one visitor at a time. What a story changes is gone after its file."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest

from tests.browser.conftest import site, walker  # noqa: F401 - fixtures
from tests.browser.town import SLUG, Town, town
from tests.browser.walk import Visit, Walker


@pytest.fixture(scope="module")
def small_town(site: str, django_db_blocker: Any) -> Iterator[Town]:  # noqa: F811 - the fixture
    with django_db_blocker.unblock(), town() as small:
        yield small


@pytest.fixture
def as_persona(
    small_town: Town,
    walker: Walker,  # noqa: F811 - the fixture
    site: str,  # noqa: F811 - the fixture
) -> Iterator[Callable[..., AbstractContextManager[Visit]]]:
    """Open a page as one of the personas: `with as_persona("medewerker", "/berichten/") as visit:`."""
    home = site.replace("noord", SLUG)

    def open_as(persona: str, path: str = "/", **screen: Any) -> AbstractContextManager[Visit]:
        walker.state = small_town.state(home, persona)
        return walker.visit(home + path, **screen)

    yield open_as
    walker.state = None
