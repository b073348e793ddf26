"""What can be done with the dossier."""

from bekwaam.domains.records.actions.results import WantedResult, record_results, take_back
from bekwaam.domains.records.actions.reviews import hide_review, remove_review, show_review, write_review

__all__ = [
    "WantedResult",
    "hide_review",
    "record_results",
    "remove_review",
    "show_review",
    "take_back",
    "write_review",
]
