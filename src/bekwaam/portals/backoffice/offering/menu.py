"""Where the offering stands in the menu, and what its refusals say."""

from bekwaam.portals.backoffice.offering.sentences import SENTENCES
from bekwaam.portals.shared import refusals


def register() -> None:
    refusals.register(SENTENCES)
