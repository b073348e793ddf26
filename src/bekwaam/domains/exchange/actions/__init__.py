"""What can be done in the exchange."""

from bekwaam.domains.exchange.actions.following import follow
from bekwaam.domains.exchange.actions.offering import (
    Terms,
    greet_taker,
    offer_activity,
    refresh_offer,
    withdraw_offer,
)
from bekwaam.domains.exchange.actions.seats import ask_seats, decide_claim, return_seats, settle_return
from bekwaam.domains.exchange.actions.taking import WantedTakeover, stop_takeover, take_over

__all__ = [
    "Terms",
    "WantedTakeover",
    "ask_seats",
    "decide_claim",
    "follow",
    "greet_taker",
    "offer_activity",
    "refresh_offer",
    "return_seats",
    "settle_return",
    "stop_takeover",
    "take_over",
    "withdraw_offer",
]
