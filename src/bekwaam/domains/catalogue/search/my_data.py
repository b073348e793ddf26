"""The part of somebody's own data that search holds."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from bekwaam.domains.catalogue.search.models import Favourite, SavedSearch


def kept_by(person_id: UUID) -> Iterator[dict[str, Any]]:
    """Questions and activities that somebody keeps."""
    for saved in SavedSearch.objects.filter(person=person_id).order_by("made_at"):
        yield {"what": "search", "name": saved.name, "query": saved.query, "kept_at": saved.made_at}
    favourites = Favourite.objects.filter(person=person_id).order_by("kept_at")
    for title, kept_at in favourites.values_list("activity__published__title", "kept_at"):
        yield {"what": "activity", "name": title, "query": "", "kept_at": kept_at}
