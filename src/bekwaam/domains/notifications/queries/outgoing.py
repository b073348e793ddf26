"""Mails, bounces and decisions, as administrators look at them."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Min, QuerySet

from bekwaam.domains.notifications.enums import MailState
from bekwaam.domains.notifications.models import Bounce, ChannelDecision, DigestItem, OutboxMail


def mails(*, states: Collection[str] = (), kind: str = "") -> "QuerySet[OutboxMail, OutboxMail]":
    found: QuerySet[OutboxMail, OutboxMail] = OutboxMail.objects.select_related("person")
    if states:
        found = found.filter(state__in=states)
    if kind:
        found = found.filter(kind=kind)
    return found.order_by("-created_at", "-pk")


def count_by_state() -> dict[str, int]:
    rows = OutboxMail.objects.values_list("state").annotate(number=Count("pk")).order_by("state")
    return dict(rows)


def outbox_counts() -> dict[str, float]:
    """Of every state, also when nothing is in it."""
    return dict.fromkeys(MailState.values, 0.0) | count_by_state()


def outbox_ages(at: datetime) -> dict[str, float]:
    """In seconds: how long ago the oldest waiting mail was put in, and how long the oldest is due. Mail that waits for
    the end of quiet hours is not due."""
    waiting = OutboxMail.objects.filter(state=MailState.WAITING)
    oldest = waiting.aggregate(made=Min("created_at"), due=Min("next_attempt_at"))
    ages = {"waiting": oldest["made"], "due": oldest["due"]}
    return {name: max(0.0, (at - since).total_seconds()) if since else 0.0 for name, since in ages.items()}


def bounces(*, only_standing: bool) -> "QuerySet[Bounce, Bounce]":
    found: QuerySet[Bounce, Bounce] = Bounce.objects.select_related("person")
    if only_standing:
        found = found.filter(lifted_at__isnull=True, is_permanent=True)
    return found.order_by("-reported_at", "-pk")


def decisions_about(person_id: UUID) -> "QuerySet[ChannelDecision, ChannelDecision]":
    found: QuerySet[ChannelDecision, ChannelDecision] = ChannelDecision.objects.filter(person_id=person_id)
    return found.order_by("-decided_at", "-event_id", "channel")


def mail_states(person_id: UUID, event_ids: Collection[UUID]) -> dict[tuple[UUID, str], OutboxMail]:
    """What became of the mails of these events, by event and kind."""
    rows = OutboxMail.objects.filter(person_id=person_id, event_id__in=event_ids)
    return {(row.event_id, row.kind): row for row in rows}


def has_due_mail(at: datetime) -> bool:
    due: bool = OutboxMail.objects.filter(state=MailState.WAITING, next_attempt_at__lte=at).exists()
    return due


def has_due_digests(at: datetime) -> bool:
    due: bool = DigestItem.objects.filter(due_at__lte=at).exists()
    return due
