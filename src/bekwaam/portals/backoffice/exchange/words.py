"""Prices, states and answers in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from bekwaam.domains.exchange.enums import ClaimState, OfferState, TakeoverState
from bekwaam.domains.exchange.informing import answer_to
from bekwaam.domains.exchange.models import SeatClaim

TONES: dict[str, str] = {
    OfferState.OFFERED: "ok",
    TakeoverState.TAKEN: "ok",
    TakeoverState.STOPPED: "todo",
    OfferState.WITHDRAWN: "warn",
}
CLAIM_TONES = {
    ClaimState.ASKED: "todo",
    ClaimState.GRANTED: "ok",
    ClaimState.REFUSED: "warn",
    ClaimState.RETURNING: "todo",
    ClaimState.RETURNED: "todo",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A state as it is shown: its tone and its words."""

    tone: str
    words: str


def seats(number: int | None) -> str:
    return _("Geen grens") if number is None else _("%(number)d per uitvoering") % {"number": number}


def claim_mark(claim: SeatClaim) -> Mark:
    return Mark(CLAIM_TONES[ClaimState(claim.state)], claim.get_state_display())


def claim_answer(claim: SeatClaim) -> str:
    """The sentence that goes with it; nothing while nothing was decided."""
    if claim.state == ClaimState.REFUSED:
        return _(answer_to(claim))
    if claim.state == ClaimState.ASKED:
        return _("De academie die dit aanbiedt, telt de plekken. Dat duurt meestal een minuut.")
    return ""
