"""What can be done with the dossier."""

from bekwaam.domains.records.actions.loading import load_results
from bekwaam.domains.records.actions.results import WantedResult, record_results, take_back
from bekwaam.domains.records.actions.reviews import (
    WantedReview,
    hide_review,
    load_reviews,
    remove_review,
    show_review,
    write_review,
)
from bekwaam.domains.records.actions.viewing import note_view

__all__ = [
    "WantedResult",
    "WantedReview",
    "hide_review",
    "load_results",
    "load_reviews",
    "note_view",
    "record_results",
    "remove_review",
    "show_review",
    "take_back",
    "write_review",
]
