"""What is kept of searching: one's own favourites and questions, and words that found nothing, without a person."""

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from bekwaam.domains.catalogue.actions import WantedRun, set_policies
from bekwaam.domains.catalogue.actions.runs import write_runs
from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.enums import Dimension, Effect
from bekwaam.domains.catalogue.search import queries
from bekwaam.domains.catalogue.search.actions import (
    forget_old_terms,
    note_missed,
    save_search,
    save_synonyms,
    set_favourite,
    tell_about,
)
from bekwaam.domains.catalogue.search.filters import Filters, NamedPeriod, Period
from bekwaam.domains.catalogue.search.models import MissedTerm, SavedSearch
from bekwaam.domains.notifications.models import Message
from bekwaam.domains.people.access import actor_for
from bekwaam.kernel.actors import Role, system_actor
from bekwaam.kernel.decisions import Refused
from tests.factories import a_grant, a_person, a_unit, an_activity, an_employment

pytestmark = pytest.mark.eis("U-1.3")


@pytest.fixture
def person(noord: Any) -> Any:
    person = a_person("Zwartjes", given_name="Fatima", email="f@noord.example")
    an_employment(person, a_unit())
    return person


def as_actor(person: Any, moment: datetime) -> Any:
    return actor_for(person, on=moment.date(), channel="web")


def hidden_from(person: Any) -> Policy:
    return Policy(Effect.HIDE, (Condition(dimension=Dimension.PERSON, person_id=person.pk),))


def test_news_is_told_once_and_never_of_what_is_hidden(person: Any, moment: datetime) -> None:
    an_activity(title="Agressie aan de balie")
    saved = save_search(
        "Agressie", "q=agressie", Filters(text="agressie"), actor=as_actor(person, moment), at=moment
    )
    assert tell_about(saved.pk, at=moment) == 0
    an_activity(title="Agressie op straat")
    an_activity(title="Agressie achter slot", policies=[hidden_from(person)])
    assert [tell_about(saved.pk, at=moment), tell_about(saved.pk, at=moment)] == [1, 0]
    message = Message.objects.get(person=person)
    assert "Agressie op straat" in message.body
    assert ("achter slot" in message.body, message.link) == (False, "/aanbod/?q=agressie")


def test_a_question_that_finds_only_look_alikes_is_no_news(person: Any, moment: datetime) -> None:
    wanted = Filters(text="zwevvlieg")
    saved = save_search("Zweven", "q=zwevvlieg", wanted, actor=as_actor(person, moment), at=moment)
    an_activity(title="Zweefvlieg")
    assert tell_about(saved.pk, at=moment) == 0


def test_favourites_leave_the_list_when_they_leave_sight(person: Any, moment: datetime) -> None:
    activity, actor = an_activity(), as_actor(person, moment)
    set_favourite(activity.pk, is_kept=True, actor=actor, at=moment)
    assert queries.favourites_of(person.pk, on=moment.date()) == [activity.pk]
    set_policies(activity.pk, [hidden_from(person)], actor=system_actor(actor.academy_id), at=moment)
    assert queries.favourites_of(person.pk, on=moment.date()) == []
    set_favourite(activity.pk, is_kept=False, actor=actor, at=moment)
    with pytest.raises(Refused):
        set_favourite(activity.pk, is_kept=True, actor=actor, at=moment)


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        ("zweefvliegen", True),
        ("Zweefvliegen  ", True),
        ("fatima zwartjes", False),
        ("Zwartjes, Fatima", False),
        ("F. Zwartjes", False),
        ("beoordeling van Fatima Zwartjes", False),
        ("f@noord.example", False),
        ("06 12345678", False),
        ("zaak 2026", False),
        ("x", False),
        ("een twee drie vier vijf zes", False),
    ],
)
def test_only_words_that_point_to_nobody_are_kept(
    person: Any, moment: datetime, text: str, is_kept: bool
) -> None:
    assert note_missed(text, at=moment) is is_kept
    assert list(MissedTerm.objects.values_list("term", flat=True)) == ["zweefvliegen"] * is_kept


