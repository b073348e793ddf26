"""Sentences about one activity for the person who reads: who agrees, who pays, how to take part."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bekwaam.domains.catalogue.approval import Approval, Approver
from bekwaam.domains.catalogue.enums import Payer
from bekwaam.domains.catalogue.models import Activity, ActivityVersion
from bekwaam.domains.people.queries.deciders import Decider
from bekwaam.portals.shared.money import euros
from bekwaam.portals.shared.work_forms import ON_YOUR_OWN


def approval_sentence(approval: Approval, deciders: Sequence[Decider]) -> str:
    if approval.approver is Approver.BACKOFFICE:
        return _("De backoffice geeft akkoord.")
    limit = euros(approval.limit) if approval.limit is not None else ""
    if approval.approver is Approver.NOBODY:
        if limit:
            return _("Je hebt geen akkoord nodig, want het kost niet meer dan %(limit)s.") % {"limit": limit}
        return _("Je hebt geen akkoord nodig.")
    who = _names(deciders)
    if not who:
        return _("Je leidinggevende geeft akkoord. Wie dat is, staat nog niet in het personeelssysteem.")
    if limit:
        words = _("Je leidinggevende %(who)s geeft akkoord, want het kost meer dan %(limit)s.")
        return words % {"who": who, "limit": limit}
    return _("Je leidinggevende %(who)s geeft akkoord.") % {"who": who}


def _names(deciders: Sequence[Decider]) -> str:
    return _(" of ").join(_name(decider) for decider in deciders)


def _name(decider: Decider) -> str:
    if not decider.substitutes:
        return decider.name
    words = {"name": decider.name, "substitute": _(" of ").join(decider.substitutes)}
    return _("%(name)s (nu neemt %(substitute)s waar)") % words


def price_words(version: ActivityVersion) -> str:
    return euros(version.internal_price) if version.internal_price else _("Gratis")


def payer_sentence(activity: Activity, version: ActivityVersion) -> str:
    if not version.internal_price:
        return ""
    match version.payer:
        case Payer.CENTRE:
            return _("Het leercentrum betaalt.")
        case Payer.OWNER:
            return _("%(unit)s betaalt.") % {"unit": activity.owner_unit.name}
        case Payer.UNIT:
            return _("Je eigen onderdeel betaalt.")
        case _:
            return ""


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
