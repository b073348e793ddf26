"""Whose work the platform stands on: every installed package and everything in the built style sheets and scripts."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

from django.conf import settings

OWN = "bekwaam"
REQUIREMENT = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[([^\]]*)\])?")
EXTRA = re.compile(r"extra == ['\"]([^'\"]+)['\"]")
UNKNOWN = "zie het pakket"


@dataclass(frozen=True, slots=True)
class Work:
    name: str
    version: str
    licence: str


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@cache
def python_packages() -> tuple[Work, ...]:
    """What the product itself needs at run time, and what that needs in turn; not what merely happens to be installed."""
    found = {canonical(one.metadata["Name"]): one for one in _needed(OWN, set())}
    found.pop(OWN, None)
    return tuple(Work(name, one.version, licence_of(one)) for name, one in sorted(found.items()))


@cache
def web_packages() -> tuple[Work, ...]:
    path = Path(settings.BUILT_ASSETS) / "licences.json"
    entries = json.loads(path.read_text()) if path.is_file() else []
    return tuple(Work(entry["name"], entry["version"], entry["licence"]) for entry in entries)


def licence_of(package: Distribution) -> str:
    """As the package says it: by expression, by classifier, or in a short field."""
    told: Any = package.metadata
    classifiers = [
        line.rsplit(" :: ", 1)[-1] for line in told.get_all("Classifier", []) if line.startswith("License ::")
    ]
    short = (told.get("License") or "").strip()
    return (
        told.get("License-Expression")
        or ", ".join(classifiers)
        or (short if 0 < len(short) < 60 else UNKNOWN)
    )


def _needed(name: str, seen: set[str], extras: frozenset[str] = frozenset()) -> Iterator[Distribution]:
    """The package and what it asks for; what an extra asks for only when that extra is asked for."""
    key = f"{canonical(name)} {sorted(extras)}"
    found = None if key in seen else _installed(name)
    seen.add(key)
    if found is None:
        return
    yield found
    for line in found.requires or ():
        wanted, of_extra = REQUIREMENT.match(line), EXTRA.search(line)
        if wanted and (of_extra is None or of_extra.group(1) in extras):
            asked = frozenset(filter(None, re.split(r"[,\s]+", wanted.group(2) or "")))
            yield from _needed(wanted.group(1), seen, asked)


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except ModuleNotFoundError:
        return None
