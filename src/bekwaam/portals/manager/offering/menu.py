"""What a manager found for the team can be taken along as a file."""

from bekwaam.portals.manager.offering.export import TEAM_OFFERING
from bekwaam.portals.shared.manual import pages as manual
from bekwaam.reporting.exports import registry

HELP = "aanbod-bekijken"


def register() -> None:
    registry.register(TEAM_OFFERING)
    manual.register({"team-offering": HELP, "team-results": HELP})
