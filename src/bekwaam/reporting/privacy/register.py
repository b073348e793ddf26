"""Gathers `personal_data.py` of all contexts into one register."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import AppConfig, apps

from bekwaam.kernel.privacy import Personal, PersonalKind

OWN = ("bekwaam.domains.", "bekwaam.reporting.")
TITLES = {
    PersonalKind.IDENTITY: "Wie iemand is",
    PersonalKind.CONTACT: "Hoe iemand te bereiken is",
    PersonalKind.EMPLOYMENT: "Het werk",
    PersonalKind.ACCESS: "Toegang en rechten",
    PersonalKind.BEHAVIOUR: "Wat iemand deed",
    PersonalKind.EVIDENCE: "Bewijs",
}


@dataclass(frozen=True, slots=True)
class Processing:
    """One purpose: which fields serve it and how long they are kept."""

    context: str
    purpose: str
    kept: str
    kind: PersonalKind
    fields: tuple[str, ...]

    @property
    def title(self) -> str:
        return TITLES[self.kind]


def contexts() -> list[AppConfig]:
    return [config for config in apps.get_app_configs() if config.name.startswith(OWN)]


def declaration(context: AppConfig) -> ModuleType | None:
    name = f"{context.name}.personal_data"
    return import_module(name) if find_spec(name) else None


@cache
def personal_fields() -> dict[str, Personal]:
    """`label.Model.field` to what it is for."""
    return {
        f"{context.label}.{field}": personal
        for context in contexts()
        for field, personal in getattr(declaration(context), "PERSONAL_DATA", {}).items()
    }


@cache
def secret_fields() -> frozenset[str]:
    """`label.Model.field` of everything that never leaves the installation."""
    return frozenset(
        f"{context.label}.{field}"
        for context in contexts()
        for field in getattr(declaration(context), "SECRETS", ())
    )


def processings() -> Iterator[Processing]:
    """Context by context, one for each purpose."""
    grouped: dict[tuple[str, Personal], list[str]] = {}
    for name, personal in personal_fields().items():
        context, field = name.split(".", 1)
        grouped.setdefault((context, personal), []).append(field)
    for (context, personal), fields in grouped.items():
        yield Processing(context, personal.purpose, personal.kept, personal.kind, tuple(fields))
