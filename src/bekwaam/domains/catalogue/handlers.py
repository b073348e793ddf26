"""What follows when offering is handed in, sent back or published: those who keep it are told."""

from collections.abc import Collection
from uuid import UUID

from bekwaam.domains.catalogue import keeping
from bekwaam.domains.catalogue.events import ActivityPublished, DraftSentBack, DraftSubmitted
from bekwaam.domains.catalogue.messages import PUBLISHED, SENT_BACK, SUBMITTED
from bekwaam.domains.catalogue.models import Activity, ActivityVersion
from bekwaam.domains.notifications.actions import notify
from bekwaam.kernel import clock
from bekwaam.kernel.events import subscribe
from bekwaam.kernel.links import link_to


@subscribe(DraftSubmitted)
def tell_judges(event: DraftSubmitted) -> None:
    people = keeping.judges(clock.today()) - keeping.who_handed_in(event.activity_id)
    _tell(SUBMITTED.code, event, people)


@subscribe(DraftSentBack)
def tell_writers(event: DraftSentBack) -> None:
    people = keeping.who_handed_in(event.activity_id) | _keeper(event.activity_id)
    _tell(SENT_BACK.code, event, people, reden=event.reason)


@subscribe(ActivityPublished)
def tell_keeper(event: ActivityPublished) -> None:
    """What people publish is told to the others who work on it; what the product does by itself is not."""
    if event.by is None:
        return
    people = (keeping.who_handed_in(event.activity_id) | _keeper(event.activity_id)) - {event.by}
    _tell(PUBLISHED.code, event, people)


def _keeper(activity_id: UUID) -> set[UUID]:
    keeper_id = Activity.objects.filter(pk=activity_id).values_list("keeper_id", flat=True).first()
    return {keeper_id} if keeper_id else set()


def _tell(
    kind: str,
    event: DraftSubmitted | DraftSentBack | ActivityPublished,
    people: Collection[UUID],
    **facts: str,
) -> None:
    if not people:
        return
    title = ActivityVersion.objects.filter(pk=event.version_id).values_list("title", flat=True).get()
    link = link_to("activity", event.activity_id)
    notify(kind, people, {"titel": title, **facts}, event_id=event.event_id, link=link, at=clock.now())
