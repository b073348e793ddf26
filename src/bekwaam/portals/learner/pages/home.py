"""Home: somebody's own start when logged in, a welcome with the ways in when not."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from bekwaam.domains.people.accounts import queries
from bekwaam.domains.people.models import Person
from bekwaam.kernel.clock import AMSTERDAM
from bekwaam.portals.shared.persona_words import in_order, words_for

MORNING, AFTERNOON, EVENING = 6, 12, 18


@dataclass(frozen=True, slots=True)
class HomePage:
    greeting: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Persona:
    slug: str
    name: str
    title: str | Promise
    text: str | Promise
    icon: str


@dataclass(frozen=True, slots=True)
class WelcomePage:
    provider_name: str
    personas: list[Persona]


def home_page(person: Person, *, at: datetime) -> HomePage:
    words = {"greeting": _greeting(at), "name": person.given_name or person.full_name}
    return HomePage(_("%(greeting)s, %(name)s") % words, at)


def _greeting(at: datetime) -> str:
    hour = at.astimezone(AMSTERDAM).hour
    if hour < MORNING:
        return _("Goedenacht")
    if hour < AFTERNOON:
        return _("Goedemorgen")
    return _("Goedemiddag") if hour < EVENING else _("Goedenavond")


def welcome_page(*, with_personas: bool) -> WelcomePage:
    provider = queries.enabled_provider()
    people = queries.personas() if with_personas else {}
    return WelcomePage(
        provider.name if provider else "", [persona(slug, people[slug]) for slug in in_order(people)]
    )


def persona(slug: str, who: Person) -> Persona:
    words = words_for(slug)
    return Persona(slug, who.full_name, words.title, words.text, words.icon)
