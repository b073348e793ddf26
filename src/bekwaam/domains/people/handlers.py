"""What people do when the organisation changes."""

from bekwaam.domains.organisation.events import TreeChanged
from bekwaam.domains.people.actions.managers import recompute_managers
from bekwaam.kernel.events import subscribe


@subscribe(TreeChanged)
def work_out_managers(event: TreeChanged) -> None:
    recompute_managers(on=event.on)
