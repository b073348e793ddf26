"""What counts about a person when something is to be told."""

from dataclasses import dataclass
from datetime import time

from bekwaam.domains.notifications.enums import Mode

DEFAULT_DIGEST_HOUR = 8


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From inclusive, until exclusive; may pass midnight. The same time twice means: never quiet."""

    starts: time
    ends: time

    def holds_at(self, wall: time) -> bool:
        if self.starts <= self.ends:
            return self.starts <= wall < self.ends
        return wall >= self.starts or wall < self.ends


@dataclass(frozen=True, slots=True)
class Reader:
    """`chosen` is the person's own wish for this kind, if any; who did it (`is_actor`) need not be told."""

    is_active: bool = True
    is_absent: bool = False
    is_actor: bool = False
    has_address: bool = True
    is_address_dead: bool = False
    chosen: Mode | None = None
    quiet: QuietHours | None = None
    digest_hour: int = DEFAULT_DIGEST_HOUR