@pytest.mark.parametrize("text", ["bakker", "brood bakken bij de bakker", "vis", "groen onderhoud", "fatima"])
def test_words_that_are_also_a_name_are_kept(person: Any, moment: datetime, text: str) -> None:
    for family_name in ("Bakker", "Vis", "Groen"):
        a_person(family_name, given_name="Ans")
    assert note_missed(text, at=moment)
    assert MissedTerm.objects.get().term == text


def test_words_are_counted_per_week_and_forgotten(person: Any, moment: datetime) -> None:
    for days in (0, 1, 7, 400, 800):
        note_missed("zweefvliegen", at=moment - timedelta(days=days))
    since = moment.date() - timedelta(days=14)
    assert queries.zero_result_terms(since) == [("zweefvliegen", 3)]
    assert forget_old_terms(at=moment) == 1


def test_other_words_are_only_those_in_sight(person: Any, moment: datetime) -> None:
    an_activity(title="Zweefvliegtuig", policies=[hidden_from(person)])
    on = moment.date()
    assert queries.meant(person.pk, "zwevvliegtug", on=on) == ""
    assert queries.suggested_titles(person.pk, "zweef", on=on, limit=5) == []
    an_activity(title="Zweefduik")
    assert queries.meant(person.pk, "zwefduik", on=on) == "zweefduik"
    assert queries.suggested_titles(person.pk, "zweef", on=on, limit=5) == ["Zweefduik"]


def test_filters_survive_as_data() -> None:
    period = Period(date(2026, 1, 1), None)
    named = NamedPeriod.NEXT_MONTH
    filters = Filters(text="x", period=period, named=named, places=("Stadhuis",), has_seats=True)
    assert Filters.from_plain(json.loads(json.dumps(filters.as_plain()))) == filters


@pytest.mark.parametrize(
    ("filters", "is_over"),
    [
        (Filters(text="x"), False),
        (Filters(named=NamedPeriod.NEXT_MONTH), False),
        (Filters(period=Period(date(2026, 1, 1), None)), False),
        (Filters(period=Period(None, date(2026, 6, 30))), False),
        (Filters(period=Period(date(2026, 1, 1), date(2026, 6, 29))), True),
    ],
)
def test_a_question_about_days_that_have_been_is_over(filters: Filters, is_over: bool) -> None:
    assert filters.is_over(date(2026, 6, 30)) is is_over


def test_next_month_is_the_one_after_the_day_on_which_it_is_asked(person: Any, moment: datetime) -> None:
    wanted, actor = Filters(named=NamedPeriod.NEXT_MONTH), as_actor(person, moment)
    start = (moment.replace(day=1) + timedelta(days=65)).replace(day=15)
    later = start - timedelta(days=31)
    saved = save_search("Straks", "periode=volgende-maand", wanted, actor=actor, at=moment)
    activity = an_activity(title="Over twee maanden")
    write_runs([(activity.pk, WantedRun(starts_at=start, ends_at=start + timedelta(hours=2)))])
    assert [tell_about(saved.pk, at=moment), tell_about(saved.pk, at=later)] == [0, 1]


def test_synonyms_are_for_the_centre(person: Any, moment: datetime) -> None:
    with pytest.raises(Refused):
        save_synonyms(["avg", "privacy"], actor=as_actor(person, moment), at=moment)
    a_grant(person, Role.ULC)
    save_synonyms(["avg", "privacy"], actor=as_actor(person, moment), at=moment)
    assert queries.synonyms() == [["avg", "privacy"]]


def test_questions_are_ones_own(person: Any, moment: datetime) -> None:
    saved = save_search("A", "q=a", Filters(text="a"), actor=as_actor(person, moment), at=moment)
    assert [one.pk for one in queries.searches_of(person.pk)] == [saved.pk]
    assert queries.searches_of(a_person().pk) == []
    assert SavedSearch.objects.count() == 1
