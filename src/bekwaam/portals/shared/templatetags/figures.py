"""Numbers as people write them: a city has 6.586 colleagues, not 6586."""

from decimal import Decimal

from django import template
from django.utils.formats import number_format

from bekwaam.portals.shared import money

register = template.Library()


@register.filter
def figure(number: int | None) -> str:
    return "" if number is None else str(number_format(number, use_l10n=True, force_grouping=True))


@register.filter
def unbroken(number: str) -> str:
    """A telephone number that stays on one line."""
    return number.translate({ord(" "): "\N{NO-BREAK SPACE}", ord("-"): "\N{NON-BREAKING HYPHEN}"})


@register.filter
def euros(amount: Decimal | None) -> str:
    return "" if amount is None else money.euros(amount)
