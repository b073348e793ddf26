"""Somebody's own start: what waits, what is new, and the doors that this person has."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.enums import Dimension, Effect
from bekwaam.domains.notifications.models import Message
from bekwaam.domains.people.models import Supplier
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.kernel.ids import new_id
from tests.factories import a_function, a_grant, a_person, a_unit, an_account, an_activity, an_employment
from tests.portals.admin.queries import reads

pytestmark = pytest.mark.eis("U-6.3")


def home_of(client: Client) -> Any:
    return client.get("/").context["page"]


def test_whoever_has_nothing_to_do_is_told_so(client_for: Callable[..., Client], noord: UUID) -> None:
    page = client_for(a_person()).get("/").content.decode()
    assert "Alles is op orde. Je hoeft vandaag niets te doen." in page
    assert "Je hebt hier nu geen functie." in page
    assert "Snel naar het beheer" not in page


def test_the_newest_messages_stand_on_the_first_page(
    client_for: Callable[..., Client], noord: UUID, moment: datetime
) -> None:
    person = a_person()
    for hours in range(5):
        Message.objects.create(
            person=person, kind="people.role_granted", event_id=new_id(), title=f"Nieuws {hours}",
            body="Hallo.", link="/aanbod/", created_at=moment + timedelta(hours=hours),
        )  # fmt: skip
    assert [one.title for one in home_of(client_for(person)).news] == ["Nieuws 4", "Nieuws 3", "Nieuws 2"]


def test_a_password_without_a_second_step_asks_for_one(
    client_for: Callable[..., Client], noord: UUID
) -> None:
    person = a_person()
    account = an_account(person)
    account.set_password("een lange zin die niemand raadt")
    account.save()
    page = home_of(client_for(person))
    assert [todo.href for todo in page.todo] == ["/account/tweede-stap/"]
    assert page.lead == "Er wacht 1 ding op jou."


def test_a_manager_sees_the_first_six_of_the_team(client_for: Callable[..., Client], noord: UUID) -> None:
    unit, manager = a_unit(), a_person("ter Horst")
    for number in range(8):
        an_employment(a_person(f"Bakker {number}"), unit, manager=manager)
    team = home_of(client_for(manager)).team
    assert (team.title, len(team.faces), team.more) == ("Je team: 8 medewerkers", 6, 2)
    assert home_of(client_for(a_person())).team is None


def test_an_administrator_finds_the_back_office(client_for: Callable[..., Client], noord: UUID) -> None:
    person = a_person()
    a_grant(person, Role.FUNCTIONAL_ADMIN)
    page = client_for(person).get("/").content.decode()
    assert "Snel naar het beheer" in page
    assert '<a class="bk-groups__link" href="/beheer/medewerkers/">' in page


def test_a_large_team_asks_no_more_of_the_database(client_for: Callable[..., Client], noord: UUID) -> None:
    unit, manager = a_unit(), a_person()
    client = client_for(manager)
    an_employment(a_person(), unit, manager=manager)
    client.get("/")
    with CaptureQueriesContext(connection) as one:
        client.get("/")
    for _ in range(29):
        an_employment(a_person(), unit, manager=manager)
    with CaptureQueriesContext(connection) as thirty:
        client.get("/")
    assert reads(thirty) == reads(one)


@pytest.mark.parametrize(
    ("role", "title"),
    [(Role.TRAINER, "Je bent trainer"), (Role.FINANCE, "Je werkt voor financiën")],
)
def test_a_role_without_pages_says_what_to_do_and_whom_to_ask(
    client_for: Callable[..., Client], noord: UUID, role: Role, title: str
) -> None:
    admin, person = a_person("Beheerder"), a_person()
    a_grant(admin, Role.FUNCTIONAL_ADMIN)
    a_grant(person, role)
    browser = client_for(person)
    own = home_of(browser).own
    assert ([one.title for one in own.roles], own.asked) == ([title], ["Noor Beheerder"])
    for _words, href, _icon in own.roles[0].links:
        assert browser.get(href).status_code == 200
    assert home_of(client_for(a_person())).own is None


@pytest.mark.eis("H-1")
def test_a_supplier_sees_its_own_people_and_nobody_elses(
    client_for: Callable[..., Client], noord: UUID
) -> None:
    own, other = (Supplier.objects.create(code=code, name=code) for code in ("EIGEN", "ANDER"))
    unit, today = a_unit(name="Zwembad"), clock.today()
    an_employment(a_person("Later"), unit, supplier=own, kind="inhuur", ended_on=today + timedelta(days=9))
    an_employment(a_person("Eerder"), unit, supplier=own, kind="inhuur", ended_on=today + timedelta(days=2))
    an_employment(a_person("Voorbij"), unit, supplier=own, kind="inhuur", ended_on=today - timedelta(days=1))
    an_employment(a_person("Concurrent"), unit, supplier=other, kind="inhuur")
    an_employment(a_person("Vast"), unit)
    person = a_person()
    a_grant(person, Role.SUPPLIER, supplier=own)
    browser = client_for(person)
    role = home_of(browser).own.roles[0]
    assert [(one.name, one.work) for one in role.hired] == [
        ("Noor Eerder", "Adviseur, Zwembad"),
        ("Noor Later", "Adviseur, Zwembad"),
    ]
    assert "Concurrent" not in browser.get("/").content.decode()

    def asked() -> int:
        with CaptureQueriesContext(connection) as caught:
            browser.get("/")
        return reads(caught)

    few = asked()
    for _ in range(30):
        an_employment(a_person(), unit, supplier=own, kind="inhuur")
    assert home_of(browser).own.roles[0].more == 24
    assert asked() == few <= 12


@pytest.mark.eis("U-7.2")
def test_what_is_meant_for_the_own_work_stands_below_when_it_is_visible(
    client_for: Callable[..., Client], noord: UUID
) -> None:
    function, person = a_function(), a_person()
    job = an_employment(person, a_unit(), function=function)
    hidden = Policy(Effect.HIDE, (Condition(dimension=Dimension.PERSON, person_id=person.pk),))
    mine = an_activity(title="Voor mijn werk", function_ids=(function.pk,))
    an_activity(title="Verborgen", function_ids=(function.pk,), policies=[hidden])
    an_activity(title="Voor iedereen")
    client = client_for(person)
    assert [card.activity_id for card in home_of(client).offers] == [mine.pk]
    assert home_of(client_for(a_person())).offers == []
    job.ended_on = job.started_on
    job.save()
    assert home_of(client).offers == []


@pytest.mark.eis("U-7.2")
def test_the_first_page_costs_the_same_with_one_offer_and_with_four(
    client_for: Callable[..., Client], noord: UUID
) -> None:
    function, person = a_function(), a_person()
    an_employment(person, a_unit(), function=function)
    client, costs = client_for(person), []
    for more in (1, 3):
        for _ in range(more):
            an_activity(function_ids=(function.pk,))
        client.get("/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/")
        costs.append(reads(captured))
    assert (costs[1], costs[0] <= 12) == (costs[0], True)
