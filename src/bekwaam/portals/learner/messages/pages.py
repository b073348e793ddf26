"""What the inbox and a message show."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bekwaam.domains.notifications import access, wording
from bekwaam.domains.notifications.kinds import is_known, kind_of
from bekwaam.domains.notifications.models import Message
from bekwaam.domains.notifications.queries import unread_count
from bekwaam.kernel.actors import Actor

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class InboxPage:
    title: str
    unread: int
    only_unread: bool
    page: "Page[Any]"


@dataclass(frozen=True, slots=True)
class MessagePage:
    message: Message
    paragraphs: list[str]
    button: str


def inbox_page(actor: Actor, *, only_unread: bool, number: str | None) -> InboxPage:
    unread = unread_count(actor.person_id) if actor.person_id else 0
    found = Paginator(access.messages_for(actor, only_unread=only_unread), PER_PAGE)
    return InboxPage(_heading(unread), unread, only_unread, found.get_page(number))


def message_page(message: Message) -> MessagePage:
    button = str(kind_of(message.kind).button) if is_known(message.kind) else _("Bekijk")
    return MessagePage(message, wording.paragraphs(message.body), button)


def _heading(unread: int) -> str:
    if not unread:
        return _("Je bent helemaal bij")
    words = ngettext("Je hebt %(number)d nieuw bericht", "Je hebt %(number)d nieuwe berichten", unread)
    return words % {"number": unread}
