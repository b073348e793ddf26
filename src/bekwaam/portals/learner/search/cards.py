"""The cards of a list of activities: what they say, read in two statements, and drawn as plain strings for speed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bekwaam.domains.catalogue.enums import Form
from bekwaam.domains.catalogue.search.cards import EVERYTHING, Facts, facts_of
from bekwaam.domains.catalogue.search.filters import Filters
from bekwaam.portals.shared.money import price
from bekwaam.portals.shared.templatetags.dates import on_the_wall
from bekwaam.portals.shared.work_forms import icon_of

FEW = 5
FEWEST_RATINGS = 1


@dataclass(frozen=True, slots=True)
class Card:
    """One activity in a list. `notes` are pairs of an icon and words."""

    activity_id: UUID
    href: str
    title: str
    summary: str
    seed: str
    badge: str
    notes: tuple[tuple[str, str], ...]
    is_kept: bool


def cards(
    activity_ids: Sequence[UUID],
    *,
    root: str,
    person_id: UUID | None,
    at: datetime,
    asked: Filters = EVERYTHING,
) -> list[Card]:
    """In the order of the ids, each with the date that fits what was asked; `root` is the address of the list, under which each has its page."""
    facts = facts_of(activity_ids, person_id=person_id, at=at, asked=asked)
    return [_card(facts[one], root, at) for one in activity_ids if one in facts]


def _card(facts: Facts, root: str, at: datetime) -> Card:
    notes = [(icon_of(facts.form), str(Form(facts.form).label))]
    if facts.duration:
        notes.append(("clock", facts.duration))
    notes.append(("coin-euro", price(facts.price)))
    if facts.starts_at:
        notes.append(("calendar-event", _next(facts)))
    if facts.rating_count >= FEWEST_RATINGS:
        notes.append(("star", _rating(facts)))
    badge = _("Nieuw") if facts.is_new(at) else ""
    href = f"{root}{facts.activity_id}/"
    return Card(
        facts.activity_id, href, facts.title, facts.summary, facts.code, badge, tuple(notes), facts.is_kept
    )


def _next(facts: Facts) -> str:
    words = date_format(on_the_wall(facts.starts_at), "j F") if facts.starts_at else ""
    place = _("online") if facts.is_online else facts.place
    parts = [words, place, _seats(facts.seats_left)]
    return " · ".join(part for part in parts if part)


def _seats(left: int | None) -> str:
    if left is None:
        return ""
    if not left:
        return _("vol")
    if left > FEW:
        return _("nog plek")
    return ngettext("nog %(left)d plek", "nog %(left)d plekken", left) % {"left": left}


def _rating(facts: Facts) -> str:
    mean = number_format(facts.rating_sum / facts.rating_count, 1)
    count = facts.rating_count
    words = ngettext("%(mean)s van 5 (%(count)d keer)", "%(mean)s van 5 (%(count)d keer)", count)
    return words % {"mean": mean, "count": count}
