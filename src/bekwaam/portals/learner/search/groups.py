"""The filters beside the list: every value with what it would leave, and the chips of what is chosen."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from bekwaam.domains.catalogue.enums import Form, Language, Level
from bekwaam.domains.catalogue.search.filters import Facet
from bekwaam.portals.learner.search.asking import YES, Asked
from bekwaam.portals.learner.search.words import DURATIONS, PERIODS, PRICES

Words = str | Promise
SHOWN = 6
MOST_UNITS, MOST_SKILLS = 16, 12
PAGE = "pagina"


@dataclass(frozen=True, slots=True)
class Choice:
    name: str
    value: str
    label: Words
    count: int
    is_on: bool


@dataclass(frozen=True, slots=True)
class Group:
    """`more` opens on request; one of `choices` at a time when `is_single`; `days` are a period of one's own."""

    title: Words
    name: str
    choices: list[Choice]
    more: list[Choice]
    is_single: bool = False
    days: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet that has a name: `id` is counted, `code` stands in the address."""

    id: str
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Sources:
    """What the labels are made of."""

    asked: Asked
    total: int
    counts: Mapping[str, int]
    themes: list[Value]
    skills: list[Value]
    units: list[Value]


def groups(sources: Sources) -> list[Group]:
    """Only values that lead somewhere and leave something out, and those that are chosen."""
    made = [
        _period(sources),
        _group(_("Thema"), Facet.THEME, _named(sources, Facet.THEME, sources.themes)),
        _group(_("Skill"), Facet.SKILL, _named(sources, Facet.SKILL, sources.skills)[:MOST_SKILLS]),
        _group(_("Werkvorm"), Facet.FORM, _closed(sources, Facet.FORM, Form.choices)),
        _group(_("Waar"), "plaats", _places(sources)),
        _group(_("Voor jou"), "mijn", _switches(sources)),
        _group(
            _("Hoeveel tijd heb je?"), Facet.DURATION, _closed(sources, Facet.DURATION, DURATIONS.items())
        ),
        _group(_("Prijs"), Facet.PRICE, _closed(sources, Facet.PRICE, PRICES.items())),
        _group(_("Aanbieder"), Facet.UNIT, _named(sources, Facet.UNIT, sources.units)[:MOST_UNITS]),
        _group(_("Niveau"), Facet.LEVEL, _closed(sources, Facet.LEVEL, Level.choices)),
        _group(_("Taal"), Facet.LANGUAGE, _closed(sources, Facet.LANGUAGE, Language.choices)),
    ]
    return [group for group in made if _divides(group, sources.total)]


def _divides(group: Group, total: int) -> bool:
    """Whether a choice in it leaves something out, or is chosen."""
    if len(group.choices) == 1:
        return group.choices[0].is_on or group.choices[0].count < total
    return bool(group.choices)


def chips(made: Iterable[Group], asked: Asked, query: QueryDict) -> list[tuple[str, str]]:
    """What is chosen, with the address of the page without it."""
    on = [
        choice for group in made for choice in (*group.choices, *group.more) if choice.is_on and choice.value
    ]
    found = [(str(choice.label), without(query, choice.name, choice.value)) for choice in on]
    for name, words, day in (
        ("van", _("Vanaf %(day)s"), asked.filters.period.first),
        ("tot", _("Tot en met %(day)s"), asked.filters.period.last),
    ):
        if day:
            found.append((words % {"day": date_format(day, "j F Y")}, without(query, name, day.isoformat())))
    return found


def without(query: QueryDict, name: str, value: str) -> str:
    rest = query.copy()
    rest.setlist(name, [each for each in rest.getlist(name) if each != value])
    rest.pop(PAGE, None)
    return f"?{rest.urlencode()}"


def _group(title: Words, name: str, choices: Iterable[Choice]) -> Group:
    shown = [choice for choice in choices if choice.count or choice.is_on]
    return Group(title, str(name), shown[:SHOWN], shown[SHOWN:])


def _closed(sources: Sources, facet: Facet, labels: Iterable[tuple[Any, Words]]) -> Iterator[Choice]:
    chosen = sources.asked.filters.chosen.get(facet, ())
    for value, label in labels:
        if value:
            count = sources.counts.get(f"{facet}:{value}", 0)
            yield Choice(facet.value, str(value), label, count, str(value) in chosen)


def _named(sources: Sources, facet: Facet, values: Iterable[Value]) -> list[Choice]:
    """What is chosen first, then what would leave most."""
    chosen = sources.asked.filters.chosen.get(facet, ())
    found = [
        Choice(
            facet.value, each.code, each.label, sources.counts.get(f"{facet}:{each.id}", 0), each.id in chosen
        )
        for each in values
    ]
    return sorted(found, key=lambda choice: (not choice.is_on, -choice.count, choice.label))


def _period(sources: Sources) -> Group:
    asked, counts = sources.asked, sources.counts
    named = asked.filters.named
    offered = [
        Choice("periode", each.value, label, counts.get(f"periode:{each}", 0), named is each)
        for each, label in PERIODS.items()
    ]
    anything = Choice("periode", "", _("Alle data"), 0, named is None)
    return Group(
        _("Wanneer"), "periode", [anything, *offered], [], is_single=True, days=(asked.first, asked.last)
    )


def _places(sources: Sources) -> list[Choice]:
    filters, counts = sources.asked.filters, sources.counts
    online = Choice("online", YES, _("Online"), counts.get("online", 0), filters.is_online)
    names = {key.removeprefix("plaats:") for key in counts if key.startswith("plaats:")} | set(filters.places)
    places = [
        Choice("plaats", name, name, counts.get(f"plaats:{name}", 0), name in filters.places)
        for name in names
    ]
    return [online, *sorted(places, key=lambda choice: (not choice.is_on, -choice.count, choice.value))]


def _switches(sources: Sources) -> list[Choice]:
    filters, counts = sources.asked.filters, sources.counts
    return [
        Choice("mijn", YES, _("Voor mijn functie"), counts.get("mijn", 0), filters.for_my_function),
        Choice("plek", YES, _("Nog plek"), counts.get("plek", 0), filters.has_seats),
    ]
