"""Events: how a low floor tells a high one that something happened.

An event is a frozen dataclass named in the past tense. It is published inside the transaction that
made it true; subscribers run at once in that same transaction, so all of it holds or none of it.
Long work is deferred as a job by the subscriber.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from bekwaam.kernel.ids import new_id


@dataclass(frozen=True, kw_only=True)
class Event:
    event_id: UUID = field(default_factory=new_id)


E = TypeVar("E", bound=Event)
_subscribers: dict[type[Event], list[Callable[[Any], None]]] = defaultdict(list)


def subscribe(event_type: type[E]) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    def register(handler: Callable[[E], None]) -> Callable[[E], None]:
        if handler not in _subscribers[event_type]:
            _subscribers[event_type].append(handler)
        return handler

    return register


def publish(event: Event) -> None:
    for handler in _subscribers[type(event)]:
        handler(event)
