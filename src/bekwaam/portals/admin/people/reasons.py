"""Why somebody sees something, as a sentence."""

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bekwaam.domains.people.rules.holdings import Because, Ground, Holding
from bekwaam.portals.shared.role_words import role_word, task_words


def sentence(because: Because) -> str:
    """What is seen, and how that came about."""
    if because.holding is None:
        return _("Dit gaat over de medewerker zelf.")
    return f"{_ground(because, because.holding)} {origin(because.holding)}".strip()


def reach(holding: Holding, led: Sequence[str] = ()) -> str:
    """How far a role reaches; `led` are the units that somebody leads."""
    if holding.handover is not None and holding.handover.unit_name:
        return _("alleen %(unit)s en wat daaronder valt") % {"unit": holding.handover.unit_name}
    if holding.supplier_name:
        return _("eigen mensen van %(supplier)s") % {"supplier": holding.supplier_name}
    if holding.unit_name:
        return _("%(unit)s en wat daaronder valt") % {"unit": holding.unit_name}
    if led:
        return _("%(unit)s en wat daaronder valt") % {"unit": ", ".join(led)}
    return _("het eigen team") if holding.unit_ids is not None else _("de hele organisatie")


def origin(holding: Holding) -> str:
    if holding.handover is not None:
        facts = {"giver": holding.handover.giver_name, "day": _day(holding.handover.ends_on)}
        return _("Als vervanger van %(giver)s, tot en met %(day)s.") % facts
    if holding.granted_by:
        facts = {"giver": holding.granted_by, "day": _day(holding.valid_from)}
        return _("Gegeven door %(giver)s, geldig vanaf %(day)s.") % facts
    return _("Volgt uit de organisatie.")


def tasks(holding: Holding) -> list[str]:
    return task_words(holding.handover.tasks) if holding.handover is not None else []


def _ground(because: Because, holding: Holding) -> str:
    facts = {
        "role": role_word(holding.role),
        "unit": because.job.unit_name if because.job else "",
        "place": holding.unit_name,
        "supplier": holding.supplier_name,
    }
    sentences = {
        Ground.WHOLE: _("Rol %(role)s voor de hele organisatie."),
        Ground.UNIT: _("Rol %(role)s voor %(place)s en wat daaronder valt."),
        Ground.LEADS: _("Leidt dit onderdeel of een onderdeel daarboven."),
        Ground.REPORTS: _("Leidinggevende van deze medewerker (%(unit)s)."),
        Ground.SUPPLIER: _("Leverancier %(supplier)s van deze medewerker."),
    }
    return sentences[because.ground] % facts


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else _("het begin")
