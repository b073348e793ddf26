"""What a rule asks in one sentence, and what would mend it in another."""

from collections.abc import Callable, Sequence
from decimal import ROUND_UP, Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bekwaam.domains.design.didactics import Finding, HouseStandard, Shortfall, Side
from bekwaam.domains.design.enums import RuleCode


def asked(finding: Finding) -> str:
    """What the rule asks of every design."""
    return _asks(finding.code, finding.least)


def remedy(finding: Finding, house: HouseStandard) -> str:
    """What to do for a rule that is missed."""
    return _REMEDIES[finding.code](finding.shortfalls, house)


def _asks(code: RuleCode, least: int) -> str:
    sentences = {
        RuleCode.PHYSICAL_HOURS: ngettext(
            "Minstens %(least)d lesuur op elke dag op locatie.",
            "Minstens %(least)d lesuren op elke dag op locatie.",
            least,
        ),
        RuleCode.ONLINE_HOURS: ngettext(
            "Minstens %(least)d lesuur op elke onlinedag.",
            "Minstens %(least)d lesuren op elke onlinedag.",
            least,
        ),
        RuleCode.FORMS_PER_DAY: ngettext(
            "Minstens %(least)d werkvorm op elke dag.", "Minstens %(least)d werkvormen op elke dag.", least
        ),
        RuleCode.MATERIALS: ngettext(
            "Lesmateriaal bij minstens %(least)d dag.", "Lesmateriaal bij minstens %(least)d dagen.", least
        ),
        RuleCode.GOALS: ngettext(
            "Elk leerdoel in minstens %(least)d onderdeel.",
            "Elk leerdoel in minstens %(least)d onderdelen.",
            least,
        ),
        RuleCode.BLEND: ngettext(
            "Samen, in eigen tijd, online, offline en informeel: elk minstens %(least)d onderdeel.",
            "Samen, in eigen tijd, online, offline en informeel: elk minstens %(least)d onderdelen.",
            least,
        ),
    }
    return sentences[code] % {"least": least}


def _hours(short: Sequence[Shortfall], house: HouseStandard) -> str:
    missing = [
        _("%(hours)s lesuur op dag %(day)d") % {"hours": _in_hours(one.short, house), "day": one.day}
        for one in short
    ]
    return _("Voeg nog toe: %(missing)s.") % {"missing": in_a_row(missing)}


def _in_hours(minutes: int, house: HouseStandard) -> str:
    """Rounded up, so that who adds this much is there."""
    hours = (Decimal(minutes) / house.hour_minutes).quantize(Decimal("0.1"), ROUND_UP)
    return str(number_format(hours.normalize(), use_l10n=True))


def _forms(short: Sequence[Shortfall], house: HouseStandard) -> str:
    missing = [
        ngettext(
            "nog %(count)d andere werkvorm op dag %(day)d",
            "nog %(count)d andere werkvormen op dag %(day)d",
            one.short,
        )
        % {"count": one.short, "day": one.day}
        for one in short
    ]
    return _("Gebruik %(missing)s.") % {"missing": in_a_row(missing)}


def _materials(short: Sequence[Shortfall], house: HouseStandard) -> str:
    count = short[0].short
    return ngettext(
        "Zet bij nog %(count)d dag lesmateriaal klaar.",
        "Zet bij nog %(count)d dagen lesmateriaal klaar.",
        count,
    ) % {"count": count}


def _goals(short: Sequence[Shortfall], house: HouseStandard) -> str:
    goals = in_a_row([f"‘{one.goal}’" for one in short])
    return ngettext(
        "Kies bij een onderdeel het leerdoel %(goals)s.",
        "Kies bij een onderdeel de leerdoelen %(goals)s.",
        len(short),
    ) % {"goals": goals}


def _blend(short: Sequence[Shortfall], house: HouseStandard) -> str:
    sides = {
        Side.SYNCHRONOUS: _("samen op hetzelfde moment"),
        Side.ASYNCHRONOUS: _("in eigen tijd"),
        Side.ONLINE: _("online"),
        Side.OFFLINE: _("offline"),
        Side.INFORMAL: _("informeel"),
    }
    wanted = in_a_row([sides[one.side] for one in short if one.side])
    return _(
        "Voeg onderdelen toe die dit nog laten zien: %(sides)s. Eén onderdeel kan er meer laten zien."
    ) % {"sides": wanted}


def in_a_row(words: Sequence[str]) -> str:
    """a, b en c."""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s en %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


_REMEDIES: dict[RuleCode, Callable[[Sequence[Shortfall], HouseStandard], str]] = {
    RuleCode.PHYSICAL_HOURS: _hours,
    RuleCode.ONLINE_HOURS: _hours,
    RuleCode.FORMS_PER_DAY: _forms,
    RuleCode.MATERIALS: _materials,
    RuleCode.GOALS: _goals,
    RuleCode.BLEND: _blend,
}
