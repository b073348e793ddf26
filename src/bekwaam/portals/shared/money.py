"""Amounts as people write them."""

from decimal import Decimal

from django.utils.translation import gettext as _

NARROW = "\u00a0"


def euros(amount: Decimal) -> str:
    """€ 1.250 or € 28,50; the sign and the amount stay on one line."""
    whole = amount == amount.to_integral_value()
    text = f"{amount:,.0f}" if whole else f"{amount:,.2f}"
    return f"€{NARROW}{text.translate(str.maketrans(',.', '.,'))}"


def price(amount: Decimal) -> str:
    """What somebody pays for it."""
    return euros(amount) if amount else _("Gratis")
