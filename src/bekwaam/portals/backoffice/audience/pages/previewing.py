"""What the catalogue shows somebody, as far as the one who looks manages it or sees it too."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from bekwaam.domains.catalogue.access import managed_activities, visible_activities
from bekwaam.domains.catalogue.audience.overview import titled
from bekwaam.domains.catalogue.audience.queries import bookable_by, visible_to
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.people.models import Person
from bekwaam.domains.people.queries.people import jobs_on
from bekwaam.kernel.actors import Actor

PER_PAGE = 24


@dataclass(frozen=True, slots=True)
class PreviewCard:
    title: str
    summary: str
    form: str
    duration: str
    owner: str
    seed: str
    can_book: bool


@dataclass(frozen=True, slots=True)
class PreviewPage:
    person: Person
    place: str
    cards: list[PreviewCard]
    page: "Page[Any]"
    total: int


def previewed(actor: Actor, person: Person, *, on: date) -> QuerySet[Activity]:
    """Never more than the actor may know of without looking through the eyes of somebody else."""
    seen = Activity.objects.filter(pk__in=visible_to(person.pk, on).values("pk"))
    own = seen.filter(pk__in=managed_activities(actor).values("pk"))
    return own | seen.filter(pk__in=visible_activities(actor, on=on).values("pk"))


def preview_page(actor: Actor, person: Person, *, number: str | None, on: date) -> PreviewPage:
    found = titled(previewed(actor, person, on=on)).select_related("published", "owner_unit")
    page = Paginator(found.order_by("published__title", "pk"), PER_PAGE).get_page(number)
    ids = [activity.pk for activity in page]
    bookable = set(bookable_by(person.pk, on).filter(pk__in=ids).values_list("pk", flat=True))
    jobs = jobs_on([person.pk], on).get(person.pk, [])
    place = " · ".join(dict.fromkeys(", ".join(filter(None, (job.function, job.unit))) for job in jobs))
    cards = [_card(activity, can_book=activity.pk in bookable) for activity in page]
    return PreviewPage(person, place, cards, page, page.paginator.count)


def _card(activity: Activity, *, can_book: bool) -> PreviewCard:
    says = activity.published
    return PreviewCard(
        title=says.title if says else activity.code,
        summary=says.summary if says else "",
        form=activity.get_form_display(),
        duration=says.duration if says else "",
        owner=activity.owner_unit.name,
        seed=activity.code,
        can_book=can_book,
    )
