"""Messages that were read."""

from datetime import datetime
from uuid import UUID

from bekwaam.domains.notifications.models import Message


def mark_read(message: Message, *, at: datetime) -> None:
    """The first time counts."""
    if message.read_at is None:
        message.read_at = at
        message.save(update_fields=["read_at"])


def mark_all_read(person_id: UUID, *, at: datetime) -> int:
    unread = Message.objects.filter(person_id=person_id, read_at__isnull=True)
    count: int = unread.update(read_at=at)
    return count
