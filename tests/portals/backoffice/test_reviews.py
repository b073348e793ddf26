"""A back office reads what people thought of its own offering, hides what should not stand there, and shows it again."""

import csv
from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.records.actions import WantedReview, load_reviews
from bekwaam.domains.records.models import Review
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role, system_actor
from bekwaam.kernel.scope import current_academy_id
from tests.factories import a_grant, a_person, a_unit, an_activity

pytestmark = pytest.mark.eis("S-6", "U-1.3")
HOME = "/beheer/ervaringen/"


@pytest.fixture
def own(noord: UUID) -> OrgUnit:
    return a_unit("EIGEN")


@pytest.fixture
def writer(own: OrgUnit, client_for: Callable[..., Client]) -> Client:
    person = a_person("Beheerder")
    a_grant(person, Role.BACKOFFICE, own)
    return client_for(person)


def a_review(activity: Activity, stars: int, words: str = "") -> Review:
    person, at = a_person("Schrijfster"), clock.now()
    wanted = WantedReview(person.pk, activity.pk, stars, words, at)
    load_reviews([wanted], source="proef", actor=system_actor(current_academy_id()), at=at)
    return Review.objects.get(person=person)


def rating(activity: Activity) -> tuple[int, int]:
    activity.refresh_from_db()
    return activity.rating_sum, activity.rating_count


def test_a_hidden_review_leaves_the_average_and_comes_back(writer: Client, own: OrgUnit) -> None:
    activity = an_activity(own)
    a_review(activity, 5)
    rude = a_review(activity, 1, "Wat een sukkels.")
    assert rating(activity) == (6, 2)
    assert writer.post(f"{HOME}{rude.pk}/verberg/", {"reason": " "}).status_code == 422
    assert writer.post(f"{HOME}{rude.pk}/verberg/", {"reason": "Scheldt."}).status_code == 302
    assert rating(activity) == (5, 1)
    page = writer.get(HOME, {"staat": "verborgen"}).context["page"]
    assert [(one.pk, one.hidden_reason) for one in page.reviews] == [(rude.pk, "Scheldt.")]
    writer.post(f"{HOME}{rude.pk}/toon/")
    writer.post(f"{HOME}{rude.pk}/toon/")
    assert rating(activity) == (6, 2)
    facts = AuditFact.objects.filter(subject_id=rude.pk).order_by("at", "pk")
    assert [(fact.verb, fact.actor_label.split()[-1]) for fact in facts] == [
        ("records.review_hidden", "Beheerder"),
        ("records.review_shown", "Beheerder"),
    ]
    assert facts[0].after == {"reason": "Scheldt."}


def test_what_others_own_is_not_there(writer: Client, own: OrgUnit) -> None:
    mine, strange = a_review(an_activity(own), 4), a_review(an_activity(a_unit("ANDER")), 1, "Geheim")
    page = writer.get(HOME).context["page"]
    assert ([one.pk for one in page.reviews], page.states[0][0]) == ([mine.pk], "Alles (1)")
    for step in ("verberg", "toon"):
        assert writer.post(f"{HOME}{strange.pk}/{step}/", {"reason": "Nee."}).status_code == 404
    strange.refresh_from_db()
    assert strange.state == "zichtbaar"


def test_no_name_of_a_writer_is_shown(writer: Client, own: OrgUnit) -> None:
    a_review(an_activity(own), 4, "Fijn.")
    assert "Schrijfster" not in writer.get(HOME).content.decode()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "zwem"}, ["Zwemmen was fijn."]),
        ({"q": "balie fijn"}, ["Fijn."]),
        ({"sterren": "2"}, ["Zwemmen was fijn."]),
        ({"staat": "onzin", "sterren": "x"}, ["Zwemmen was fijn.", "Fijn."]),
    ],
)
def test_the_list_is_narrowed(writer: Client, own: OrgUnit, asked: dict[str, str], found: list[str]) -> None:
    activity = an_activity(own, title="Rustig aan de balie")
    a_review(activity, 5, "Fijn.")
    a_review(an_activity(own, title="Toezicht"), 2, "Zwemmen was fijn.")
    assert [one.words for one in writer.get(HOME, asked).context["page"].reviews] == found


def test_the_list_asks_as_much_for_one_as_for_many(writer: Client, own: OrgUnit) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as made:
            writer.get(HOME)
        return len(made)

    a_review(an_activity(own), 4)
    queries()
    few = queries()
    for _ in range(20):
        a_review(an_activity(own), 4)
    assert queries() == few <= 12


def test_what_the_screen_shows_goes_along_as_a_file_without_names(writer: Client, own: OrgUnit) -> None:
    a_review(an_activity(own, code="A-1", title="Balie"), 5, "Zeer nuttig")
    a_review(an_activity(own, code="A-2"), 2, "Te lang")
    a_review(an_activity(a_unit(), code="B-1"), 1, "Van een ander")
    rows = list(csv.DictReader(file_of(writer), delimiter=";"))
    assert [(row["Leeractiviteit"], row["Code"], row["Sterren"], row["Ervaring"]) for row in rows][1:] == [
        ("Balie", "A-1", "5", "Zeer nuttig")
    ]
    assert [row["Code"] for row in csv.DictReader(file_of(writer, sterren="2"), delimiter=";")] == ["A-2"]
    assert "Schrijfster" not in " ".join(file_of(writer))


def file_of(client: Client, **asked: str) -> list[str]:
    answer = client.get(HOME, {"formaat": "csv", **asked})
    return b"".join(answer).decode("utf-8-sig").splitlines()
