"""The lists that can be exported. A list names its rows and who may; rights and filters are those of its screen."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from bekwaam.kernel.actors import Actor
from bekwaam.kernel.exports.columns import Column, Row


class UnknownList(LookupError):
    """No list is registered under this name."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who wants the list, narrowed how, and on which day. Filters are words, so that a job can keep them."""

    actor: Actor
    filters: Mapping[str, str]
    on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class ExportList:
    """`chunks` gives the rows piece by piece, each in its own transaction, in an order that never changes."""

    name: str
    title: str | Promise
    columns: tuple[Column, ...]
    may_export: Callable[[Actor], object]
    count: Callable[[Asked], int]
    chunks: Callable[[Asked], Iterator[list[Row]]]


_lists: dict[str, ExportList] = {}


def register(*lists: ExportList) -> None:
    for one in lists:
        if _lists.setdefault(one.name, one) is not one:
            raise ValueError(f"Two lists are called {one.name}")


def export_list(name: str) -> ExportList:
    try:
        return _lists[name]
    except KeyError:
        raise UnknownList(name) from None


def registered() -> list[ExportList]:
    return [_lists[name] for name in sorted(_lists)]
