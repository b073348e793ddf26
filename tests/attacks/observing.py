"""Everything that one person can observe: every address there is, with ids and words of choice, as status and text."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.test import Client

from tests.architecture.addresses import Address, all_addresses
from tests.architecture.test_all_addresses import PUBLIC

SPEAKS_OF_ITSELF = re.compile(
    rb'name="csrfmiddlewaretoken" value="[^"]*"|X-CSRFToken[^}]*}|[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}'
)
"""Differs from one answer to the next: the token of a form, and the ids of rows that were made in between."""
NOTHING = "01900000-0000-7000-8000-00000000dead"
ASKS = ("q", "zoek")
FILES = ("csv",)
NOT_WALKED = {"metrics": "figures of the whole process", "healthz": "the process", "readyz": "the process"}
Seen = dict[str, tuple[int, bytes]]


def observed(
    client: Client, api: Client, ids: Sequence[Mapping[str, str]], words: Iterable[str] = ()
) -> Seen:
    """`ids` are tried one after the other in every address that has ids in it; `api` carries a key of the reader."""
    found: Seen = {}
    for path in _paths(ids, tuple(words)):
        answer = (api if path.startswith("/api/") else client).get(path)
        found[path] = (answer.status_code, text_of(answer))
    return found


def text_of(answer: Any) -> bytes:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return SPEAKS_OF_ITSELF.sub(b"", body + answer.headers.get("Location", "").encode())


def filled(address: Address, ids: Mapping[str, str]) -> str:
    """Whatever else the address asks for stands for nothing that exists."""
    return address.filled({**dict.fromkeys(address.id_names, NOTHING), **ids})


def walked() -> list[Address]:
    """Without the pages for anybody, which do not know who reads, and those about one's own account."""
    left_out = {*NOT_WALKED, *PUBLIC} - {"home"}
    return [
        address
        for address in all_addresses()
        if address.name not in left_out and not address.route.startswith("account/")
    ]


def _paths(ids: Sequence[Mapping[str, str]], words: tuple[str, ...]) -> Iterator[str]:
    for address in walked():
        if address.id_names:
            yield from dict.fromkeys(filled(address, one) for one in ids)
            continue
        path = address.filled({})
        yield path
        yield from (f"{path}?{name}={word}" for name in ASKS for word in words)
        yield from (f"{path}?formaat={form}" for form in FILES)
