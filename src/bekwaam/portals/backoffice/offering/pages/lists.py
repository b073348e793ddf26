"""What the list of managed offering shows."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from bekwaam.domains.catalogue import overview
from bekwaam.domains.catalogue.access import managed_activities, managed_units
from bekwaam.domains.catalogue.actions.bulk import MOST_ROWS
from bekwaam.domains.catalogue.enums import ActivityState, Form, VersionState
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.catalogue.overview import OfferingFilter
from bekwaam.domains.catalogue.queries import themes
from bekwaam.domains.catalogue.rules import may_arrange
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.queries.people import broad_unit_choices
from bekwaam.kernel.actors import Actor
from bekwaam.portals.shared.templatetags.dates import short_day

SIZE = 25
Choice = tuple[str, str, bool]
TONES = {
    ActivityState.CONCEPT: "todo",
    ActivityState.IN_REVIEW: "warn",
    ActivityState.PUBLISHED: "ok",
    ActivityState.ARCHIVED: "na",
}


@dataclass(frozen=True, slots=True)
class ActivityLine:
    id: UUID
    title: str
    href: str
    code: str
    form: str
    unit: str
    tone: str
    state: str
    note: str
    review: str
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class OfferingPage:
    lines: list[ActivityLine]
    page: "Page[Activity]"
    text: str
    sort: str
    states: list[tuple[str, str, bool]]
    selects: list[tuple[str, str, str, list[Choice]]]
    chips: list[tuple[str, str]]
    total: int
    is_narrowed: bool
    may_arrange: bool
    most_at_once: int = MOST_ROWS


def offering_page(
    actor: Actor, wanted: OfferingFilter, *, sort: str, number: str, on: date, query: dict[str, str]
) -> OfferingPage:
    mine = managed_activities(actor)
    open_to_all_states = overview.without_state(mine, wanted, on=on)
    counts = overview.counts_by_state(open_to_all_states)
    found = overview.in_order(overview.narrowed(mine, wanted, on=on), sort)
    page = Paginator(found.select_related("owner_unit", "keeper"), SIZE).get_page(number)
    selects = _selects(actor, wanted, sort)
    return OfferingPage(
        lines=[_line(activity, on) for activity in page],
        page=page,
        text=wanted.text,
        sort=sort,
        states=_states(counts, wanted.state, query),
        selects=selects,
        chips=_chips(selects, query),
        total=page.paginator.count,
        is_narrowed=wanted != OfferingFilter(),
        may_arrange=bool(may_arrange(actor)),
    )


def _states(counts: dict[str, int], chosen: str, query: dict[str, str]) -> list[tuple[str, str, bool]]:
    rest = {key: value for key, value in query.items() if key not in ("staat", "pagina", "formaat")}
    everything = [("", _("Alles"), sum(counts.values()))]
    each = [(state.value, str(state.label), counts.get(state.value, 0)) for state in ActivityState]
    return [
        (f"{words} ({total})", f"?{urlencode(rest | ({'staat': value} if value else {}))}", value == chosen)
        for value, words, total in [*everything, *each]
    ]


def _selects(actor: Actor, wanted: OfferingFilter, sort: str) -> list[tuple[str, str, str, list[Choice]]]:
    units = _units(actor, wanted.unit_id)
    attention = [
        (overview.OVERDUE, _("Nakijken")),
        (overview.WAITING, _("Wacht op beoordeling")),
        (overview.NO_WORDS, _("Afbeelding zonder beschrijving")),
        (overview.NO_KEEPER, _("Niemand houdt het actueel")),
    ]
    sorts = [
        ("gewijzigd", _("Laatst gewijzigd")),
        ("titel", _("Titel")),
        ("code", _("Code")),
        ("controle", _("Nakijkdatum")),
    ]
    forms = [(one.value, str(one.label)) for one in Form]
    shelves = [(str(one.pk), one.name) for one in themes()]
    return [
        (
            "onderdeel",
            _("Onderdeel"),
            _("Alle onderdelen"),
            _chosen(units, wanted.unit_id),
        ),
        ("werkvorm", _("Werkvorm"), _("Alle werkvormen"), _chosen(forms, wanted.form)),
        ("thema", _("Thema"), _("Alle thema’s"), _chosen(shelves, wanted.theme_id)),
        ("aandacht", _("Vraagt aandacht"), _("Alles"), _chosen(attention, wanted.attention)),
        ("volgorde", _("Volgorde"), "", _chosen(sorts, sort)),
    ]


def _units(actor: Actor, chosen: UUID | None) -> list[tuple[str, str]]:
    """For the learning centre the large ones, for a back office its own."""
    within = managed_units(actor)
    if within is None:
        return broad_unit_choices(chosen)
    own = OrgUnit.objects.filter(pk__in=within, is_current=True).order_by("sort_key", "pk")
    return [(str(pk), name) for pk, name in own.values_list("pk", "name")]


def _chosen(choices: list[tuple[str, str]], value: Any) -> list[Choice]:
    return [(key, label, key == str(value or "")) for key, label in choices]


def _chips(selects: list[tuple[str, str, str, list[Choice]]], query: dict[str, str]) -> list[tuple[str, str]]:
    chips = []
    for name, _label, _empty, choices in selects:
        rest = urlencode(
            {key: value for key, value in query.items() if key not in (name, "pagina", "formaat")}
        )
        chips += [(label, f"?{rest}") for _key, label, is_on in choices if is_on and name != "volgorde"]
    return chips


def _line(activity: Any, on: date) -> ActivityLine:
    state = ActivityState(activity.state)
    is_overdue = bool(activity.review_on and activity.review_on <= on) and state != ActivityState.ARCHIVED
    return ActivityLine(
        id=activity.pk,
        title=activity.title,
        href=reverse("managed-activity", args=[activity.pk]),
        code=activity.code,
        form=activity.get_form_display(),
        unit=activity.owner_unit.name,
        tone=TONES[state],
        state=str(state.label),
        note=_note(activity),
        review=short_day(activity.review_on),
        is_overdue=is_overdue,
    )


def _note(activity: Any) -> str:
    """What goes on with the next version of something that is in the catalogue."""
    if activity.state != ActivityState.PUBLISHED:
        return ""
    words = {
        VersionState.DRAFT: _("Nieuwe versie in de maak"),
        VersionState.IN_REVIEW: _("Nieuwe versie ter beoordeling"),
    }
    return words.get(activity.latest_state, "")
