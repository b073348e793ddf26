"""What a design does when the activity gets a next version."""

from bekwaam.domains.catalogue.events import VersionStarted
from bekwaam.domains.design.actions.copying import carry_over
from bekwaam.kernel.events import subscribe


@subscribe(VersionStarted)
def copy_design(event: VersionStarted) -> None:
    carry_over(event.previous_id, event.version_id, actor=event.actor, at=event.at)
