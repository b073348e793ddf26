"""A delegation as a line of a list."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from bekwaam.domains.people.models import Delegation
from bekwaam.portals.shared.role_words import task_words


@dataclass(frozen=True, slots=True)
class DelegationLine:
    delegation: Delegation
    tasks: list[str]
    reach: str
    kind: str
    words: str


def delegation_line(delegation: Delegation, on: date) -> DelegationLine:
    kind, words = _state(delegation, on)
    unit = delegation.unit.name if delegation.unit else _("Alles")
    return DelegationLine(delegation, task_words(delegation.tasks), unit, kind, words)


def _state(delegation: Delegation, on: date) -> tuple[str, str]:
    if delegation.revoked_at is not None:
        return "na", _("Ingetrokken")
    if delegation.ends_on < on:
        return "na", _("Voorbij")
    return ("info", _("Begint nog")) if delegation.starts_on > on else ("ok", _("Loopt nu"))
