"""The only way in which a portal gets something of notifications: one's own messages, or what administrators see."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from bekwaam.domains.notifications.models import Bounce, ChannelDecision, Message, OutboxMail
from bekwaam.domains.notifications.queries import inbox, outgoing
from bekwaam.domains.notifications.rules.texts import may_manage
from bekwaam.domains.people.models import Person
from bekwaam.domains.people.queries.people import searched
from bekwaam.kernel.actors import Actor


def message_for(actor: Actor, message_id: UUID) -> Message | None:
    if actor.person_id is None:
        return None
    return inbox.messages_of(actor.person_id).filter(pk=message_id).first()


def messages_for(actor: Actor, *, only_unread: bool = False) -> "QuerySet[Message, Message]":
    if actor.person_id is None:
        none: Any = Message.objects.none()
        return none
    return inbox.messages_of(actor.person_id, only_unread=only_unread)


def mail_for(actor: Actor, mail_id: UUID) -> OutboxMail | None:
    return outgoing.mails().filter(pk=mail_id).first() if may_manage(actor) else None


def bounce_for(actor: Actor, bounce_id: UUID) -> Bounce | None:
    return outgoing.bounces(only_standing=False).filter(pk=bounce_id).first() if may_manage(actor) else None


def decisions_for(actor: Actor, person_id: UUID) -> "QuerySet[ChannelDecision, ChannelDecision] | None":
    """Why this person did or did not get things; None for who may not ask."""
    return outgoing.decisions_about(person_id) if may_manage(actor) else None


def person_for(actor: Actor, person_id: UUID) -> Person | None:
    if not may_manage(actor):
        return None
    found: Person | None = Person.objects.filter(pk=person_id).first()
    return found


def people_named(actor: Actor, words: str, *, limit: int = 20) -> list[Person]:
    """People found as the list of people finds them, for the page that explains."""
    if not words.strip() or not may_manage(actor):
        return []
    people = searched(Person.objects.filter(merged_into__isnull=True), words)
    return list(people.order_by("sort_key", "pk")[:limit])
