"""Sentences about one activity for the person who reads: how to take part."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from bekwaam.domains.catalogue.models import Activity, ActivityVersion
from bekwaam.portals.shared.work_forms import ON_YOUR_OWN


@dataclass(frozen=True, slots=True)
class TakingPart:
    """How somebody takes part today. `contact` is where to ask; `mail` when that can be written to."""

    title: str
    text: str
    contact: str
    mail: str


def taking_part(activity: Activity, version: ActivityVersion, *, can_book: bool) -> TakingPart:
    contact = version.contact or activity.owner_unit.name
    mail = contact if "@" in contact and " " not in contact else ""
    if not can_book:
        text = _("Aanmelden is voor een andere groep. Heb je een vraag? Stel hem hier:")
        return TakingPart(_("Je kunt dit lezen, niet doen"), text, contact, mail)
    if activity.form in ON_YOUR_OWN and version.link:
        text = _("Aanmelden is niet nodig. Heb je een vraag? Stel hem hier:")
        return TakingPart(_("Je kunt meteen beginnen"), text, contact, mail)
    text = _("Aanmelden gaat nog niet via deze pagina. Laat weten dat je mee wilt doen, en wanneer:")
    return TakingPart(_("Zo doe je mee"), text, contact, mail)
