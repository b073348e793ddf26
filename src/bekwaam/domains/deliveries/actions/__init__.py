"""What can be done with deliveries and saved mappings."""

from bekwaam.domains.deliveries.actions.mappings import forget_mapping, save_mapping
from bekwaam.domains.deliveries.actions.runs import carry_out, deliver, preview, receive

__all__ = ["carry_out", "deliver", "forget_mapping", "preview", "receive", "save_mapping"]
