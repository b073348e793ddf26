"""One way to write down what happened to an account: the person is the subject, so the fact stays findable."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.people import access
from bekwaam.domains.people.models import Account, Person
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date


def note(
    verb: str, person: Person, *, actor: Actor, at: datetime, after: Mapping[str, Any] | None = None
) -> None:
    record(verb, Subject("person", person.pk, person.full_name), actor=actor, at=at, after=after)


def self_actor(account: Account, *, at: datetime, channel: str = "web") -> Actor:
    """Somebody acting on the own account before the session says who it is."""
    return access.actor_for(account.person, on=local_date(at), channel=channel)
