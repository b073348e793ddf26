"""No process serves or works as a role for which row-level security does not hold."""

import sys

from bekwaam.config.deployment.faults import role_faults
from bekwaam.config.deployment.surroundings import current_role


def refuse_unsafe_role() -> None:
    faults = list(role_faults(current_role()))
    if faults:
        sys.exit("\n".join(fault.sentence for fault in faults))
