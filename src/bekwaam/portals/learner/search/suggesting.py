"""What is offered to somebody who types: questions that are kept, themes and titles, all within sight."""

from datetime import date

from django.utils.translation import gettext as _

from bekwaam.domains.catalogue.models import Theme
from bekwaam.domains.catalogue.queries import themes
from bekwaam.domains.catalogue.search import queries
from bekwaam.domains.catalogue.search.words import plain
from bekwaam.kernel.actors import Actor
from bekwaam.portals.shared.picking.suggesting import Suggestion, Suggestions

MOST = 8
SHORTEST = 2


def suggestions(actor: Actor, text: str, *, on: date) -> Suggestions:
    typed = plain(text)
    if actor.person_id is None or len(typed) < SHORTEST:
        return Suggestions(())
    kept = [saved.name for saved in queries.searches_of(actor.person_id) if typed in plain(saved.name)]
    titles = queries.suggested_titles(actor.person_id, text, on=on, limit=MOST)
    shelves = [theme.name for theme in _themes_in_sight(actor, typed, on)]
    found = [
        *(Suggestion("", name, name, _("Wat je bewaarde")) for name in kept[:2]),
        *(Suggestion("", name, name, _("Thema")) for name in shelves[:2]),
        *(Suggestion("", title, title, _("Leeractiviteit")) for title in titles),
    ]
    unique = {plain(one.label): one for one in reversed(found)}
    ordered = [one for one in found if unique[plain(one.label)] is one]
    return Suggestions(tuple(ordered[:MOST]))


def _themes_in_sight(actor: Actor, typed: str, on: date) -> list[Theme]:
    named = [theme for theme in themes() if typed in plain(theme.name)]
    if not named or actor.person_id is None:
        return []
    shown = queries.themes_in_sight(actor.person_id, [theme.pk for theme in named], on=on)
    return [theme for theme in named if theme.pk in shown]
