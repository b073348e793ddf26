"""Somebody asks for what is not on offer, and those who are involved (and nobody else) see and decide it."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bekwaam.domains.catalogue.search.models import Synonym
from bekwaam.domains.offcatalogue import house
from bekwaam.domains.offcatalogue.actions import agree, ask_back
from bekwaam.domains.offcatalogue.enums import Outcome, State
from bekwaam.domains.offcatalogue.models import OffCatalogueRequest, RequestFile
from bekwaam.domains.offcatalogue.queries.similar import similar_offering
from bekwaam.domains.tenancy.actions import switch_parts
from bekwaam.kernel import clock
from tests.domains.offcatalogue.office import (
    WISH,
    Office,
    a_draft,
    a_request,
    an_office,
    as_actor,
    reread,
    stands_in,
)
from tests.factories import a_skill, an_activity

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-7.3")]
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
FILLED = {
    "title": "Leergang Groenbeheer",
    "motive": "Ik wil beter snoeien.",
    "course_cost": "1.250,50",
    "vat": "inclusief",
}


@pytest.fixture
def office(noord: Any) -> Office:
    return an_office()


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch, moment: Any) -> None:
    monkeypatch.setattr(clock, "now", lambda: moment)


def only() -> OffCatalogueRequest:
    return OffCatalogueRequest.objects.get()


def test_a_request_is_handed_in_from_one_page(office: Office, client_for: Any) -> None:
    client = client_for(office.employee)
    answer = client.post("/aanbod/aanvragen/", {**FILLED, "actie": "indienen"})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/aanvragen/{only().pk}/")
    assert (only().state, str(only().course_cost)) == (State.AT_MANAGER, "1250.50")
    page = client.get(answer.headers["Location"]).content.decode()
    assert "Noor Leader" in page
    assert "€\xa01.250,50" in page


def test_what_is_on_offer_already_is_shown_before_it_is_handed_in(office: Office, client_for: Any) -> None:
    an_activity(office.directorate, title="Groenbeheer voor beginners")
    client = client_for(office.employee)
    answer = client.post("/aanbod/aanvragen/", {**FILLED, "actie": "indienen"})
    assert answer.status_code == 200
    assert "Groenbeheer voor beginners" in answer.content.decode()
    assert OffCatalogueRequest.objects.count() == 0
    answer = client.post("/aanbod/aanvragen/", {**FILLED, "actie": "indienen", "gezien": "1"})
    assert (answer.status_code, only().state) == (302, State.AT_MANAGER)


def test_what_somebody_may_not_see_is_not_shown_as_similar(office: Office, client_for: Any) -> None:
    from bekwaam.domains.catalogue.audience.policies import Condition, Policy
    from bekwaam.domains.catalogue.enums import Dimension, Effect

    hidden = Policy(Effect.HIDE, (Condition(dimension=Dimension.UNIT, unit_id=office.team.pk),))
    an_activity(office.top, title="Groenbeheer geheim", policies=[hidden])
    client = client_for(office.employee)
    answer = client.post("/aanbod/aanvragen/", {**FILLED, "actie": "indienen"})
    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Leergang groenbeheer", ["Groenbeheer voor beginners"]),
        ("Cursus AVG", ["Privacy aan de balie"]),
        ("Groenbeheer en onkruid bestrijden", []),
        ("Groenbeheer voor beginners met een kettingzaag", ["Groenbeheer voor beginners"]),
        ("Training voor de opleiding", []),
        ("Binnenhavens", []),
        ("", []),
    ],
)
def test_similar_is_what_the_catalogue_itself_finds(office: Office, asked: str, found: list[str]) -> None:
    """With its stems and synonyms; one word of many is not enough."""
    Synonym.objects.create(words=["avg", "privacy"], changed_at=clock.now())
    for title in ("Groenbeheer voor beginners", "Privacy aan de balie", "Binnenstad en verkeer"):
        an_activity(office.directorate, title=title)
    actor = as_actor(office.employee)
    assert [one.title for one in similar_offering(actor, asked, at=clock.now())] == found


def test_a_skill_of_the_framework_is_asked_for_and_seen(office: Office, client_for: Any) -> None:
    skill = a_skill("snoeien", "Snoeien van bomen")
    client = client_for(office.employee)
    wrong = client.post("/aanbod/aanvragen/", {**FILLED, "skill": "vliegen", "actie": "indienen"})
    assert (wrong.status_code, "Geen skill gevonden." in wrong.content.decode()) == (422, True)
    client.post("/aanbod/aanvragen/", {**FILLED, "skill": "Snoeien van bomen (snoeien)", "actie": "bewaren"})
    row = only()
    assert (row.skill_id, row.state) == (skill.pk, State.DRAFT)
    page = client.get(f"/aanvragen/{row.pk}/wijzigen/")
    assert page.context["form"]["skill"].value() == "Snoeien van bomen (snoeien)"
    changed = {**FILLED, "title": "Leergang Snoeien", "skill": "snoeien", "turn": row.turn}
    client.post(f"/aanvragen/{row.pk}/wijzigen/", changed)
    client.post(f"/aanvragen/{row.pk}/indienen/")
    row.refresh_from_db()
    assert (row.title, row.skill_id, row.state) == ("Leergang Snoeien", skill.pk, State.AT_MANAGER)
    assert "Snoeien van bomen" in client_for(office.leader).get(f"/aanvragen/{row.pk}/").content.decode()


def test_a_draft_changed_in_another_window_is_not_overwritten(office: Office, client_for: Any) -> None:
    client = client_for(office.employee)
    client.post("/aanbod/aanvragen/", {**FILLED, "actie": "bewaren"})
    address, first = f"/aanvragen/{only().pk}/wijzigen/", only().turn
    client.post(address, {**FILLED, "title": "Venster een", "turn": first})
    late = client.post(address, {**FILLED, "title": "Venster twee", "turn": first})
    assert (late.status_code, [line.words for line in late.context["clash"]]) == (422, ["Venster een"])
    again = late.context["form"]["turn"].value()
    assert client.post(address, {**FILLED, "title": "Venster twee", "turn": again}).status_code == 302
    assert only().title == "Venster twee"


def test_a_button_pressed_twice_makes_one_request(office: Office, client_for: Any) -> None:
    client = client_for(office.employee)
    key = client.get("/aanbod/aanvragen/").context["form"]["key"].value()
    sent = {**FILLED, "actie": "indienen", "gezien": "1", "key": key}
    first, second = (client.post("/aanbod/aanvragen/", sent) for _ in range(2))
    assert (first.status_code, first.headers["Location"]) == (302, second.headers["Location"])
    assert str(only().pk) == str(key)
    stranger = client_for(office.colleague).post("/aanbod/aanvragen/", sent)
    assert (stranger.status_code, str(key) in stranger.content.decode()) == (422, True)


def test_each_party_reads_what_to_expect(office: Office, client_for: Any) -> None:
    row = a_request(office)

    def lead(person: Any) -> str:
        return str(client_for(person).get(f"/aanvragen/{row.pk}/").context["page"].turn_words)

    assert lead(office.employee) == "De leidinggevende beslist nu. Jij hoeft niets te doen."
    assert lead(office.leader) == "Jij bent aan de beurt. Lees de aanvraag en beslis onderaan."
    ask_back(row.pk, words="Wanneer?", seen_turn=row.turn, actor=as_actor(office.leader), at=clock.now())
    assert lead(office.employee) == "Beantwoord de vraag, dan gaat de aanvraag verder."
    assert lead(office.leader).startswith("De aanvraag wacht op een antwoord")
    page = client_for(office.leader).get(f"/aanvragen/{row.pk}/").content.decode()
    assert ("Jij, degene die" in page, "Wie het aanvraagt" in page) == (False, True)


def test_the_first_page_says_whose_turn_it_is(office: Office, client_for: Any) -> None:
    row = a_request(office)

    def waiting(person: Any) -> list[str]:
        todo = client_for(person).get("/").context["page"].todo
        return [one.title for one in todo if one.href == f"/aanvragen/{row.pk}/"]

    assert waiting(office.leader) == [f"Aanvraag van {office.employee.full_name} wacht op jou"]
    assert waiting(office.employee) == []
    ask_back(row.pk, words="Wanneer?", seen_turn=row.turn, actor=as_actor(office.leader), at=clock.now())
    assert waiting(office.employee) == ["Er is een vraag over je aanvraag"]
    assert waiting(office.leader) == []


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "", "Verbeter eerst dit"),
        ("motive", "", "Verbeter eerst dit"),
        ("course_cost", "-1", "0"),
        ("link", "javascript:alert(1)", "Vul een webadres in"),
        ("ends_on", "2026-01-01", "De laatste dag ligt voor de eerste dag"),
    ],
)
def test_a_wrong_form_says_what_to_do(
    office: Office, client_for: Any, field: str, value: str, sentence: str
) -> None:
    said = {**FILLED, "starts_on": "2026-12-01", "actie": "indienen", field: value}
    answer = client_for(office.employee).post("/aanbod/aanvragen/", said)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert OffCatalogueRequest.objects.count() == 0


def test_nobody_else_finds_a_request(office: Office, client_for: Any) -> None:
    row = a_request(office)
    for person, status in (
        (office.employee, 200),
        (office.leader, 200),
        (office.clerk, 200),
        (office.centre, 200),
        (office.colleague, 404),
        (office.director, 404),
        (office.secretary, 404),
    ):
        assert client_for(person).get(f"/aanvragen/{row.pk}/").status_code == status, person.family_name


def test_a_draft_is_the_askers_own(office: Office, client_for: Any) -> None:
    row = a_draft(office, by=office.leader)
    found = [
        client_for(person).get(f"/aanvragen/{row.pk}/").status_code
        for person in (office.leader, office.employee, office.clerk, office.centre)
    ]
    assert found == [200, 404, 404, 404]


def test_a_substitute_decides_from_the_list_of_the_team(office: Office, client_for: Any) -> None:
    stands_in(office.leader, office.colleague)
    row = a_request(office)
    client = client_for(office.colleague)
    page = client.get("/mijn-team/aanvragen/").content.decode()
    assert "Wacht op jou namens Noor Leader" in page
    assert f"/aanvragen/{row.pk}/" in page
    said = {"verdict": "akkoord", "words": "Prima", "turn": row.turn}
    answer = client.post(f"/aanvragen/{row.pk}/beslissen/", said)
    assert (answer.status_code, reread(row).state) == (302, State.AT_BACKOFFICE)
    assert "Noor Colleague namens Noor Leader" in client.get(f"/aanvragen/{row.pk}/").content.decode()


def test_the_second_of_two_deciders_reads_who_was_first(office: Office, client_for: Any) -> None:
    stands_in(office.leader, office.colleague)
    row = a_request(office)
    said = {"verdict": "akkoord", "words": "", "turn": row.turn}
    client_for(office.colleague).post(f"/aanvragen/{row.pk}/beslissen/", said)
    answer = client_for(office.leader).post(
        f"/aanvragen/{row.pk}/beslissen/", {**said, "verdict": "afwijzen"}
    )
    assert answer.status_code == 422
    assert "Noor Colleague was je voor." in answer.content.decode()
    assert reread(row).state == State.AT_BACKOFFICE


def test_the_asker_cannot_post_a_decision(office: Office, client_for: Any) -> None:
    stands_in(office.leader, office.employee)
    row = a_request(office)
    client = client_for(office.employee)
    for address in ("beslissen", "toekennen"):
        said = {"verdict": "akkoord", "words": "x", "turn": row.turn}
        answer = client.post(f"/aanvragen/{row.pk}/{address}/", said)
        assert (answer.status_code, reread(row).state) == (422, State.AT_MANAGER)
        assert "Iemand anders beslist erover" in answer.content.decode()


def test_the_back_office_adds_it_to_the_offering(office: Office, client_for: Any) -> None:
    row = a_request(office)
    row = agree(row.pk, seen_turn=row.turn, actor=as_actor(office.leader), at=clock.now())
    client = client_for(office.clerk)
    assert "1 aanvraag wacht op de backoffice" in client.get("/beheer/aanvragen/").content.decode()
    said = {"verdict": "toevoegen", "words": "", "turn": row.turn, "owner": office.directorate.code}
    answer = client.post(f"/aanvragen/{row.pk}/toekennen/", said)
    assert answer.status_code == 302
    assert (reread(row).outcome, reread(row).activity.owner_unit_id) == (Outcome.ADDED, office.directorate.pk)


def test_the_question_and_the_answer(office: Office, client_for: Any) -> None:
    row = a_request(office)
    row = ask_back(
        row.pk, seen_turn=row.turn, words="Kan het dichterbij?", actor=as_actor(office.leader), at=clock.now()
    )
    client = client_for(office.employee)
    assert "Kan het dichterbij?" in client.get(f"/aanvragen/{row.pk}/antwoord/").content.decode()
    said = {**FILLED, "course_cost": "400", "words": "Nee, helaas.", "turn": row.turn}
    answer = client.post(f"/aanvragen/{row.pk}/antwoord/", said)
    assert (answer.status_code, reread(row).state) == (302, State.AT_MANAGER)


def test_files_are_judged_by_what_is_in_them_and_go_to_those_involved(
    office: Office, client_for: Any
) -> None:
    client = client_for(office.employee)
    program = SimpleUploadedFile("offerte.pdf", b"MZ" + bytes(200), "application/pdf")
    answer = client.post("/aanbod/aanvragen/", {**FILLED, "attachment": program, "actie": "bewaren"})
    assert (answer.status_code, OffCatalogueRequest.objects.count()) == (422, 0)
    offer = SimpleUploadedFile("offerte.exe", PDF, "application/x-msdownload")
    client.post("/aanbod/aanvragen/", {**FILLED, "attachment": offer, "actie": "indienen"})
    file = RequestFile.objects.select_related("stored").get()
    assert (file.stored.media_type, file.stored.name) == ("application/pdf", "offerte.exe.pdf")
    address = f"/aanvragen/{file.request_id}/bijlage/{file.pk}/"
    answer = client_for(office.leader).get(address)
    assert BytesIO(b"".join(answer.streaming_content)).getvalue() == PDF
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert client_for(office.colleague).get(address).status_code == 404


def test_the_file_of_another_request_is_not_there(office: Office, client_for: Any) -> None:
    client = client_for(office.employee)
    client.post(
        "/aanbod/aanvragen/",
        {**FILLED, "attachment": SimpleUploadedFile("a.pdf", PDF), "actie": "bewaren"},
    )
    file = RequestFile.objects.get()
    other = a_draft(office)
    assert client.get(f"/aanvragen/{other.pk}/bijlage/{file.pk}/").status_code == 404
    assert client.post(f"/aanvragen/{other.pk}/bijlage/{file.pk}/weg/").status_code == 404
    assert RequestFile.objects.count() == 1


def test_a_switched_off_part_is_absent(office: Office, client_for: Any) -> None:
    switch_parts(actor=as_actor(office.centre), chosen={house.MODULE: False}, at=clock.now())
    for person, address in (
        (office.employee, "/aanvragen/"),
        (office.employee, "/aanbod/aanvragen/"),
        (office.leader, "/mijn-team/aanvragen/"),
        (office.clerk, "/beheer/aanvragen/"),
    ):
        client = client_for(person)
        assert client.get(address).status_code == 404
        assert "/aanvragen/" not in client.get("/").content.decode()


def test_the_export_has_the_filters_of_the_screen(office: Office, client_for: Any) -> None:
    a_request(office)
    a_request(office, replace(WISH, title="Snoeien op hoogte"))
    client = client_for(office.clerk)
    body = b"".join(client.get("/beheer/aanvragen/?zoek=hoogte&formaat=csv").streaming_content).decode()
    assert "Snoeien op hoogte" in body
    assert "Leergang" not in body
    assert "snoeien." not in body


@pytest.mark.parametrize(
    ("address", "who"),
    [("/aanvragen/", "employee"), ("/mijn-team/aanvragen/", "leader"), ("/beheer/aanvragen/", "clerk")],
)
def test_lists_ask_as_much_for_thirty_as_for_one(
    office: Office, client_for: Any, address: str, who: str
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = client_for(getattr(office, who))
    counts = []
    for number in (1, 29):
        for _ in range(number):
            a_request(office)
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address).status_code == 200
        counts.append(len([one for one in asked if "SAVEPOINT" not in one["sql"]]))
    assert counts[0] == counts[1]
    assert counts[1] <= 12, [one["sql"][-260:] for one in asked]
