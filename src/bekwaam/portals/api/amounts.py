"""Numbers with two decimals: hours and euros, as a body carries them."""

from decimal import Decimal
from typing import Annotated

from ninja import Field
from pydantic import BeforeValidator, WithJsonSchema


def hundredths(value: object) -> object:
    """28.8 comes over the line as the nearest binary number; that is the same number."""
    if isinstance(value, float) and abs(value - round(value, 2)) < 1e-6:
        return str(round(value, 2))
    return value


Euros = Annotated[
    Decimal,
    Field(ge=0, le=Decimal("999999.99"), max_digits=8, decimal_places=2),
    BeforeValidator(hundredths),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 999999.99, "multipleOf": 0.01}),
]
"""What one request costs."""
Budget = Annotated[
    Decimal,
    Field(ge=0, le=Decimal("99999999.99"), max_digits=10, decimal_places=2),
    BeforeValidator(hundredths),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 99999999.99, "multipleOf": 0.01}),
]
"""What a unit has for a need."""
