"""What every page about one activity has above it: its title, its state, and the other pages about it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from bekwaam.domains.catalogue.enums import ActivityState
from bekwaam.portals.backoffice.offering.pages.lists import TONES

Tab = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class Frame:
    """`plain_tabs` are for an academy without lesson designs."""

    activity: Any
    title: str
    tone: str
    state: str
    tabs: list[Tab]
    plain_tabs: list[Tab]


def frame_of(activity: Any, current: str) -> Frame:
    state = ActivityState(activity.state)
    tabs = tabs_of(activity.pk, current, with_design=not activity.is_from_elsewhere)
    plain = tabs_of(activity.pk, current, with_design=False)
    return Frame(activity, activity.title, TONES[state], str(state.label), tabs, plain)


def tabs_of(activity_id: UUID, current: str, *, with_design: bool) -> list[Tab]:
    names = (
        ("managed-activity", _("Inhoud")),
        ("managed-particulars", _("Gegevens")),
        ("managed-audience", _("Voor wie")),
        *((("design", _("Ontwerp")),) if with_design else ()),
        ("managed-versions", _("Versies")),
        ("managed-preview", _("Voorbeeld")),
    )
    return [(label, reverse(name, args=[activity_id]), name == current) for name, label in names]
