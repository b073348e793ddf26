"""Who hears about an activity: who judges it, who handed it in, who keeps it right. Reads only."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from bekwaam.domains.audit.queries import last_actor
from bekwaam.domains.catalogue.enums import ActivityState
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.people.models import RoleGrant
from bekwaam.kernel.actors import Role

WARNED_BEFORE = timedelta(days=14)


def judges(on: date) -> set[UUID]:
    """The learning centre on this day."""
    held = RoleGrant.objects.filter(role=Role.ULC.value, valid_from__lte=on, person__is_active=True)
    current = held.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=on))
    return set(current.values_list("person_id", flat=True))


def who_handed_in(activity_id: UUID) -> set[UUID]:
    person_id = last_actor("catalogue.draft_submitted", activity_id)
    return {person_id} if person_id else set()


def to_check(on: date) -> list[Activity]:
    """With a keeper, and a day of checking that is near or past."""
    found = Activity.objects.filter(keeper__is_active=True, review_on__lte=on + WARNED_BEFORE)
    return list(found.exclude(state=ActivityState.ARCHIVED).order_by("review_on", "pk"))
