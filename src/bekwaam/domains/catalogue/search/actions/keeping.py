"""What somebody keeps: activities, and questions that are asked again every day. All of it is one's own."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from bekwaam.domains.catalogue.access import activity_for
from bekwaam.domains.catalogue.cleaning import clean_line
from bekwaam.domains.catalogue.search.filters import Filters
from bekwaam.domains.catalogue.search.models import Favourite, SavedSearch
from bekwaam.domains.catalogue.search.queries import search
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused

MOST_FAVOURITES, MOST_SEARCHES, MOST_KNOWN = 500, 30, 10_000
NAME_LENGTH, QUERY_LENGTH = 100, 2_000


@transaction.atomic
def set_favourite(activity_id: UUID, *, is_kept: bool, actor: Actor, at: datetime) -> None:
    """Only what its keeper may see; letting go is always possible."""
    own = Favourite.objects.filter(person=actor.person_id)
    if not is_kept:
        own.filter(activity=activity_id).delete()
        return
    if activity_for(actor, activity_id, on=local_date(at)) is None:
        raise Refused("catalogue.not_there")
    if own.count() >= MOST_FAVOURITES:
        raise Refused("catalogue.too_many_favourites", limit=MOST_FAVOURITES)
    Favourite.objects.get_or_create(
        person_id=actor.person_id, activity_id=activity_id, defaults={"kept_at": at}
    )


@transaction.atomic
def move_favourites(from_id: UUID, to_id: UUID) -> None:
    """What came back as another activity is kept by who kept it before; nobody keeps it twice."""
    has_both = Favourite.objects.filter(activity=to_id).values("person_id")
    kept = Favourite.objects.filter(activity=from_id)
    kept.filter(person__in=has_both).delete()
    kept.update(activity=to_id)


@transaction.atomic
def save_search(name: str, query: str, filters: Filters, *, actor: Actor, at: datetime) -> SavedSearch:
    """What it finds today is known: only what comes later is news."""
    name = clean_line(name)[:NAME_LENGTH]
    if not name or len(query) > QUERY_LENGTH:
        raise Refused("catalogue.search_without_name")
    own = SavedSearch.objects.filter(person=actor.person_id)
    if own.exclude(query=query).count() >= MOST_SEARCHES:
        raise Refused("catalogue.too_many_searches", limit=MOST_SEARCHES)
    if actor.person_id is None:
        raise Refused("catalogue.not_there")
    known = search(actor.person_id, filters, at=at, limit=MOST_KNOWN).activity_ids
    values = {
        "name": name,
        "filters": filters.as_plain(),
        "told_ids": known,
        "made_at": at,
        "is_watched": True,
    }
    saved, _ = SavedSearch.objects.update_or_create(person_id=actor.person_id, query=query, defaults=values)
    return saved


@transaction.atomic
def watch_search(search_id: UUID, *, is_watched: bool, actor: Actor) -> None:
    SavedSearch.objects.filter(pk=search_id, person=actor.person_id).update(is_watched=is_watched)


@transaction.atomic
def forget_search(search_id: UUID, *, actor: Actor) -> None:
    SavedSearch.objects.filter(pk=search_id, person=actor.person_id).delete()
