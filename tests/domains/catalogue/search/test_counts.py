"""Under rights: what is found is what is visible, and every count is what one would find. Brute force says the same."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bekwaam.domains.catalogue.actions import WantedRun
from bekwaam.domains.catalogue.actions.runs import write_runs
from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.audience.queries import visible_to
from bekwaam.domains.catalogue.enums import Dimension, Effect, Form
from bekwaam.domains.catalogue.search.actions import write_documents
from bekwaam.domains.catalogue.search.filters import Facet, Filters, NamedPeriod, Period, Sort
from bekwaam.domains.catalogue.search.models import SearchDocument, SearchFacet
from bekwaam.domains.catalogue.search.queries import search
from bekwaam.kernel.clock import local_date
from tests import savepoints
from tests.factories import a_function, a_person, a_theme, a_unit, an_activity, an_employment

pytestmark = pytest.mark.eis("U-1.1", "U-1.2", "U-1.3")
FORMS = (Form.CLASSROOM, Form.ELEARNING, Form.VIDEO)
WORDS = ("agressie", "balie", "privacy", "vergadertechniek")
PLACES = ("Stadhuis", "Zwembad")
FACETS = (Facet.THEME, Facet.FORM, Facet.UNIT, Facet.PRICE, Facet.LANGUAGE)


class City:
    """A few activities with rights, values and runs at random."""

    def __init__(self, seed: int, at: datetime) -> None:
        self.dice, self.at = Random(seed), at
        top = a_unit()
        self.units = [top, a_unit(parent=top), a_unit(parent=top)]
        self.themes = [a_theme(name) for name in ("veilig", "digitaal")]
        self.functions = [a_function("ADV", "Adviseur"), a_function("BOA", "Handhaver")]
        self.person = a_person()
        an_employment(self.person, self.units[1], function=self.functions[0])
        for unit in self.units:
            an_employment(a_person(), unit)
        self.activities = [self._activity() for _ in range(10)]

    def _activity(self) -> Any:
        dice = self.dice
        activity = an_activity(
            dice.choice(self.units),
            title=" ".join(dice.sample(WORDS, 2)),
            form=dice.choice(FORMS).value,
            language=dice.choice(("nl", "en")),
            internal_price=dice.choice((0, 80, 400)),
            theme_ids=tuple(theme.pk for theme in dice.sample(self.themes, dice.choice((1, 2)))),
            function_ids=tuple(function.pk for function in dice.sample(self.functions, dice.choice((0, 1)))),
            policies=self._policies(),
        )
        write_runs((activity.pk, self._run()) for _ in range(dice.choice((0, 0, 1, 2))))
        return activity

    def _policies(self) -> list[Policy]:
        unit = Condition(dimension=Dimension.UNIT, unit_id=self.dice.choice(self.units[1:]).pk)
        person = Condition(dimension=Dimension.PERSON, person_id=self.person.pk)
        shown, hidden = Policy(Effect.SHOW, (unit,)), Policy(Effect.HIDE, (person,))
        return self.dice.choice(([], [], [shown], [hidden]))

    def _run(self) -> WantedRun:
        starts_at = self.at + timedelta(days=self.dice.choice((-3, 5, 40)))
        place = self.dice.choice(("", *PLACES))
        return WantedRun(
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=2),
            place=place,
            is_online=not place,
            seats_total=10,
            seats_taken=self.dice.choice((3, 10)),
        )

    def question(self) -> Filters:
        dice = self.dice
        keys = list(SearchFacet.objects.values_list("key", flat=True).order_by("key"))
        chosen = {}
        for facet in dice.sample(FACETS, dice.choice((0, 1, 2))):
            values = [key.partition(":")[2] for key in keys if key.startswith(f"{facet}:")]
            chosen[facet] = tuple(dice.sample(values, min(len(values), dice.choice((1, 2)))))
        on = local_date(self.at)
        return Filters(
            text=dice.choice(("", "", *WORDS)),
            chosen=chosen,
            for_my_function=dice.random() < 0.2,
            period=dice.choice((Period(), Period(), Period(on, on + timedelta(days=20)))),
            named=dice.choice((None, None, *NamedPeriod)),
            places=dice.choice(((), (), ("Stadhuis",))),
            is_online=dice.random() < 0.2,
            has_seats=dice.random() < 0.3,
        )

    def by_hand(self, filters: Filters) -> set[UUID]:
        seen = set(visible_to(self.person.pk, local_date(self.at)).values_list("pk", flat=True))
        return {one.pk for one in self.activities if one.pk in seen and self._fits(one, filters)}

    def _fits(self, activity: Any, filters: Filters) -> bool:
        held = set(SearchDocument.objects.get(activity=activity).facets)
        if any(not held & {f"{facet}:{v}" for v in values} for facet, values in filters.chosen.items()):
            return False
        if filters.for_my_function and f"functie:{self.functions[0].pk}" not in held:
            return False
        if filters.text and filters.text not in activity.published.title:
            return False
        return not filters.asks_for_runs or any(self._run_fits(run, filters) for run in activity.runs.all())

    def _run_fits(self, run: Any, filters: Filters) -> bool:
        day, period = local_date(run.starts_at), filters.days(local_date(self.at))
        asks_place = filters.places or filters.is_online
        at_place = run.place in filters.places or (filters.is_online and run.is_online)
        return bool(
            run.starts_at >= self.at
            and (period.first is None or period.first <= day)
            and (period.last is None or day <= period.last)
            and (not asks_place or at_place)
            and (not filters.has_seats or run.seats_taken < run.seats_total)
        )


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9), sort=st.sampled_from(Sort))
def test_counts_are_what_one_would_find(noord: Any, moment: datetime, seed: int, sort: Sort) -> None:
    with savepoints.undone():
        city = City(seed, moment)
        for _ in range(4):
            filters = city.question()
            found = search(
                city.person.pk, filters, at=moment, sort=sort, limit=50, periods=tuple(NamedPeriod)
            )
            assert set(found.activity_ids) == city.by_hand(filters)
            assert found.total == len(found.activity_ids)
            _counts_hold(city, filters, found.counts)


def _counts_hold(city: City, filters: Filters, counts: Any) -> None:
    for facet in FACETS:
        for key in SearchFacet.objects.filter(facet=facet.value).values_list("key", flat=True):
            with_it = replace(filters, chosen={**filters.chosen, facet: (key.partition(":")[2],)})
            assert counts.get(key, 0) == len(city.by_hand(with_it)), key
    assert counts.get("mijn", 0) == len(city.by_hand(replace(filters, for_my_function=True)))
    assert counts.get("plek", 0) == len(city.by_hand(replace(filters, has_seats=True)))
    for named in NamedPeriod:
        in_time = replace(filters, named=named)
        assert counts.get(f"periode:{named}", 0) == len(city.by_hand(in_time))
    online = replace(filters, is_online=True, places=())
    assert counts.get("online", 0) == len(city.by_hand(online))
    for place in PLACES:
        there = replace(filters, is_online=False, places=(place,))
        assert counts.get(f"plaats:{place}", 0) == len(city.by_hand(there))


def test_writing_all_anew_changes_nothing(noord: Any, moment: datetime) -> None:
    City(7, moment)
    before = _bits()
    write_documents()
    assert _bits() == before
    SearchDocument.objects.all().delete()
    assert {bits.count("1") for bits in SearchFacet.objects.values_list("bits", flat=True)} == {0}
    write_documents()
    assert sum(bits.count("1") for bits in _bits().values()) == sum(
        len(facets) for facets in SearchDocument.objects.values_list("facets", flat=True)
    )


def _bits() -> dict[str, str]:
    return {key: bits for key, bits in SearchFacet.objects.values_list("key", "bits") if "1" in bits}


HOSTILE = [
    "a" * 100_000,
    "😀" * 50,
    "' or 1=1 --",
    "\\",
    "%_%_%",
    "& | ! ( ) : * <->",
    "agressie:* & !balie",
    '"',
    "\u202eeissserga",
    "$$; drop table catalogue_searchdocument; $$",
    "\x01\x02",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_only_words(noord: Any, moment: datetime, text: str) -> None:
    person = a_person()
    an_activity(title="Eerste hulp")
    assert search(person.pk, Filters(text=text), at=moment).total == 0
