"""The page of one activity: what it says to whom, and what is hidden does not exist."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.catalogue.actions import WantedRun, announce_run, set_policies
from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.enums import ApprovalRule, Dimension, Effect, Form, Payer
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.people.models import Person
from bekwaam.domains.records.actions import WantedResult, hide_review, record_results, write_review
from bekwaam.domains.records.enums import Outcome
from bekwaam.domains.records.models import Review
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Actor, system_actor
from bekwaam.kernel.scope import current_academy_id
from tests.factories import a_delegation, a_person, a_theme, a_unit, an_activity, an_employment
from tests.portals.admin.queries import reads

pytestmark = pytest.mark.django_db
Client = Callable[..., Any]


def path(activity: Activity) -> str:
    return f"/aanbod/{activity.pk}/"


def system() -> Actor:
    return system_actor(current_academy_id())


def did(person: Person, activity: Activity, on: date | None = None) -> None:
    row = WantedResult(
        person_id=person.pk,
        activity_id=activity.pk,
        version_id=activity.published_id,
        label="Titel",
        outcome=Outcome.PASSED,
        finished_on=on or clock.today() - timedelta(days=30),
        source="test",
        reference=f"{person.pk}/{activity.pk}",
    )
    record_results([row], actor=system(), at=clock.now())


def only_for(*people: Person, effect: Effect = Effect.SHOW) -> Policy:
    return Policy(
        effect, tuple(Condition(dimension=Dimension.PERSON, person_id=person.pk) for person in people)
    )


@pytest.fixture
def manager(noord: Any) -> Person:
    return a_person("de Wit", given_name="Sanne")


@pytest.fixture
def learner(manager: Person) -> Person:
    person = a_person("Bakker", given_name="Noor")
    an_employment(person, a_unit(), manager=manager)
    return person


def text_of(client_for: Client, person: Person, activity: Activity) -> str:
    answer = client_for(person).get(path(activity))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().replace("\xa0", " ").split())


@pytest.mark.eis("U-1.1", "U-7.2")
def test_the_page_says_what_for_whom_and_what_it_costs(client_for: Client, learner: Person) -> None:
    activity = an_activity(
        a_unit(name="Publiekszaken"),
        title="Agressie aan de balie",
        summary="Blijf rustig.",
        goals="Je blijft rustig.\nJe vraagt hulp.",
        contents="<p>Je oefent met een <strong>acteur</strong>.</p><script>alert(1)</script>",
        target_group="Wie aan de balie werkt",
        level="mbo",
        study_load_minutes=390,
        duration="1 dag",
        internal_price=Decimal("1285.50"),
        payer=Payer.UNIT.value,
        certificate="Omgaan met agressie",
        certificate_months=24,
        contact="leren@noord.example",
        theme_ids=(a_theme("veiligheid").pk,),
    )
    said = text_of(client_for, learner, activity)
    for words in (
        "<h1", "Agressie aan de balie", "Blijf rustig.", "Je vraagt hulp.", "<strong>acteur</strong>",
        "Wie aan de balie werkt", "Mbo", "6,5 uur", "1 dag", "€ 1.285,50. Je eigen onderdeel betaalt.",
        "Omgaan met agressie (24 maanden geldig)", "Publiekszaken", "Veiligheid", 'href="mailto:leren@noord.example',
    ):  # fmt: skip
        assert words in said, words
    assert "alert(1)" not in said


@pytest.mark.eis("U-1.6")
@pytest.mark.parametrize(("price", "words"), [(Decimal(250), "€ 250"), (Decimal(0), "gratis")])
def test_a_unit_offers_its_own_to_another_unit(
    client_for: Client, learner: Person, manager: Person, price: Decimal, words: str
) -> None:
    """Who works in a third unit finds nothing; the internal price is on the page and on the card."""
    guests = learner.employments.get().unit
    welcome = Policy(Effect.SHOW, (Condition(dimension=Dimension.UNIT, unit_id=guests.pk),))
    activity = an_activity(a_unit(), policies=[welcome], title="Rijles vrachtwagen", internal_price=price)
    an_employment(manager, a_unit())
    assert words in text_of(client_for, learner, activity).lower()
    found = {person: client_for(person).get("/aanbod/?q=vrachtwagen") for person in (learner, manager)}
    assert "Rijles vrachtwagen" in found[learner].content.decode()
    assert "Rijles vrachtwagen" not in found[manager].content.decode()
    assert client_for(manager).get(path(activity)).status_code == 404


@pytest.mark.parametrize(
    ("rule", "above", "price", "sentence"),
    [
        (ApprovalRule.NONE, None, 900, "Je hebt geen akkoord nodig."),
        (ApprovalRule.MANAGER, None, 0, "Je leidinggevende Sanne de Wit geeft akkoord."),
        (
            ApprovalRule.MANAGER_ABOVE, 500, 501,
            "Je leidinggevende Sanne de Wit geeft akkoord, want het kost meer dan € 500.",
        ),
        (
            ApprovalRule.MANAGER_ABOVE, 500, 500,
            "Je hebt geen akkoord nodig, want het kost niet meer dan € 500.",
        ),
        (ApprovalRule.BACKOFFICE, None, 0, "De backoffice geeft akkoord."),
    ],
)  # fmt: skip
def test_the_way_to_approval_in_one_sentence(
    client_for: Client, learner: Person, rule: ApprovalRule, above: int | None, price: int, sentence: str
) -> None:
    amounts = {"internal_price": Decimal(price), "approval_above": Decimal(above) if above else None}
    activity = an_activity(approval=rule.value, **amounts)
    assert sentence in text_of(client_for, learner, activity)


def test_the_sentence_names_who_stands_in_and_never_the_reader(
    client_for: Client, learner: Person, manager: Person
) -> None:
    activity = an_activity(approval=ApprovalRule.MANAGER.value)
    today = clock.today()
    for substitute in (learner, a_person("Vervanger", given_name="Karim")):
        a_delegation(manager, substitute, ["approve"], starts_on=today, ends_on=today)
    expected = "Je leidinggevende Sanne de Wit (nu neemt Karim Vervanger waar) geeft akkoord."
    assert expected in text_of(client_for, learner, activity)
    assert "staat nog niet in het personeelssysteem" in text_of(client_for, manager, activity)


def test_dates_show_how_many_seats_are_left(client_for: Client, learner: Person) -> None:
    activity, now = an_activity(form=Form.CLASSROOM.value), clock.now()
    assert "Er is nog geen datum bekend" in text_of(client_for, learner, activity)
    for days, taken in ((10, 9), (20, 12), (-10, 0)):
        starts = now + timedelta(days=days)
        run = WantedRun(
            starts_at=starts,
            ends_at=starts + timedelta(hours=7),
            place="Stadhuis",
            seats_total=12,
            seats_taken=taken,
        )
        announce_run(activity.pk, run, actor=system(), at=now)
    page = client_for(learner).get(path(activity)).context["page"]
    assert [(run.tone, run.seats) for run in page.runs] == [("warn", "Nog 3 plekken"), ("na", "Vol")]


@pytest.mark.eis("U-1.2")
def test_what_is_hidden_answers_like_what_does_not_exist(
    client_for: Client, learner: Person, manager: Person
) -> None:
    hidden = an_activity(title="Geheim", policies=[only_for(manager)])
    browser = client_for(learner)
    nowhere = "/aanbod/01900000-0000-7000-8000-00000000dead/"
    for address in ("", "beeld/"):
        found, missing = browser.get(path(hidden) + address), browser.get(nowhere + address)
        assert (found.status_code, missing.status_code) == (404, 404)
        same = found.content.replace(hidden.pk.__str__().encode(), b"")
        assert b"Geheim" not in same
    assert browser.get(f"/aanbod/code/{hidden.code}/").status_code == 404
    for deed in ("ervaring/", "ervaring/weg/"):
        assert browser.post(path(hidden) + deed, {"stars": "5"}).status_code == 404
    assert client_for(manager).get(f"/aanbod/code/{hidden.code}/").headers["Location"] == path(hidden)


@pytest.mark.eis("U-1.2")
def test_links_to_what_is_hidden_leave_no_gap(client_for: Client, learner: Person, manager: Person) -> None:
    shown, first = an_activity(title="Vervolg"), an_activity(title="Basis")
    hidden = an_activity(title="Geheim", policies=[only_for(manager)])
    activity = an_activity(related_ids=(shown.pk, hidden.pk), prerequisite_ids=(first.pk, hidden.pk))
    did(learner, first)
    page = client_for(learner).get(path(activity)).context["page"]
    assert [card.title for card in page.related] == ["Vervolg"]
    assert [(step.title, step.done_on is not None) for step in page.first] == [("Basis", True)]
    assert "Geheim" not in text_of(client_for, learner, activity)
    assert [card.title for card in client_for(manager).get(path(activity)).context["page"].related] == [
        "Vervolg",
        "Geheim",
    ]


def test_a_link_opens_elsewhere_and_says_so(client_for: Client, learner: Person) -> None:
    activity = an_activity(form=Form.VIDEO.value, link="https://video.example.org/agressie")
    said = text_of(client_for, learner, activity)
    assert 'href="https://video.example.org/agressie" target="_blank" rel="noopener noreferrer"' in said
    assert "Bekijk de video" in said
    assert "Dit opent video.example.org in een nieuw tabblad." in said
    assert "Je kunt meteen beginnen" in said


def test_who_may_see_but_not_book_is_told_so(client_for: Client, learner: Person, manager: Person) -> None:
    activity = an_activity(policies=[only_for(manager, effect=Effect.BOOK)])
    assert "Aanmelden is voor een andere groep" in text_of(client_for, learner, activity)
    assert "Aanmelden is voor een andere groep" not in text_of(client_for, manager, activity)


def test_a_review_is_written_changed_and_taken_away_by_who_did_it(
    client_for: Client, learner: Person
) -> None:
    activity, browser = an_activity(), client_for(learner)
    refused = browser.post(path(activity) + "ervaring/", {"stars": "4", "words": "Fijn"})
    assert (refused.status_code, Review.objects.count()) == (422, 0)
    did(learner, activity)
    assert browser.post(path(activity) + "ervaring/", {"words": "Fijn"}).status_code == 422
    for stars in ("4", "2"):
        assert (
            browser.post(path(activity) + "ervaring/", {"stars": stars, "words": "Fijn"}).status_code == 302
        )
    said = text_of(client_for, learner, activity)
    assert "Collega’s geven dit een 2,0" in said
    assert "2 van 5 sterren" in said
    browser.post(path(activity) + "ervaring/weg/")
    assert Review.objects.count() == 0


def test_a_review_shows_no_name_and_a_hidden_one_its_reason_to_the_writer(
    client_for: Client, learner: Person, moment: datetime
) -> None:
    activity, reader = an_activity(), a_person()
    did(learner, activity)
    writer = Actor(current_academy_id(), learner.pk, learner.full_name)
    review = write_review(activity.pk, stars=5, words="Geweldig!", actor=writer, at=moment)
    assert review is not None
    said = text_of(client_for, reader, activity)
    assert ("Geweldig!" in said, "Bakker" in said) == (True, False)
    hide_review(review.pk, reason="Noemt een naam", actor=system(), at=moment)
    assert "Geweldig!" not in text_of(client_for, reader, activity)
    assert "Noemt een naam" not in text_of(client_for, reader, activity)
    assert "Noemt een naam" in text_of(client_for, learner, activity)


def test_a_manager_reads_who_of_the_own_people_did_it(
    client_for: Client, learner: Person, manager: Person
) -> None:
    colleague, stranger = a_person("Smit", given_name="Ali"), a_person("Vreemd", given_name="Piet")
    an_employment(colleague, a_unit(), manager=manager)
    an_employment(stranger, a_unit(), manager=a_person("Ander"))
    activity = an_activity()
    for person in (learner, stranger):
        did(person, activity)
    set_policies(activity.pk, [only_for(colleague, effect=Effect.HIDE)], actor=system(), at=clock.now())
    team = client_for(manager).get(path(activity)).context["page"].team
    assert (team.title, [member.name for member in team.did]) == ("1 van je 2 deed dit", ["Noor Bakker"])
    assert [(member.name, member.sees_it) for member in team.did_not] == [("Ali Smit", False)]
    said = text_of(client_for, manager, activity)
    assert ("Piet" in said, "Ziet dit niet" in said) == (False, True)
    assert client_for(learner).get(path(activity)).context["page"].team is None


def test_a_full_page_costs_no_more_queries(client_for: Client, learner: Person, manager: Person) -> None:
    def count(activity: Activity, person: Person) -> int:
        browser = client_for(person)
        browser.get(path(activity))
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(path(activity)).status_code == 200
        return reads(captured)

    lean = an_activity(approval=ApprovalRule.MANAGER.value)
    others = tuple(an_activity().pk for _ in range(15))
    full = an_activity(
        approval=ApprovalRule.MANAGER.value, related_ids=others[:8], prerequisite_ids=others[8:]
    )
    for number in range(1, 20):
        starts = clock.now() + timedelta(days=number)
        run = WantedRun(starts_at=starts, ends_at=starts + timedelta(hours=1))
        announce_run(full.pk, run, actor=system(), at=clock.now())
        person = a_person()
        an_employment(person, a_unit(), manager=manager)
        did(person, full)
    for person in (learner, manager):
        small, large = count(lean, person), count(full, person)
        assert (large, large <= 12) == (small, True)


def test_keeping_it_leads_back_to_the_page(client_for: Client, learner: Person) -> None:
    activity, browser = an_activity(), client_for(learner)
    here = str(activity.pk)
    for choice, is_kept in (("aan", True), ("uit", False)):
        answer = browser.post("/aanbod/bewaard/activiteit/", {choice: here, "terug": here})
        assert answer.headers["Location"] == path(activity)
        assert browser.get(path(activity)).context["page"].is_kept is is_kept
    assert f'href="{path(activity)}waarom/"' in text_of(client_for, learner, activity)
