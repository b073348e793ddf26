"""Why somebody does or does not see an activity, in sentences."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bekwaam.domains.catalogue.audience.explaining import Explanation, Ground, Judged, Offered, Part
from bekwaam.domains.catalogue.audience.kept import Names
from bekwaam.domains.catalogue.audience.policies import Condition
from bekwaam.domains.catalogue.enums import Dimension, Effect
from bekwaam.portals.shared.audience_words import condition_words, listed, part_words


def own_reasons(explanation: Explanation, names: Names) -> list[str]:
    """For the one it is about, who sees it: what of his own makes that so, and nothing about anybody else."""
    if explanation.ground is Ground.OPEN:
        return [_("Dit aanbod is er voor iedereen in de academie.")]
    fitting = (judged for judged in explanation.of(Effect.SHOW) if judged.fits)
    return list(dict.fromkeys(_own(judged, names) for judged in fitting))


def booking_reason(explanation: Explanation) -> str:
    """Whether somebody who sees it may also book it."""
    if explanation.verdict.can_book:
        return _("Je kunt je hiervoor aanmelden.")
    return _("Je kunt dit bekijken. Aanmelden is er voor een kleinere groep.")


def ground_words(explanation: Explanation) -> str:
    """The answer for an administrator, before the policies one by one."""
    if explanation.ground is Ground.NOT_OFFERED:
        return OFFERED[explanation.offered]()
    words = {
        Ground.HIDDEN: _("Ziet dit niet: een regel verbergt het. Verbergen gaat altijd voor."),
        Ground.OPEN: _("Ziet dit, want geen regel beperkt wie het ziet."),
        Ground.SHOWN: _("Ziet dit, want ten minste één regel past."),
        Ground.NOT_SHOWN: _("Ziet dit niet: geen van de regels past."),
    }
    seen = words[explanation.ground]
    if explanation.verdict.is_visible and not explanation.verdict.can_book:
        return f"{seen} {_('Aanmelden kan niet: dat is er voor een kleinere groep.')}"
    return seen


def held_words(part: Part, names: Names) -> str:
    return _("Past: %(what)s.") % {"what": part_words(part.dimension, part.held, names)}


def failed_words(judged: Judged, part: Part, names: Names, *, on: date) -> str:
    """What does not hold, and what would change it."""
    facts = {"what": listed([condition_words(one, names) for one in part.wanted], _("of"))}
    match part.dimension:
        case Dimension.UNIT:
            return _("Werkt niet bij %(what)s. Dat verandert met een dienstverband daar.") % facts
        case Dimension.FUNCTION:
            return _("Heeft niet de functie %(what)s. Dat verandert met die functie.") % facts
        case Dimension.EMPLOYMENT_KIND:
            return _("Het dienstverband is niet %(what)s. Dat verandert met een ander dienstverband.") % facts
        case Dimension.ROLE:
            return _("Heeft niet de rol %(what)s. Dat verandert met die rol.") % facts
        case Dimension.PERSON:
            return _("Staat niet bij naam in deze regel. Dat verandert als je de naam toevoegt.")
        case _:
            return _service_failed(judged, part, on)


def _service_failed(judged: Judged, part: Part, on: date) -> str:
    if judged.closest is None:
        return _("Heeft nu geen dienstverband. Dat verandert met een dienstverband.")
    days = judged.closest.days
    now = ngettext("Is %(days)d dag in dienst.", "Is %(days)d dagen in dienst.", days) % {"days": days}
    waiting = [one.min_days - days for one in part.wanted if one.min_days and one.min_days > days]
    if not waiting:
        return f"{now} {_('De periode is voorbij.')}"
    day = date_format(on + timedelta(days=min(waiting)), "j F Y")
    return f"{now} {_('Dat verandert vanzelf op %(day)s.') % {'day': day}}"


def _own(judged: Judged, names: Names) -> str:
    return " ".join(_own_part(part, names) for part in judged.parts)


def _own_part(part: Part, names: Names) -> str:
    first: Condition = part.held[0]
    facts = {"what": condition_words(first, names)}
    match part.dimension:
        case Dimension.UNIT if first.with_below:
            named = names.of(first)
            return _("Je werkt bij %(unit)s of bij een onderdeel daarvan.") % {
                "unit": named.name if named else ""
            }
        case Dimension.UNIT:
            named = names.of(first)
            return _("Je werkt bij %(unit)s.") % {"unit": named.name if named else ""}
        case Dimension.FUNCTION:
            return _("Je functie is %(what)s.") % facts
        case Dimension.EMPLOYMENT_KIND:
            return _("Je dienstverband is %(what)s.") % facts
        case Dimension.ROLE:
            return _("Je hebt de rol %(what)s.") % facts
        case Dimension.PERSON:
            return _("Dit aanbod is voor jou persoonlijk opengezet.")
        case _:
            return _("Het hoort bij je tijd in dienst: %(what)s.") % facts


OFFERED = {
    Offered.NEVER_YET: lambda: _("Niemand ziet dit: het is nog niet gepubliceerd."),
    Offered.ARCHIVED: lambda: _("Niemand ziet dit: het staat in het archief."),
    Offered.TOO_EARLY: lambda: _("Niemand ziet dit nog: de eerste dag in het aanbod moet nog komen."),
    Offered.TOO_LATE: lambda: _("Niemand ziet dit meer: de laatste dag in het aanbod is geweest."),
}
