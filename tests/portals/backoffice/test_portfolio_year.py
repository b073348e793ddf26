"""The year of the portfolio as a file, contracts that ask for a decision, taking back a retirement, and signs of a need."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import icalendar
import pytest

from bekwaam.domains.catalogue.search.models import MissedTerm
from bekwaam.domains.notifications.models import Message
from bekwaam.domains.offcatalogue.actions import refuse, start_request, submit
from bekwaam.domains.portfolio import actions
from bekwaam.domains.portfolio.enums import NeedState, RetirementState
from bekwaam.domains.portfolio.models import LearningNeed, Retirement
from bekwaam.domains.portfolio.queries.needs import MOST_CARDS
from bekwaam.domains.portfolio.rules.contracts import Standing, standing
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role, system_actor
from bekwaam.kernel.scope import current_academy_id
from tests.domains.offcatalogue.office import WISH, an_office, as_actor
from tests.domains.portfolio.making import a_contract, a_keeper, a_meeting, a_need, a_round
from tests.factories import a_grant, a_person, a_theme, a_unit, an_activity, an_employment

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-7.1")]
HOME = "/beheer/portfolio/"
TODAY = date(2026, 5, 1)


@pytest.fixture
def now(noord: Any) -> datetime:
    return clock.now()


@pytest.fixture
def centre(client_for: Any, noord: Any) -> Any:
    person = a_person()
    a_grant(person, Role.ULC)
    an_employment(person, a_unit())
    return client_for(person)


def text_of(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def events_in(body: bytes) -> dict[str, tuple[str, date, date]]:
    found = icalendar.Calendar.from_ical(body).walk("VEVENT")
    return {str(each["uid"]): (str(each["summary"]), each["dtstart"].dt, each["dtend"].dt) for each in found}


def test_the_year_goes_into_ones_own_calendar(centre: Any, now: datetime) -> None:
    year = clock.today().year
    day = date(year, 7, 1)
    contract = a_contract(
        at=now, title="Bhv; regio, noord", starts_on=date(year, 1, 1), ends_on=day, notice_on=date(year, 4, 1)
    )
    a_meeting(at=now, title="Overleg")
    answer = centre.get(f"{HOME}kalender.ics?jaar={year}")
    assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == (
        "text/calendar; charset=utf-8",
        "no-store",
    )
    found = events_in(answer.content)
    ends = found[f"contract_ends-{contract.pk}@bekwaam"]
    assert ends == ("Contract eindigt: Bhv; regio, noord", day, day + timedelta(days=1))
    assert sorted(title.split(":")[0] for title, _first, _last in found.values()) == [
        "Contract eindigt",
        "Laatste dag om op te zeggen",
        "Overleg",
    ]
    only = events_in(centre.get(f"{HOME}kalender.ics?jaar={year}&soort=meeting").content)
    assert [title for title, _first, _last in only.values()] == ["Overleg: Overleg"]
    assert f"kalender.ics?jaar={year}" in text_of(centre.get(f"{HOME}kalender/"))


def test_a_file_holds_no_more_than_the_page(client_for: Any, now: datetime) -> None:
    year = clock.today().year
    hidden = {"starts_on": date(year, 1, 1), "ends_on": date(year, 7, 1)}
    a_contract(at=now, title="Van een ander", owner_unit_id=a_unit().pk, **hidden)
    person, unit = a_person(), a_unit()
    a_grant(person, Role.BACKOFFICE, unit)
    an_employment(person, unit)
    a_meeting(at=now)
    a_round(a_unit(), at=now)
    assert events_in(client_for(person).get(f"{HOME}kalender.ics").content) == {}
    employee = a_person()
    an_employment(employee, unit)
    assert client_for(employee).get(f"{HOME}kalender.ics").status_code == 403


@pytest.mark.parametrize(
    ("ends", "notice", "expected"),
    [
        (400, None, Standing.RUNNING),
        (90, None, Standing.ENDING),
        (91, None, Standing.RUNNING),
        (80, 60, Standing.NOTICE),
        (80, -1, Standing.ENDING),
        (0, None, Standing.ENDING),
        (-1, None, Standing.ENDED),
    ],
)
def test_where_a_contract_is_in_its_life(ends: int, notice: int | None, expected: Standing) -> None:
    days = {
        "starts_on": date(2025, 1, 1),
        "ends_on": TODAY + timedelta(days=ends),
        "notice_on": None if notice is None else TODAY + timedelta(days=notice),
    }
    assert standing(**days, on=TODAY) is expected


def test_a_contract_that_ends_soon_is_shown_on_its_pages(centre: Any, now: datetime) -> None:
    today = clock.today()
    a_contract(at=now, number="LANG", title="Loopt lang", ends_on=today + timedelta(days=800))
    soon = a_contract(at=now, number="KORT", title="Loopt af", ends_on=today + timedelta(days=40))
    near = a_contract(
        at=now,
        number="OPZ",
        title="Opzegbaar",
        ends_on=today + timedelta(days=200),
        notice_on=today + timedelta(days=20),
    )
    page = centre.get("/beheer/contracten/")
    assert [(each.contract.pk, each.is_notice) for each in page.context["page"].urgent] == [
        (near.pk, True),
        (soon.pk, False),
    ]
    assert "2 contracten vragen nu een besluit." in text_of(page)
    assert "Loopt bijna af" in text_of(centre.get("/beheer/contracten/?status=ending"))
    assert "Opzegbaar" not in text_of(centre.get("/beheer/contracten/?status=ending"))
    assert "Verleng het, of regel iets nieuws." in text_of(centre.get(f"/beheer/contracten/{soon.pk}/"))
    assert [each.contract.pk for each in centre.get(HOME).context["page"].urgent] == [near.pk, soon.pk]


def test_a_retirement_is_taken_back_until_it_is_carried_out(centre: Any, now: datetime) -> None:
    minder = a_person()
    activity = an_activity(title="Basiscursus Excel", keeper_id=minder.pk)
    leaves_on = clock.today() + timedelta(days=30)
    said = {"leaves_on": leaves_on, "reason": "Verouderd.", "at": now}
    actions.announce_retirement(activity.pk, **said, actor=a_keeper())
    assert "Basiscursus Excel" in text_of(centre.get(HOME))
    back = f"{HOME}afscheid/{Retirement.objects.get().pk}/terug/"
    assert "Het blijft in het aanbod." in text_of(centre.post(back, follow=True))
    assert Retirement.objects.get().state == RetirementState.WITHDRAWN
    assert Message.objects.filter(kind="portfolio.activity_stays", person=minder).count() == 1
    assert "al teruggenomen" in text_of(centre.post(back, follow=True))
    again = actions.announce_retirement(activity.pk, **said, actor=a_keeper())
    system = system_actor(current_academy_id())
    actions.carry_out_retirements(actor=system, at=now + timedelta(days=31))
    assert "al uit het aanbod" in text_of(centre.post(f"{HOME}afscheid/{again.pk}/terug/", follow=True))


def test_only_the_centre_takes_it_back(client_for: Any, now: datetime) -> None:
    person, unit = a_person(), a_unit()
    a_grant(person, Role.BACKOFFICE, unit)
    an_employment(person, unit)
    said = {"leaves_on": clock.today() + timedelta(days=9), "reason": "x", "actor": a_keeper(), "at": now}
    leaving = actions.announce_retirement(an_activity(unit).pk, **said)
    assert client_for(person).post(f"{HOME}afscheid/{leaving.pk}/terug/").status_code == 403


def test_a_sign_becomes_a_need(centre: Any, now: datetime) -> None:
    unit, monday = a_unit("BURG"), clock.today() - timedelta(days=clock.today().weekday())
    MissedTerm.objects.create(term="onkruid", week_on=monday, count=7)
    page = text_of(centre.get(f"{HOME}signalen/"))
    assert ("onkruid" in page, "7 keer gezocht" in page) == (True, True)
    assert "?neem=onkruid&amp;bron=zoeken#opnemen" in page
    form = centre.get(f"{HOME}signalen/?neem=onkruid&bron=zoeken").context["form"]
    assert (form["words"].value(), form["source"].value()) == ("onkruid", "zoeken")
    assert centre.get(f"{HOME}signalen/?bron=x").context["form"]["source"].value() == "zoeken"
    said = {"words": "Onkruid zonder gif", "source": "zoeken", "unit": unit.code}
    made = centre.post(f"{HOME}signalen/", said)
    need = LearningNeed.objects.get()
    assert (made.status_code, made.url) == (302, f"{HOME}behoeften/{need.pk}/wijzig/")
    assert (need.title, need.source, need.state) == ("Onkruid zonder gif", "zoeken", NeedState.DRAFT)
    wrong = centre.post(f"{HOME}signalen/", {**said, "unit": "NERGENS"})
    assert (wrong.status_code, "Geen onderdeel gevonden" in text_of(wrong)) == (422, True)


@pytest.mark.eis("U-7.3")
def test_what_was_asked_outside_the_catalogue_is_counted_per_theme(centre: Any, now: datetime) -> None:
    office, shelf, other = an_office(), a_theme("groen"), a_theme("geld")
    people = [office.employee, *(a_person() for _ in range(4))]
    for number, person in enumerate(people):
        if number:
            an_employment(person, office.team, manager=office.leader)
        draft = start_request(
            replace(WISH, theme_id=shelf.pk), person_id=person.pk, actor=as_actor(person), at=now
        )
        row = submit(draft.pk, actor=as_actor(person), at=now)
    refuse(row.pk, seen_turn=row.turn, words="Nee", actor=as_actor(office.leader), at=now)
    small = start_request(
        replace(WISH, theme_id=other.pk),
        person_id=office.employee.pk,
        actor=as_actor(office.employee),
        at=now,
    )
    submit(small.pk, actor=as_actor(office.employee), at=now)
    text = text_of(centre.get(f"{HOME}signalen/"))
    (found,) = centre.get(f"{HOME}signalen/").context["page"]["asked_for"]
    assert (found.words, found.count, found.people, found.granted, found.waiting) == (
        shelf.name,
        5,
        5,
        0,
        None,
    )
    assert ("€ 2.000" in text, other.name in text) == (True, False)


def test_the_rest_of_a_column_of_the_board_is_in_the_list(centre: Any, now: datetime) -> None:
    unit = a_unit()
    for number in range(MOST_CARDS + 1):
        a_need(unit, at=now + timedelta(seconds=number), title=f"Behoefte {number}")
    columns = {column.key: column for column in centre.get(f"{HOME}bord/").context["page"].columns}
    first = columns["verzameld"]
    assert (first.cards[0].need.title, first.hidden) == (f"Behoefte {MOST_CARDS}", 1)
    assert first.rest_href == f"{HOME}behoeften/?status=verzameld"
    assert columns["gestopt"].rest_href == f"{HOME}behoeften/?"
