"""What is written for search and by who searches."""

from bekwaam.domains.catalogue.search.actions.documents import write_documents
from bekwaam.domains.catalogue.search.actions.keeping import (
    forget_search,
    move_favourites,
    save_search,
    set_favourite,
    watch_search,
)
from bekwaam.domains.catalogue.search.actions.missing import forget_old_terms, note_missed
from bekwaam.domains.catalogue.search.actions.synonyms import load_synonyms, remove_synonyms, save_synonyms
from bekwaam.domains.catalogue.search.actions.watching import tell_about

__all__ = [
    "forget_old_terms",
    "forget_search",
    "load_synonyms",
    "move_favourites",
    "note_missed",
    "remove_synonyms",
    "save_search",
    "save_synonyms",
    "set_favourite",
    "tell_about",
    "watch_search",
    "write_documents",
]
