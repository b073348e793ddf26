"""All addresses of an academy's host, as the resolver knows them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import URLResolver, get_resolver

VALUE = re.compile(r"<(?:\w+:)?(\w+)>")
WORDS = {
    "digest": "0" * 16,
    "part": "kaarten",
    "token": "geen-sleutel",
    "row_id": "U-1.4",
    "name": "audit-log",
    "persona": "medewerker",
    "slug": "logboek",
    "deed": "uitloggen",
    "step": "archiveren",
    "code": "people.role_granted",
}
"""What stands for a name in an address that is no id of a row."""


@dataclass(frozen=True, order=True)
class Address:
    route: str
    name: str

    @property
    def is_api(self) -> bool:
        return self.route.startswith("api/")

    @property
    def id_names(self) -> list[str]:
        return [name for name in VALUE.findall(self.route) if name not in WORDS]

    def filled(self, ids: Mapping[str, str]) -> str:
        return "/" + VALUE.sub(lambda found: {**WORDS, **ids}[found[1]], self.route)


def all_addresses() -> list[Address]:
    return sorted(set(_walk(get_resolver(), "")))


def _walk(resolver: URLResolver, above: str) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        route = above + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, route)
        elif "^" not in route:
            yield Address(route, pattern.name or "")


def nowhere() -> dict[str, str]:
    """Ids that belong to no row at all."""

    class Any(dict[str, str]):
        def __missing__(self, _: str) -> str:
            return str(UUID(int=7))

    return Any()
