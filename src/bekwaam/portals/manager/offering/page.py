"""What the page "Vind iets voor je team" shows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bekwaam.domains.catalogue.enums import Form
from bekwaam.domains.catalogue.queries import themes
from bekwaam.kernel.actors import Actor
from bekwaam.portals.manager.offering.found import (
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
    chips: list[tuple[str, str]]
    clear: str
    page: "Page[Any]"
    lines: list[Line]


def team_offering_page(actor: Actor, wanted: Wanted, *, number: str | None, on: date) -> TeamOfferingPage:
    team = team_of(actor, on)
    page = Paginator(offering_for(actor, team, wanted, on).order_by(*ORDER), PER_PAGE).get_page(number)
    found = suited(list(page.object_list), team, on)
    functions = [(str(pk), name) for pk, name in team.functions.items()]
    every_theme = [(theme.code, theme.name) for theme in themes()]
    skills = [(str(pk), name) for pk, name in skills_asked(team)]
    forms = [(value, str(label)) for value, label in Form.choices]
    chosen = {
        "functie": wanted.function,
        "thema": wanted.theme,
        "werkvorm": wanted.form,
        "skill": wanted.skill,
    }
    words = {
        "functie": dict(functions),
        "thema": dict(every_theme),
        "werkvorm": dict(forms),
        "skill": dict(skills),
    }
    return TeamOfferingPage(
        title=_title(page.paginator.count),
        lead=_lead(team),
        has_people=bool(team.names),
        functions=_choices(functions, wanted.function),
        themes=_choices(every_theme, wanted.theme),
        forms=_choices(forms, wanted.form),
        skills=_choices(skills, wanted.skill),
        chips=_chips(chosen, words),
        clear=reverse("team-offering"),
        page=page,
        lines=[Line(card_of(one.activity), one, len(team.names)) for one in found],
    )


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


def _chips(chosen: dict[str, str], words: dict[str, dict[str, str]]) -> list[tuple[str, str]]:
    """Each choice that is one, with the address without it."""
    home = reverse("team-offering")
    known = {name: value for name, value in chosen.items() if value in words[name]}
    return [
        (
            words[name][value],
            f"{home}?{'&'.join(f'{other}={known[other]}' for other in known if other != name)}",
        )
        for name, value in known.items()
    ]
