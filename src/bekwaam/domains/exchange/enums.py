"""The closed lists of the exchange."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from bekwaam.kernel.states import States


class OfferState(TextChoices):
    OFFERED = "aangeboden", _("Aangeboden")
    WITHDRAWN = "ingetrokken", _("Ingetrokken")


class TakeoverState(TextChoices):
    TAKEN = "overgenomen", _("Overgenomen")
    STOPPED = "gestopt", _("Gestopt door de overnemer")
    WITHDRAWN = "ingetrokken", _("Ingetrokken door de aanbieder")


class ClaimState(TextChoices):
    ASKED = "gevraagd", _("Gevraagd")
    GRANTED = "toegekend", _("Toegekend")
    REFUSED = "geweigerd", _("Geweigerd")
    RETURNING = "teruggegeven", _("Wordt teruggegeven")
    RETURNED = "vrij", _("Teruggegeven")


OFFER_STATES = States(
    first=OfferState.OFFERED,
    moves={
        OfferState.OFFERED: frozenset({OfferState.WITHDRAWN}),
        OfferState.WITHDRAWN: frozenset({OfferState.OFFERED}),
    },
)
TAKEOVER_STATES = States(
    first=TakeoverState.TAKEN,
    moves={
        TakeoverState.TAKEN: frozenset({TakeoverState.STOPPED, TakeoverState.WITHDRAWN}),
        TakeoverState.STOPPED: frozenset({TakeoverState.TAKEN}),
        TakeoverState.WITHDRAWN: frozenset({TakeoverState.TAKEN}),
    },
)
CLAIM_STATES = States(
    first=ClaimState.ASKED,
    moves={
        ClaimState.ASKED: frozenset({ClaimState.GRANTED, ClaimState.REFUSED}),
        ClaimState.GRANTED: frozenset({ClaimState.RETURNING}),
        ClaimState.REFUSED: frozenset(),
        ClaimState.RETURNING: frozenset({ClaimState.RETURNED}),
        ClaimState.RETURNED: frozenset(),
    },
)
