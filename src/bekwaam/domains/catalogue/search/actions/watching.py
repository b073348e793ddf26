"""Telling somebody of what is new in a question that they keep; never of what they may not see."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.catalogue.search.actions.keeping import MOST_KNOWN
from bekwaam.domains.catalogue.search.filters import Filters
from bekwaam.domains.catalogue.search.messages import NEW_IN_SEARCH
from bekwaam.domains.catalogue.search.models import SavedSearch
from bekwaam.domains.catalogue.search.queries import search
from bekwaam.domains.notifications.actions import notify
from bekwaam.kernel.ids import new_id

NAMED = 3
PLACE = "/aanbod/?"
"""Where the pages of the catalogue show a question; messages carry paths."""


@transaction.atomic
def tell_about(search_id: UUID, *, at: datetime) -> int:
    """How many activities were told of. What was told once is never told again."""
    saved = SavedSearch.objects.select_for_update().filter(pk=search_id, is_watched=True).first()
    if saved is None:
        return 0
    found = search(saved.person_id, Filters.from_plain(saved.filters), at=at, limit=MOST_KNOWN)
    if found.is_close or found.is_partial:
        return 0
    told = set(saved.told_ids)
    news = [activity_id for activity_id in found.activity_ids if activity_id not in told]
    if news:
        _notify(saved, news, at)
        saved.told_ids = [*saved.told_ids, *news]
        saved.save(update_fields=["told_ids"])
    return len(news)


def _notify(saved: SavedSearch, news: list[UUID], at: datetime) -> None:
    titles = dict(Activity.objects.filter(pk__in=news[:NAMED]).values_list("pk", "published__title"))
    facts = {
        "zoekopdracht": saved.name,
        "aantal": str(len(news)),
        "titels": "\n".join(f"- {titles[one]}" for one in news[:NAMED] if one in titles),
    }
    link = f"{PLACE}{saved.query}"
    notify(NEW_IN_SEARCH.code, saved.person_id, facts, event_id=new_id(), at=at, link=link)
