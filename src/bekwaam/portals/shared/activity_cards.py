"""An activity as a card, for every list that shows some."""

from dataclasses import dataclass

from django.urls import reverse

from bekwaam.domains.catalogue.detail import Linked
from bekwaam.domains.catalogue.enums import Form
from bekwaam.domains.catalogue.models import Activity
from bekwaam.portals.shared.work_forms import icon_of


@dataclass(frozen=True, slots=True)
class ActivityCard:
    """What the component `course-card` takes."""

    title: str
    href: str
    summary: str
    form: str
    form_icon: str
    duration: str
    seed: str
    badge: str = ""


def card_of(activity: Activity) -> ActivityCard:
    """The published version has to be at hand."""
    version = activity.published
    return ActivityCard(
        title=version.title if version else activity.code,
        href=reverse("activity", args=[activity.pk]),
        summary=version.summary if version else "",
        form=activity.get_form_display(),
        form_icon=icon_of(activity.form),
        duration=version.duration if version else "",
        seed=activity.code,
    )


def linked_card(other: Linked) -> ActivityCard:
    return ActivityCard(
        title=other.title,
        href=reverse("activity", args=[other.id]),
        summary=other.summary,
        form=str(Form(other.form).label),
        form_icon=icon_of(other.form),
        duration=other.duration,
        seed=other.code,
    )
