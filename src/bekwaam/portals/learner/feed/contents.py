"""What a feed holds, whatever the form in which it is written. Nothing of it says for whom it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bekwaam.domains.catalogue.models import Activity
from bekwaam.portals.shared.branding import branding_of


@dataclass(frozen=True, slots=True)
class Entry:
    id: str
    address: str
    title: str
    summary: str
    text: str
    form: str
    published_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Contents:
    title: str
    description: str
    home: str
    language: str
    entries: tuple[Entry, ...]


def contents_of(request: HttpRequest, activities: Iterable[Activity]) -> Contents:
    branding = branding_of(request)
    entries = tuple(_entry(request, activity) for activity in activities)
    return Contents(
        title=_("Nieuw in het aanbod van %(name)s") % {"name": branding.name},
        description=_("Wat er het laatst bij kwam of veranderde, van alles wat jij mag zien."),
        home=request.build_absolute_uri("/"),
        language=get_language() or "nl",
        entries=entries,
    )


def _entry(request: HttpRequest, activity: Activity) -> Entry:
    version = activity.published
    title = version.title if version else activity.code
    published_at = version.published_at if version and version.published_at else activity.created_at
    form = str(activity.get_form_display())
    facts = [form, version.duration if version else "", activity.owner_unit.name]
    summary = version.summary if version else ""
    return Entry(
        id=f"urn:uuid:{activity.pk}",
        address=request.build_absolute_uri(reverse("activity", args=[activity.pk])),
        title=title,
        summary=summary,
        text=f"{summary}\n\n{' · '.join(fact for fact in facts if fact)}".strip(),
        form=form,
        published_at=published_at,
        changed_at=max(published_at, activity.changed_at),
    )
