"""The bell of the shell counts what is unread."""

from django.urls import reverse

from bekwaam.domains.notifications.queries import unread_count
from bekwaam.kernel import links
from bekwaam.kernel.actors import Actor
from bekwaam.portals.shared import shell


def register() -> None:
    links.register("messages", lambda: reverse("inbox"))
    shell.count_unread_with(unread_messages)


def unread_messages(actor: Actor) -> int:
    return unread_count(actor.person_id) if actor.person_id is not None else 0
