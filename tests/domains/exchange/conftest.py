"""What most stories of the exchange start from."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest


@pytest.fixture
def offered(noord: Any, zuid: UUID, moment: datetime) -> Any:
    """Noord offers an activity with a run of ten seats to Zuid, of which Zuid may have six."""
    from tests.domains.exchange.sides import offer_with_a_run

    return offer_with_a_run(zuid, moment)


@pytest.fixture
def takeover(offered: Any, zuid: UUID, within: Callable[[UUID], Any], moment: datetime) -> Any:
    """Zuid took it over."""
    from tests.domains.exchange.sides import taken

    with within(zuid):
        return taken(offered, moment)
