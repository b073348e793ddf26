"""Activities as the lists about audiences show them. Who manages what is decided in `access`."""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from bekwaam.domains.catalogue.audience.kept import ENDED
from bekwaam.domains.catalogue.models import Activity, ActivityVersion, AudienceCondition

MOST_WORDS = 6


def titled(activities: QuerySet[Activity]) -> QuerySet[Activity]:
    """With the title of the newest version, published or not, and the owner unit."""
    versions = ActivityVersion.objects.filter(activity=OuterRef("pk")).order_by("-number")
    return activities.annotate(title=Subquery(versions.values("title")[:1])).select_related("owner_unit")


def narrowed(activities: QuerySet[Activity], *, text: str, is_attention: bool) -> QuerySet[Activity]:
    """By words in title or code; or those with a condition on a unit that ended or on somebody who left."""
    ended = AudienceCondition.objects.filter(ENDED, policy__activity=OuterRef("pk"))
    found = titled(activities).annotate(needs_attention=Exists(ended))
    for word in text.split()[:MOST_WORDS]:
        found = found.filter(Q(title__icontains=word) | Q(code__icontains=word))
    return found.filter(needs_attention=True) if is_attention else found
