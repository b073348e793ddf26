"""The pages of the portfolio: who opens what, what they cost, and what happens to a form."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.portfolio import actions
from bekwaam.domains.portfolio.enums import NeedState, Source
from bekwaam.domains.portfolio.models import (
    AgendaItem,
    Contract,
    Criterion,
    LearningNeed,
    NeedRound,
    PortfolioMeeting,
)
from bekwaam.domains.tenancy.models import AcademySettings
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from tests.domains.portfolio.making import a_contract, a_keeper, a_meeting, a_need, a_round, a_supplier
from tests.factories import a_grant, a_person, a_skill, a_unit, an_activity, an_employment
from tests.portals.admin.queries import reads

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-7.1")]
HOME = "/beheer/portfolio/"
PAGES = [HOME] + [
    f"{HOME}{part}/"
    for part in ("behoeften", "rondes", "kalender", "overleggen", "bord", "signalen", "criteria")
]
PAGES += ["/beheer/contracten/"]


@pytest.fixture
def now(noord: Any) -> datetime:
    return clock.now()


def holder(role: Role, unit: Any = None) -> Any:
    person = a_person()
    a_grant(person, role, unit)
    an_employment(person, unit or a_unit())
    return person


@pytest.fixture
def centre(client_for: Any) -> Any:
    return client_for(holder(Role.ULC))


def test_a_need_travels_by_forms_only(client_for: Any, centre: Any, now: datetime) -> None:
    unit = a_unit(name="Burgerzaken")
    office = client_for(holder(Role.BACKOFFICE, unit))
    today = clock.today()
    said = {
        "name": "Ronde",
        "opens_on": today,
        "closes_on": today + timedelta(days=9),
        "units": [str(unit.pk)],
    }
    assert centre.post(f"{HOME}rondes/nieuw/", said).status_code == 302
    asked = NeedRound.objects.get()
    form = f"{HOME}behoeften/nieuw/?ronde={asked.pk}"
    need_said = {
        "unit": str(unit.pk),
        "title": "Agressie",
        "goal": "Veilig",
        "priority": "hoog",
        "people_count": "8",
    }
    assert office.post(form, {**need_said, "goal": ""}).status_code == 422
    assert office.post(form, need_said).status_code == 302
    need = LearningNeed.objects.get()
    assert need.state == NeedState.COLLECTED
    centre.post(f"{HOME}overleggen/nieuw/", {"title": "Najaar", "held_on": today})
    meeting = PortfolioMeeting.objects.get()
    centre.post(f"{HOME}overleggen/{meeting.pk}/agenda/", {"behoefte": [str(need.pk)]})
    item, owner = AgendaItem.objects.get(), holder(Role.ULC)
    decision = {"outcome": "inkopen", "reason": "Nodig", "makes_activity": "on", "form": "klassikaal"}
    refused = centre.post(f"{HOME}agendapunten/{item.pk}/", decision)
    assert (refused.status_code, "Kies wie het uitvoert" in refused.content.decode()) == (422, True)
    decision |= {"owner": owner.personnel_number, "due_on": today}
    assert centre.post(f"{HOME}agendapunten/{item.pk}/", decision).status_code == 302
    centre.post(f"{HOME}overleggen/{meeting.pk}/sluit/")
    minutes = centre.get(f"{HOME}overleggen/{meeting.pk}/verslag.pdf")
    assert (minutes["Content-Type"], b"".join(minutes)[:5]) == ("application/pdf", b"%PDF-")
    story = office.get(f"{HOME}behoeften/{need.pk}/").content.decode()
    assert ("In inkoop" in story, "Nodig" in story) == (True, True)


def test_pages_are_for_those_they_are_meant_for(client_for: Any, now: datetime) -> None:
    unit = a_unit()
    faces = {
        Role.ULC: client_for(holder(Role.ULC)),
        Role.BACKOFFICE: client_for(holder(Role.BACKOFFICE, unit)),
        Role.FINANCE: client_for(holder(Role.FINANCE)),
        Role.AUDITOR: client_for(holder(Role.AUDITOR)),
        Role.EMPLOYEE: client_for(a_person()),
    }
    opened = {role: [client.get(page).status_code for page in PAGES] for role, client in faces.items()}
    assert opened == {
        Role.ULC: [200] * 9,
        Role.BACKOFFICE: [200, 200, 200, 200, 403, 403, 403, 403, 200],
        Role.FINANCE: [403] * 8 + [200],
        Role.AUDITOR: [200, 200, 200, 200, 200, 403, 403, 403, 200],
        Role.EMPLOYEE: [403] * 9,
    }


def test_another_units_needs_do_not_exist(client_for: Any, now: datetime) -> None:
    unit, other = a_unit(), a_unit()
    secret = a_need(other, at=now, title="Geheim")
    asked = a_round(other, at=now, name="Verborgen ronde")
    office = client_for(holder(Role.BACKOFFICE, unit))
    for path in (f"behoeften/{secret.pk}/", f"behoeften/{secret.pk}/wijzig/", f"rondes/{asked.pk}/"):
        assert office.get(HOME + path).status_code == 404
    for page in ("", "behoeften/", "rondes/"):
        text = office.get(HOME + page).content.decode()
        assert ("Geheim" in text, "Verborgen ronde" in text) == (False, False)
    listed = b"".join(office.get(f"{HOME}behoeften/?formaat=csv")).decode("utf-8-sig")
    assert ("Geheim" in listed, "Behoefte" in listed) == (False, True)


def test_a_part_that_is_off_is_not_there(client_for: Any, centre: Any, now: datetime) -> None:
    office = client_for(holder(Role.BACKOFFICE, a_unit()))
    assert 'href="/beheer/portfolio/"' in centre.get("/beheer/portfolio/").content.decode()
    AcademySettings.objects.update(modules={"portfolio": False})
    assert {centre.get(page).status_code for page in PAGES} == {404}
    assert office.get("/leerbehoefte/").status_code == 404
    assert "/beheer/portfolio/" not in office.get("/beheer/medewerkers/").content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_a_long_list_costs_no_more_queries(centre: Any, now: datetime, page: str) -> None:
    keeper = a_keeper()
    actions.save_criterion(None, name="Wet", explanation="", weight=2, actor=keeper, at=now)
    supplier = a_supplier()

    def add(number: int) -> None:
        unit = a_unit()
        need = a_need(unit, at=now, asked=a_round(unit, at=now))
        meeting = a_meeting(at=now)
        if number % 2:
            actions.add_need_items(meeting.pk, [need.pk], actor=keeper, at=now)
        a_contract(at=now, number=f"C{number}", supplier_id=supplier.pk)
        an_activity(review_on=clock.today())

    def cost() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert centre.get(page).status_code == 200
        return reads(caught)

    add(0)
    centre.get(page)
    one = cost()
    for number in range(1, 30):
        add(number)
    centre.get(page)
    thirty = cost()
    assert (thirty - one, thirty <= 12) == (0, True), (one, thirty)


def test_the_second_one_to_move_a_card_is_told(centre: Any, now: datetime) -> None:
    a_meeting(at=now)
    need = a_need(a_unit(), at=now)
    move = f"{HOME}behoeften/{need.pk}/verplaats/"
    said = {"to": "op_agenda", "revision": need.revision, "van": "bord"}
    assert centre.post(move, said, follow=True).redirect_chain == [(f"{HOME}bord/", 302)]
    late = centre.post(move, {**said, "to": "verzameld"}, follow=True).content.decode()
    assert "Iemand anders heeft dit intussen gewijzigd" in late
    assert LearningNeed.objects.get().state == NeedState.ON_AGENDA


def test_the_second_editor_of_a_need_sees_what_stands_there(client_for: Any, now: datetime) -> None:
    unit = a_unit()
    need, office = a_need(unit, at=now), client_for(holder(Role.BACKOFFICE, unit))
    said = {
        "title": "Mijn woorden",
        "goal": "Omdat",
        "priority": "laag",
        "people_count": "3",
        "revision": "1",
    }
    answer = office.post(f"{HOME}behoeften/{need.pk}/wijzig/", said)
    text = answer.content.decode()
    assert (answer.status_code, "Mijn woorden" in text, need.title in text) == (422, True, True)
    again = answer.context["form"]["revision"].value()
    assert office.post(f"{HOME}behoeften/{need.pk}/wijzig/", {**said, "revision": again}).status_code == 302
    need.refresh_from_db()
    assert need.title == "Mijn woorden"


def test_a_need_names_a_skill_of_the_framework_or_says_it_in_own_words(
    client_for: Any, now: datetime
) -> None:
    unit, skill = a_unit(), a_skill("agressie", "Omgaan met agressie")
    office = client_for(holder(Role.BACKOFFICE, unit))
    said = {"unit": str(unit.pk), "title": "Rust", "goal": "Veilig", "priority": "laag", "people_count": "3"}
    for wrong, words in (
        ({"skill": "vliegen"}, "Geen skill gevonden."),
        ({"skill": "agressie", "skill_words": "Kalm"}, "Niet allebei."),
    ):
        answer = office.post(f"{HOME}behoeften/nieuw/", {**said, **wrong})
        assert (answer.status_code, words in answer.content.decode()) == (422, True)
    office.post(f"{HOME}behoeften/nieuw/", {**said, "skill": "Omgaan met agressie (agressie)"})
    need = LearningNeed.objects.get()
    assert (need.skill, need.skill_words) == (skill, "")
    assert "Omgaan met agressie" in office.get(f"{HOME}behoeften/{need.pk}/").content.decode()
    assert "Rust" in office.get(f"{HOME}behoeften/?zoek=agressie").content.decode()
    assert office.get(f"{HOME}behoeften/{need.pk}/wijzig/").context["form"]["skill"].value() == (
        "Omgaan met agressie (agressie)"
    )


def test_an_employee_reports_what_is_missing(client_for: Any, now: datetime) -> None:
    person, unit = a_person(), a_unit()
    an_employment(person, unit)
    client = client_for(person)
    assert 'value="duiken"' in client.get("/leerbehoefte/?zoek=duiken").content.decode()
    assert client.post("/leerbehoefte/", {"title": "Duiken", "goal": ""}).status_code == 302
    assert LearningNeed.objects.get().source == Source.REPORT
    lost = client_for(a_person()).post("/leerbehoefte/", {"title": "x"})
    assert (lost.status_code, "Vraag je leidinggevende" in lost.content.decode()) == (422, True)


def test_a_button_pressed_twice_makes_one_need(client_for: Any, now: datetime) -> None:
    unit, person = a_unit(), a_person()
    an_employment(person, unit)
    office, employee = client_for(holder(Role.BACKOFFICE, unit)), client_for(person)
    key = office.get(f"{HOME}behoeften/nieuw/").context["form"]["key"].value()
    said = {"unit": str(unit.pk), "title": "Rust", "goal": "Veilig", "priority": "laag", "people_count": "3"}
    answers = [office.post(f"{HOME}behoeften/nieuw/", {**said, "key": key}) for _ in range(2)]
    assert [answer.headers["Location"] for answer in answers] == [f"{HOME}behoeften/{key}/"] * 2
    report = {
        "title": "Duiken",
        "goal": "",
        "need_id": employee.get("/leerbehoefte/").context["form"]["need_id"].value(),
    }
    assert [employee.post("/leerbehoefte/", report).status_code for _ in range(2)] == [302, 302]
    assert employee.post("/leerbehoefte/", {**report, "need_id": key}).status_code == 422
    assert LearningNeed.objects.count() == 2


def test_nonsense_in_an_address_asks_for_nothing(centre: Any, now: datetime) -> None:
    for query in ("ronde=x&status=x&pagina=x&thema=1", "zoek=%F0%9F%8E%93", "soort=x&jaar=99999"):
        for page in PAGES:
            assert centre.get(f"{page}?{query}").status_code == 200


def test_hostile_text_stays_text(centre: Any, now: datetime) -> None:
    need = a_need(a_unit(), at=now, title="<script>alert(1)</script>", goal='"><svg onload=x>')
    text = centre.get(f"{HOME}behoeften/{need.pk}/").content.decode()
    assert ("<script>alert" in text, "<svg onload" in text, "&lt;script&gt;" in text) == (False, False, True)


def test_a_contract_is_kept_by_forms(client_for: Any, centre: Any, now: datetime) -> None:
    supplier = a_supplier()
    said = {
        "number": "1",
        "title": "Bhv",
        "supplier": str(supplier.pk),
        "starts_on": "2026-01-01",
        "ends_on": "2027-01-01",
    }
    said |= {"extensions": "0", "extension_months": "12"}
    assert centre.post("/beheer/contracten/nieuw/", {**said, "ends_on": "2025-01-01"}).status_code == 422
    assert centre.post("/beheer/contracten/nieuw/", said).status_code == 302
    page = f"/beheer/contracten/{Contract.objects.get().pk}/"
    assert centre.post(f"{page}percelen/", {"number": "1", "name": "Noord"}).status_code == 302
    price = {"label": "Dag", "price": "100", "basis": "groep", "valid_from": "2026-01-01"}
    assert centre.post(f"{page}prijzen/", price).status_code == 302
    finance = client_for(holder(Role.FINANCE))
    assert "Noord" in finance.get(page).content.decode()
    assert [finance.get(f"{page}wijzig/").status_code, finance.post(f"{page}percelen/", {}).status_code] == [
        403,
        403,
    ]


def test_a_criterion_that_was_used_stops_counting(centre: Any, now: datetime) -> None:
    centre.post(f"{HOME}criteria/", {"name": "Wet", "weight": "4"})
    criterion, need = Criterion.objects.get(), a_need(a_unit(), at=now)
    field = f"c{criterion.pk.hex}"
    assert centre.post(f"{HOME}behoeften/{need.pk}/weeg/", {field: "6"}).status_code == 422
    centre.post(f"{HOME}behoeften/{need.pk}/weeg/", {field: "5"})
    assert "20 van 20 punten" in centre.get(f"{HOME}behoeften/{need.pk}/").content.decode()
    centre.post(f"{HOME}criteria/{criterion.pk}/weg/")
    assert "20 van 20 punten" not in centre.get(f"{HOME}behoeften/{need.pk}/").content.decode()
