"""What an activity costs somebody, who pays and who agrees, in the words in which that person reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from bekwaam.domains.catalogue.approval import Approval, Approver, approval_for
from bekwaam.domains.catalogue.enums import Payer
from bekwaam.domains.catalogue.models import Activity, ActivityVersion
from bekwaam.domains.people.queries.deciders import Decider, deciders_of
from bekwaam.portals.shared.money import euros, price


@dataclass(frozen=True, slots=True)
class Costs:
    price: str
    payer: str
    outside: str
    approval: str


def costs_of(activity: Activity, version: ActivityVersion, person_id: UUID, on: date) -> Costs:
    approval = approval_for(version.approval, price=version.internal_price, above=version.approval_above)
    deciders = deciders_of(person_id, on=on) if approval.approver is Approver.MANAGER else ()
    return Costs(
        price=price(version.internal_price),
        payer=_payer(activity, version),
        outside=euros(version.external_price) if version.external_price is not None else "",
        approval=_approval(approval, deciders),
    )


def _approval(approval: Approval, deciders: Sequence[Decider]) -> str:
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


def _payer(activity: Activity, version: ActivityVersion) -> str:
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
