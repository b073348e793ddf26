"""What the lists show: the audience of each activity in a few words, and the defaults per unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from bekwaam.domains.catalogue.access import managed_activities, managed_units
from bekwaam.domains.catalogue.audience.kept import KeptPolicy, Names, kept_policies, names_for
from bekwaam.domains.catalogue.audience.overview import narrowed
from bekwaam.domains.catalogue.enums import Effect
from bekwaam.domains.catalogue.models import OfferingDefault
from bekwaam.kernel.actors import Actor
from bekwaam.portals.shared.audience_words import policy_words

PER_PAGE = 30
MOST_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class AudienceLine:
    title: str
    code: str
    href: str
    owner: str
    state: str
    sentences: list[str]
    more: int
    needs_attention: bool


@dataclass(frozen=True, slots=True)
class AudiencesPage:
    lines: list[AudienceLine]
    page: "Page[Any]"
    text: str
    is_attention: bool


@dataclass(frozen=True, slots=True)
class DefaultLine:
    unit: str
    is_shielded: bool


@dataclass(frozen=True, slots=True)
class DefaultsPage:
    lines: list[DefaultLine]


def audiences_page(actor: Actor, *, text: str, is_attention: bool, number: str | None) -> AudiencesPage:
    found = narrowed(managed_activities(actor), text=text, is_attention=is_attention)
    page = Paginator(found.order_by("code", "pk"), PER_PAGE).get_page(number)
    kept = kept_policies([activity.pk for activity in page])
    names = names_for(one.policy for policies in kept.values() for one in policies)
    lines = [_line(activity, kept, names) for activity in page]
    return AudiencesPage(lines, page, text, is_attention)


def sentences_of(policies: Sequence[KeptPolicy], names: Names) -> list[str]:
    """Who sees it, who may book it, and from whom it is hidden."""
    shown = [one for one in policies if one.policy.effect is Effect.SHOW]
    said = [] if shown else [_("Iedereen in de academie")]
    return said + [
        _marked(one, names) for effect in Effect for one in policies if one.policy.effect is effect
    ]


def defaults_page(actor: Actor) -> DefaultsPage:
    units = managed_units(actor)
    rows = OfferingDefault.objects.select_related("unit").order_by("unit__sort_key")
    shown = rows if units is None else rows.filter(unit__in=units)
    return DefaultsPage([DefaultLine(row.unit.name, row.is_shielded) for row in shown])


def _marked(kept: KeptPolicy, names: Names) -> str:
    said = policy_words(kept.policy, names)
    if kept.policy.effect is Effect.BOOK:
        return _("Aanmelden: %(who)s") % {"who": said}
    return _("Verborgen voor: %(who)s") % {"who": said} if kept.policy.effect is Effect.HIDE else said


def _line(activity: Any, kept: Mapping[UUID, list[KeptPolicy]], names: Names) -> AudienceLine:
    said = sentences_of(kept[activity.pk], names)
    return AudienceLine(
        title=activity.title or activity.code,
        code=activity.code,
        href=reverse("managed-audience", args=[activity.pk]),
        owner=activity.owner_unit.name,
        state=activity.get_state_display(),
        sentences=said[:MOST_SENTENCES],
        more=max(len(said) - MOST_SENTENCES, 0),
        needs_attention=activity.needs_attention,
    )
