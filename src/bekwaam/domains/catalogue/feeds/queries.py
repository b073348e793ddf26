"""Looking a key up by its secret, the keys of a person, and what the feed of a person holds."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from bekwaam.domains.catalogue.audience.queries import visible_to
from bekwaam.domains.catalogue.feeds import secrets
from bekwaam.domains.catalogue.feeds.models import FeedKey
from bekwaam.domains.catalogue.models import Activity

MOST = 100


def usable_key(secret: str) -> FeedKey | None:
    """Nothing for a key that was withdrawn, or whose person left."""
    if not secret.startswith(secrets.PREFIX):
        return None
    rows = FeedKey.objects.select_related("person").filter(
        digest=secrets.digest(secret),
        revoked_at__isnull=True,
        person__is_active=True,
        person__merged_into__isnull=True,
    )
    found: FeedKey | None = rows.first()
    return found


def keys_of(person_id: UUID) -> QuerySet[FeedKey]:
    """Those that work; the newest first."""
    rows: QuerySet[FeedKey] = FeedKey.objects.filter(person=person_id, revoked_at__isnull=True)
    return rows.order_by("-created_at", "-pk")


def newest_for(person_id: UUID, *, on: date) -> QuerySet[Activity]:
    """What was published last, of all that this person sees today."""
    rows = visible_to(person_id, on).select_related("published", "owner_unit")
    return rows.order_by("-published__published_at", "-pk")[:MOST]
