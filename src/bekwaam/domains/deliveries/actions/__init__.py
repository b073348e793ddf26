"""What can be done with deliveries and saved mappings."""

from bekwaam.domains.deliveries.actions.drop_folder import empty_drop_folder
from bekwaam.domains.deliveries.actions.large import (
    Task,
    give_up_stuck,
    start_carrying_out,
    start_preview,
    work,
)
from bekwaam.domains.deliveries.actions.mappings import forget_mapping, save_mapping
from bekwaam.domains.deliveries.actions.retention import forget_old
from bekwaam.domains.deliveries.actions.runs import carry_out, deliver, preview, receive, refuse_unread

__all__ = [
    "Task",
    "carry_out",
    "deliver",
    "empty_drop_folder",
    "forget_mapping",
    "forget_old",
    "give_up_stuck",
    "preview",
    "receive",
    "refuse_unread",
    "save_mapping",
    "start_carrying_out",
    "start_preview",
    "work",
]
