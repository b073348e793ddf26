"""What a manager found for the team can be taken along as a file."""

from bekwaam.portals.manager.offering.export import TEAM_OFFERING
from bekwaam.reporting.exports import registry


def register() -> None:
    registry.register(TEAM_OFFERING)
