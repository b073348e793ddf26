"""What the page "Vind iets voor je team" shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bekwaam.domains.catalogue.enums import Form
from bekwaam.domains.catalogue.queries import themes
from bekwaam.kernel.actors import Actor
from bekwaam.portals.manager.offering.found import (
    NAMES,
    Suited,
    Team,
    Wanted,
    offering_for,
    skills_asked,
    suited,
    team_of,
)
from bekwaam.portals.shared.activity_cards import ActivityCard, card_of

PER_PAGE = 12
ORDER = ("-suits", "title", "pk")
Choice = tuple[str, str, bool]
Offered = Mapping[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Line:
    card: ActivityCard
    suited: Suited
    people: int


@dataclass(frozen=True, slots=True)
class TeamOfferingPage:
    title: str
    lead: str
    has_people: bool
    functions: list[Choice]
    themes: list[Choice]
    forms: list[Choice]
    skills: list[Choice]
    units: list[Choice]
    chips: list[tuple[str, str]]
    clear: str
    page: "Page[Any]"
    lines: list[Line]


def team_offering_page(actor: Actor, wanted: Wanted, *, number: str | None, on: date) -> TeamOfferingPage:
    team = team_of(actor, on, wanted.unit)
    offered = _offered(team)
    wanted = _known(wanted, offered)
    page = Paginator(offering_for(actor, team, wanted, on).order_by(*ORDER), PER_PAGE).get_page(number)
    found = suited(list(page.object_list), team, on)
    choices = {name: _choices(options, getattr(wanted, name)) for name, options in offered.items()}
    return TeamOfferingPage(
        title=_title(page.paginator.count),
        lead=_lead(team),
        has_people=bool(team.names),
        functions=choices["function"],
        themes=choices["theme"],
        forms=choices["form"],
        skills=choices["skill"],
        units=choices["unit"],
        chips=_chips(wanted, offered),
        clear=reverse("team-offering"),
        page=page,
        lines=[Line(card_of(one.activity), one, len(team.names)) for one in found],
    )


def _offered(team: Team) -> Offered:
    """What can be chosen, by the name of what is wanted."""
    return {
        "unit": [(str(pk), name) for pk, name in team.units.items()],
        "function": [(str(pk), name) for pk, name in team.functions.items()],
        "theme": [(theme.code, theme.name) for theme in themes()],
        "skill": [(str(pk), name) for pk, name in skills_asked(team)],
        "form": [(value, str(label)) for value, label in Form.choices],
    }


def _known(wanted: Wanted, offered: Offered) -> Wanted:
    """What is no choice asks for nothing: nobody could take it away again."""
    chosen = {name: getattr(wanted, name) for name in offered}
    return Wanted(**{name: value if value in dict(offered[name]) else "" for name, value in chosen.items()})


def _title(count: int) -> str:
    words = ngettext("%(count)d leeractiviteit gevonden", "%(count)d leeractiviteiten gevonden", count)
    return words % {"count": count}


def _lead(team: Team) -> str:
    people, functions = len(team.names), len(team.functions)
    who = ngettext("%(count)d medewerker", "%(count)d medewerkers", people) % {"count": people}
    what = ngettext("%(count)d functie", "%(count)d functies", functions) % {"count": functions}
    return _("Je hebt %(who)s in %(what)s. Wat bij de meeste functies past, staat bovenaan.") % {
        "who": who,
        "what": what,
    }


def _choices(options: list[tuple[str, str]], chosen: str) -> list[Choice]:
    return [(value, label, value == chosen) for value, label in options]


def _chips(wanted: Wanted, offered: Offered) -> list[tuple[str, str]]:
    """Each choice, with the address without it."""
    home = reverse("team-offering")
    on = {name: getattr(wanted, name) for name in offered if getattr(wanted, name)}
    return [
        (
            dict(offered[name])[value],
            f"{home}?{urlencode({NAMES[one]: on[one] for one in on if one != name})}",
        )
        for name, value in on.items()
    ]
