"""Work by the clock: keepers hear in time that their offering is to be checked."""

from datetime import date
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils.formats import date_format

from bekwaam.domains.catalogue import keeping
from bekwaam.domains.catalogue.messages import REVIEW_DUE
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.catalogue.overview import titles_of
from bekwaam.domains.catalogue.search import tasks as search_tasks  # noqa: F401 - registers its own
from bekwaam.domains.notifications.actions import notify
from bekwaam.domains.tenancy.queries import active_academies
from bekwaam.kernel import clock
from bekwaam.kernel.jobs import defer, every, task
from bekwaam.kernel.links import link_to
from bekwaam.kernel.scope import academy_scope


@every("20 6 * * *", "catalogue.remind_keepers_every_day")
def remind_keepers_every_day() -> None:
    for academy in active_academies():
        with academy_scope(academy.pk):
            defer("catalogue.remind_keepers")


@task("catalogue.remind_keepers")
def remind_keepers() -> None:
    """Once when the day comes near and once when it is there, however often this runs."""
    at = clock.now()
    on = clock.local_date(at)
    found = keeping.to_check(on)
    titles = titles_of(Activity.objects.all(), {activity.pk for activity in found})
    for activity in found:
        if activity.keeper_id and activity.review_on:
            facts = {"titel": titles[activity.pk], "dag": date_format(activity.review_on, "j F Y")}
            link = link_to("particulars", activity.pk)
            event_id = _occasion(activity.pk, activity.review_on, is_there=activity.review_on <= on)
            notify(REVIEW_DUE.code, activity.keeper_id, facts, event_id=event_id, link=link, at=at)


def _occasion(activity_id: UUID, day: date, *, is_there: bool) -> UUID:
    return uuid5(NAMESPACE_URL, f"catalogue.review:{activity_id}:{day.isoformat()}:{is_there}")
