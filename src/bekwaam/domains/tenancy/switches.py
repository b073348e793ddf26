"""What an academy can switch on and off, and the rules of the house it can set. Contexts and portals register theirs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Switch:
    """A part that is there or not there for everybody of the academy."""

    code: str
    title: Words
    explanation: Words
    is_on_at_first: bool = True


@dataclass(frozen=True, slots=True)
class HouseRule:
    """A whole number between two bounds, kept in the options as `group` and `name`."""

    group: str
    name: str
    title: Words
    explanation: Words
    standard: int
    least: int
    most: int

    @property
    def code(self) -> str:
        return f"{self.group}_{self.name}"


MESSAGES_KEPT = HouseRule(
    "retention",
    "message_days",
    _("Berichten zoveel dagen bewaren"),
    _("Daarna verdwijnen berichten in het leerplein, ook als ze niet zijn gelezen."),
    standard=730,
    least=90,
    most=730,
)
EXPORTS_KEPT = HouseRule(
    "retention",
    "export_days",
    _("Bestanden van exports zoveel dagen bewaren"),
    _("Geldt voor bestanden die vanaf nu worden gemaakt."),
    standard=7,
    least=1,
    most=30,
)
AUDIT_KEPT = HouseRule(
    "retention",
    "audit_years",
    _("Logboek zoveel jaar bewaren"),
    _("Wat ouder is, mag de technisch beheerder opruimen. Zeven jaar is het minste."),
    standard=7,
    least=7,
    most=30,
)
RULES: list[HouseRule] = [
    HouseRule(
        "session",
        "idle_minutes",
        _("Uitloggen na zoveel minuten niets doen"),
        _("Wie langer niets doet, logt opnieuw in."),
        standard=120,
        least=5,
        most=480,
    ),
    HouseRule(
        "session",
        "hours",
        _("Uitloggen na zoveel uur, hoe dan ook"),
        _("Ook wie bezig blijft, logt na deze tijd opnieuw in."),
        standard=12,
        least=1,
        most=24,
    ),
    MESSAGES_KEPT,
    EXPORTS_KEPT,
    AUDIT_KEPT,
]
"""Those of the platform; a context adds its own with `register_rules`."""
_switches: dict[str, Switch] = {}


def register(*switches: Switch) -> None:
    _switches.update({switch.code: switch for switch in switches})


def register_rules(*rules: HouseRule) -> None:
    known = {rule.code for rule in RULES}
    RULES.extend(rule for rule in rules if rule.code not in known)


def registered() -> list[Switch]:
    return list(_switches.values())


def is_on(modules: Mapping[str, Any], code: str) -> bool:
    """As the academy chose, or as it was at first."""
    chosen = modules.get(code)
    return chosen if isinstance(chosen, bool) else _switches[code].is_on_at_first


def value_of(options: Mapping[str, Any], rule: HouseRule) -> int:
    """As the academy set it; a value out of bounds counts as not set."""
    group = options.get(rule.group)
    value = group.get(rule.name) if isinstance(group, Mapping) else None
    within = isinstance(value, int) and not isinstance(value, bool) and rule.least <= value <= rule.most
    return value if within and isinstance(value, int) else rule.standard
