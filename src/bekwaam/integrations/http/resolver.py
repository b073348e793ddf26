"""Names to addresses, by the machine's own resolver, for no longer than there is time."""

import socket
from collections.abc import Callable
from ipaddress import ip_address
from queue import Empty, Queue
from threading import Thread

from bekwaam.kernel.outbound.addresses import Address

Resolver = Callable[[str, int, float], list[Address]]


def system_resolver(host: str, port: int, seconds: float) -> list[Address]:
    """Nothing when the name is unknown or the answer too late; the C library cannot be interrupted, only left."""
    answers: Queue[list[Address]] = Queue()
    Thread(target=lambda: answers.put(_look_up(host, port)), daemon=True, name="name-lookup").start()
    try:
        return answers.get(timeout=max(seconds, 0))
    except Empty:
        return []


def _look_up(host: str, port: int) -> list[Address]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(ip_address(str(place[0]).partition("%")[0]) for *_, place in found))
