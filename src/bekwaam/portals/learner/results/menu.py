"""The own results can be taken along as a file."""

from bekwaam.portals.learner.results.export import OWN_RESULTS
from bekwaam.portals.shared.manual import pages as manual
from bekwaam.reporting.exports import registry

HELP = "aanbod-bekijken"


def register() -> None:
    registry.register(OWN_RESULTS)
    manual.register({"my-results": HELP, "activity": HELP})
