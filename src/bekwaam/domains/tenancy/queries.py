"""Reads of academies. The list of academies and hosts is small and kept for a few seconds per process."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic
from typing import Any
from uuid import UUID

from bekwaam.domains.tenancy import switches
from bekwaam.domains.tenancy.models import Academy, AcademyHost, AcademySettings, StoredFile

KEEP_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class AcademyAddress:
    id: UUID
    slug: str
    name: str
    host: str


class _Directory:
    def __init__(self) -> None:
        self._by_host: dict[str, AcademyAddress] = {}
        self._read_at = float("-inf")

    def find(self, host: str) -> AcademyAddress | None:
        if monotonic() - self._read_at > KEEP_SECONDS:
            self._read()
        return self._by_host.get(host)

    def forget(self) -> None:
        self._read_at = float("-inf")

    def _read(self) -> None:
        rows = AcademyHost.objects.filter(academy__is_active=True).select_related("academy")
        self._by_host = {
            row.host: AcademyAddress(row.academy_id, row.academy.slug, row.academy.name, row.host)
            for row in rows
        }
        self._read_at = monotonic()


directory = _Directory()


def academy_at(host: str) -> AcademyAddress | None:
    return directory.find(host.lower())


def active_academies() -> list[Academy]:
    return list(Academy.objects.filter(is_active=True).order_by("name"))


def academy_by_slug(slug: str) -> Academy | None:
    return Academy.objects.filter(slug=slug).first()


def primary_hosts() -> dict[UUID, str]:
    return dict(AcademyHost.objects.filter(is_primary=True).values_list("academy_id", "host"))


def settings_of_current_academy() -> AcademySettings:
    """The settings row of the academy in scope."""
    found: AcademySettings = AcademySettings.objects.get()
    return found


def current_logo(digest: str) -> StoredFile | None:
    """The logo under this address, while the academy in scope wears it."""
    worn = AcademySettings.objects.filter(logo_digest=digest).exists()
    found: StoredFile | None = (
        StoredFile.objects.filter(sha256=digest, purpose="logo").first() if worn else None
    )
    return found


def rule_of(rule: switches.HouseRule) -> int:
    """What a rule of the house of the academy in scope says."""
    return switches.value_of(settings_of_current_academy().options, rule)


def days_of(rule: switches.HouseRule) -> timedelta:
    """The same, for a rule that counts days."""
    return timedelta(days=rule_of(rule))


def part_is_on(code: str) -> bool:
    """Whether the academy in scope has this part switched on."""
    return switches.is_on(settings_of_current_academy().modules, code)


@dataclass(frozen=True, slots=True)
class Support:
    """Whom to ask for help, as the academy says it; false when it says nothing."""

    name: str = ""
    email: str = ""
    phone: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.email or self.phone)


NO_SUPPORT = Support()


def support_in(options: Mapping[str, Any]) -> Support:
    return Support(
        name=switches.words_of(options, switches.SUPPORT_NAME),
        email=switches.words_of(options, switches.SUPPORT_EMAIL),
        phone=switches.words_of(options, switches.SUPPORT_PHONE),
    )
