"""The page for who saved second: the own words and those of the other, field by field."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bekwaam.domains.audit.queries import FactFilter, facts_matching
from bekwaam.domains.catalogue.actions import Particulars, particulars_of
from bekwaam.domains.catalogue.actions.drafts import PARTICULARS
from bekwaam.domains.catalogue.comparison import Difference, differences_between, marks_of
from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.catalogue.enums import Form
from bekwaam.domains.catalogue.models import ActivityVersion
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.models import Person
from bekwaam.kernel.actors import Actor
from bekwaam.portals.backoffice.offering.forms import ParticularsForm
from bekwaam.portals.backoffice.offering.pages.words import label_of, names_for, shown
from bekwaam.portals.shared.templatetags.dates import moment

Sent = list[tuple[str, str]]
NAMED = {"owner_unit_id": (OrgUnit, "name"), "keeper_id": (Person, "full_name")}


@dataclass(frozen=True, slots=True)
class Clash:
    name: str
    label: Any
    mine: str
    theirs: str
    is_clash: bool
    takes_mine: bool


@dataclass(frozen=True, slots=True)
class ClashPage:
    title: str
    lead: str
    action: str
    fields: list[Clash]
    sent: Sent
    """What was typed, and what it is compared with from now on."""

    @property
    def hidden(self) -> Sent:
        return [pair for pair in self.sent if not self._is_repeated(pair[0])]

    @property
    def ticked(self) -> Sent:
        """A name that stands more than once was a list of boxes, and goes along as one."""
        return [pair for pair in self.sent if self._is_repeated(pair[0])]

    def _is_repeated(self, name: str) -> bool:
        return sum(name == other for other, _value in self.sent) > 1


def marks_text(value: Content | Particulars) -> str:
    names = PARTICULARS if isinstance(value, Particulars) else None
    return json.dumps(marks_of(value, names) if names else marks_of(value), separators=(",", ":"))


def draft_clash(
    actor: Actor,
    activity: Any,
    version: ActivityVersion,
    theirs: Content,
    found: Iterable[Difference],
    mine: Content,
    kept: Sent,
) -> ClashPage:
    names = names_for(actor, [mine, theirs])
    fields = [
        _clash(one, label_of(one.name), *(shown(one.name, value, names) for value in (one.mine, one.theirs)))
        for one in found
    ]
    lead = _(
        "%(who)s sloeg dit concept intussen op (%(when)s). Kies per veld welke tekst blijft. Er is niets verloren."
    ) % {"who": version.edited_by_label, "when": moment(version.edited_at)}
    return ClashPage(
        title=activity.title,
        lead=lead,
        action=reverse("managed-activity", args=[activity.pk]),
        fields=fields,
        sent=[("revisie", str(version.revision)), ("gezien", marks_text(theirs)), *kept],
    )


def particulars_clash(activity: Any, mine: Particulars, seen: Mapping[str, str], kept: Sent) -> ClashPage:
    theirs = particulars_of(activity)
    found = differences_between(mine, theirs, seen, PARTICULARS)
    fields = [
        _clash(one, _label(one.name), *(_shown(one.name, value) for value in (one.mine, one.theirs)))
        for one in found
    ]
    return ClashPage(
        title=activity.title,
        lead=_changed_by(activity.pk) + _("Kies per veld wat blijft. Er is niets verloren."),
        action=reverse("managed-particulars", args=[activity.pk]),
        fields=fields,
        sent=[("gezien", marks_text(theirs)), *kept],
    )


def _changed_by(activity_id: UUID) -> str:
    last = facts_matching(FactFilter(verb="catalogue.activity_changed", subject_id=activity_id)).first()
    if last is None:
        return _("Iemand anders wijzigde deze gegevens.") + " "
    words = {"who": last.actor_label, "when": moment(last.at)}
    return _("%(who)s wijzigde deze gegevens, op %(when)s.") % words + " "


def _clash(one: Difference, label: Any, mine: str, theirs: str) -> Clash:
    return Clash(one.name, label, mine, theirs, one.is_clash, one.is_mine)


def _label(name: str) -> Any:
    return ParticularsForm.base_fields[name.removesuffix("_id")].label


def _shown(name: str, value: Any) -> str:
    if value is None:
        return ""
    if name in NAMED:
        model, field = NAMED[name]
        return str(model.objects.filter(pk=value).values_list(field, flat=True).first() or "?")
    if name == "form":
        return str(Form(value).label)
    return value if isinstance(value, str) else date_format(value, "j F Y")
