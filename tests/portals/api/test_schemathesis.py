"""Schemathesis asks every operation what the description allows and what it forbids; each example is taken back."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.generation import GenerationMode

from bekwaam.portals.api.v1 import api
from tests.savepoints import undone
from tests.world import World

pytestmark = [pytest.mark.slow, pytest.mark.eis("U-8.3")]
EXAMPLES = 30


@pytest.fixture
def schema(here: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The connection of the test stays open between requests."""
    throttle = api.throttle[0] if isinstance(api.throttle, list) else api.throttle
    monkeypatch.setattr(throttle, "per_minute", 1_000_000)
    signals.request_started.disconnect(close_old_connections)
    signals.request_finished.disconnect(close_old_connections)
    try:
        found = schemathesis.openapi.from_wsgi(
            "/api/v1/openapi.json", WSGIHandler(), headers={"Host": here.host}
        )
        for item in found.raw_schema["paths"].values():
            for operation in item.values():
                del operation["security"]  # the key is always sent; asking without one has its own tests
        yield found
    finally:
        signals.request_started.connect(close_old_connections)
        signals.request_finished.connect(close_old_connections)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["right", "wrong"])
def test_every_operation_keeps_its_promise(schema: Any, here: World, mode: GenerationMode) -> None:
    headers = {"Host": here.host, "Authorization": f"Bearer {here.keys['admin']}"}
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) == 39
    for operation in operations:
        _ask(operation, mode, headers)


def _ask(operation: Any, mode: GenerationMode, headers: dict[str, str]) -> None:
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        with undone():
            case.call_and_validate(headers=headers, base_url=f"http://{headers['Host']}/api/v1")

    ask()
