"""The welcome for who is not logged in: the ways in, and in a demo the people to become."""

from dataclasses import dataclass

from django.utils.functional import Promise

from bekwaam.domains.people.accounts import queries
from bekwaam.domains.people.models import Person
from bekwaam.portals.shared.persona_words import in_order, words_for


@dataclass(frozen=True, slots=True)
class Persona:
    slug: str
    name: str
    title: str | Promise
    text: str | Promise


@dataclass(frozen=True, slots=True)
class WelcomePage:
    provider_name: str
    personas: list[Persona]


def welcome_page(*, with_personas: bool) -> WelcomePage:
    provider = queries.enabled_provider()
    people = queries.personas() if with_personas else {}
    return WelcomePage(
        provider.name if provider else "", [persona(slug, people[slug]) for slug in in_order(people)]
    )


def persona(slug: str, who: Person) -> Persona:
    words = words_for(slug)
    return Persona(slug, who.full_name, words.title, words.text)
