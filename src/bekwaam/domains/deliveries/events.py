"""What other contexts may hear about deliveries."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from bekwaam.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class DeliveryProcessed(Event):
    """A delivery came to an end, or waits for somebody's confirmation."""

    run_id: UUID
    kind: str
    title: str
    state: str
    source: str
    file_name: str
    counts: Mapping[str, int]
    sentence: str
