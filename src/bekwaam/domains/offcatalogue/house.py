"""The part as the academy switches it, and the rules of the house for it."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.tenancy.queries import part_is_on, settings_of_current_academy
from bekwaam.domains.tenancy.switches import HouseRule, Switch, value_of

MODULE = "requests"
SWITCH = Switch(
    MODULE,
    _("Aanvraag buiten catalogus"),
    _("Medewerkers vragen iets aan dat niet in het aanbod staat."),
)
BUDGET = HouseRule(
    MODULE,
    "budget_above",
    _("Boven dit bedrag beslist de budgethouder mee (in euro)"),
    _("Voor aanvragen buiten de catalogus. Een onderdeel kan een eigen bedrag hebben."),
    standard=1_000,
    least=0,
    most=100_000,
)
REMIND = HouseRule(
    MODULE,
    "remind_days",
    _("Herinner wie moet beslissen na zoveel dagen"),
    _("Voor aanvragen buiten de catalogus die blijven liggen."),
    standard=7,
    least=1,
    most=60,
)
KEEP = HouseRule(
    MODULE,
    "keep_months",
    _("Bewaar afgesloten aanvragen zoveel maanden"),
    _("Daarna gaan de aanvraag buiten de catalogus en haar bijlagen weg."),
    standard=24,
    least=3,
    most=84,
)
RULES = (BUDGET, REMIND, KEEP)


def is_on() -> bool:
    return part_is_on(MODULE)


def budget_amount() -> Decimal:
    return Decimal(_value(BUDGET))


def remind_days() -> int:
    return _value(REMIND)


def keep_months() -> int:
    return _value(KEEP)


def _value(rule: HouseRule) -> int:
    return value_of(settings_of_current_academy().options, rule)
