"""What an academy can switch on and off, and the rules of the house it can set. Contexts and portals register theirs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

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
class Named:
    """Kept in the options as `group` and `name`."""

    group: str
    name: str
    title: Words
    explanation: Words

    @property
    def code(self) -> str:
        return f"{self.group}_{self.name}"


@dataclass(frozen=True, slots=True)
class HouseRule(Named):
    """A whole number between two bounds."""

    standard: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class HouseWords(Named):
    """One line of words, such as a name or an address; empty when the academy did not say."""

    longest: int = 100
    shape: Literal["words", "email", "phone"] = "words"


@dataclass(frozen=True, slots=True)
class HouseChoice(Named):
    """Any of a closed list; at first none."""

    options: tuple[tuple[str, Words], ...]


AnyRule = HouseRule | HouseWords | HouseChoice
RuleValue = int | str | Sequence[str]
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
SUPPORT_NAME = HouseWords(
    "support",
    "name",
    _("Wie helpt bij vragen"),
    _("Bijvoorbeeld: Servicepunt leren. Staat onder aan elke pagina, op foutpagina’s en onder elke mail."),
)
SUPPORT_EMAIL = HouseWords(
    "support", "email", _("E-mailadres voor hulp"), _("Staat bij de hulp."), longest=254, shape="email"
)
SUPPORT_PHONE = HouseWords(
    "support", "phone", _("Telefoonnummer voor hulp"), _("Staat bij de hulp."), longest=30, shape="phone"
)
RULES: list[AnyRule] = [
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
    SUPPORT_NAME,
    SUPPORT_EMAIL,
    SUPPORT_PHONE,
]
"""Those of the platform; a context adds its own with `register_rules`."""
_switches: dict[str, Switch] = {}


def register(*switches: Switch) -> None:
    _switches.update({switch.code: switch for switch in switches})


def register_rules(*rules: AnyRule) -> None:
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
    value = _stored(options, rule)
    within = isinstance(value, int) and not isinstance(value, bool) and rule.least <= value <= rule.most
    return value if within and isinstance(value, int) else rule.standard


def words_of(options: Mapping[str, Any], rule: HouseWords) -> str:
    value = _stored(options, rule)
    return value if isinstance(value, str) and len(value) <= rule.longest else ""


def chosen_of(options: Mapping[str, Any], rule: HouseChoice) -> tuple[str, ...]:
    value = _stored(options, rule)
    chosen = value if isinstance(value, list) else []
    return tuple(code for code, _words in rule.options if code in chosen)


def as_set(options: Mapping[str, Any], rule: AnyRule) -> RuleValue:
    if isinstance(rule, HouseRule):
        return value_of(options, rule)
    return words_of(options, rule) if isinstance(rule, HouseWords) else list(chosen_of(options, rule))


def _stored(options: Mapping[str, Any], rule: AnyRule) -> object:
    group = options.get(rule.group)
    return group.get(rule.name) if isinstance(group, Mapping) else None
