"""What can be done with the organisation."""

from bekwaam.domains.organisation.actions.cost_centres import name_cost_centre
from bekwaam.domains.organisation.actions.kinds import forget_kind, save_kind
from bekwaam.domains.organisation.actions.today import make_today_current
from bekwaam.domains.organisation.actions.units import (
    UnitDetails,
    change_unit,
    create_unit,
    end_unit,
    move_unit,
    prolong_unit,
    rename_unit,
    set_last_day,
)

__all__ = [
    "UnitDetails",
    "change_unit",
    "create_unit",
    "end_unit",
    "forget_kind",
    "make_today_current",
    "move_unit",
    "name_cost_centre",
    "prolong_unit",
    "rename_unit",
    "save_kind",
    "set_last_day",
]
