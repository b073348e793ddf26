"""Somebody's messages."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from bekwaam.domains.notifications.models import Message


def messages_of(person_id: UUID, *, only_unread: bool = False) -> "QuerySet[Message, Message]":
    found: Any = Message.objects.filter(person_id=person_id).order_by("-created_at", "-pk")
    return found.filter(read_at__isnull=True) if only_unread else found


def unread_count(person_id: UUID) -> int:
    count: int = Message.objects.filter(person_id=person_id, read_at__isnull=True).count()
    return count
