"""The own results can be taken along as a file."""

from bekwaam.portals.learner.results.export import OWN_RESULTS
from bekwaam.reporting.exports import registry


def register() -> None:
    registry.register(OWN_RESULTS)
