"""Pages about people: what they show, to whom, and at what cost."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bekwaam.domains.people.models import Absence, Delegation, Employment, Person, PersonMerge, RoleGrant
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from tests.factories import a_delegation, a_function, a_grant, a_person, a_unit, an_employment
from tests.portals.admin.queries import reads

DAY = timedelta(days=1)


@pytest.fixture
def admin(noord) -> Person:
    person = a_person("Beheerder")
    a_grant(person, Role.FUNCTIONAL_ADMIN)
    return person


@pytest.fixture
def person(noord) -> Person:
    made = a_person("Zonnevanck", personnel_number="P77", email="z@noord.example")
    an_employment(made, a_unit("W1", name="Wijkbeheer"))
    return made


def page_of(name: str, person: Person, *more: object) -> str:
    return reverse(name, args=[person.pk, *more], urlconf="bekwaam.config.urls")


def link(name: str) -> str:
    return reverse(name, urlconf="bekwaam.config.urls")


def names_in(response) -> list[str]:
    return [line.name for line in response.context["page"].lines]


@pytest.mark.parametrize(
    "name", ["people", "functions", "suppliers", "roles", "delegations", "delegation-add", "person-add"]
)
def test_each_list_opens_when_empty_and_is_closed_to_employees(client_for, admin, name: str) -> None:
    assert client_for(admin).get(link(name)).status_code == 200
    assert client_for(a_person()).get(link(name)).status_code == 403
    assert client_for().get(link(name)).status_code == 302


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "zonnév"}, ["Noor Zonnevanck"]),
        ({"q": "p77"}, ["Noor Zonnevanck"]),
        ({"q": "z@noord"}, ["Noor Zonnevanck"]),
        ({"q": "nergens"}, []),
        ({"q": "%"}, []),
        ({"soort": "inhuur"}, []),
        ({"status": "uit"}, ["Noor Vertrokken"]),
        ({"status": "alle", "q": "noor vert"}, ["Noor Vertrokken"]),
        ({"onderdeel": "onzin", "soort": "onzin", "pagina": "onzin", "q": "zonnevanck"}, ["Noor Zonnevanck"]),
    ],
)
def test_the_list_is_narrowed_and_searched(client_for, admin, query: dict, found: list[str]) -> None:
    person = a_person("Zonnevanck", personnel_number="P77", email="z@noord.example")
    an_employment(person, a_unit())
    a_person("Vertrokken", is_active=False)
    response = client_for(admin).get(link("people"), query)
    assert (response.status_code, names_in(response)) == (200, found)


def test_a_unit_is_listed_with_all_below_and_a_function_by_its_people(client_for, admin) -> None:
    top = a_unit()
    below, other = a_person("Onder"), a_person("Naast")
    function = a_function("BOA", "Handhaver")
    an_employment(below, a_unit(parent=top), function=function)
    an_employment(other, a_unit())
    for query in ({"onderdeel": str(top.pk)}, {"functie": str(function.pk)}):
        assert names_in(client_for(admin).get(link("people"), query)) == [below.full_name]


def test_a_back_office_sees_its_own_units_only(client_for, person) -> None:
    officer, stranger = a_person("Bureau"), a_person("Elders")
    a_grant(officer, Role.BACKOFFICE, person.employments.get().unit)
    an_employment(stranger, a_unit())
    browser = client_for(officer)
    assert names_in(browser.get(link("people"))) == [officer.full_name, person.full_name]
    assert browser.get(page_of("person", person)).status_code == 200
    for name in ("person", "person-change", "employment-add", "role-add", "absence-add"):
        assert browser.get(page_of(name, stranger)).status_code == 404


def test_an_absence_gets_a_last_day_and_goes_when_it_never_was(client_for, admin, person) -> None:
    browser = client_for(admin)
    browser.post(page_of("absence-add", person), {"starts_on": "2026-01-05", "ends_on": ""})
    (absence,) = Absence.objects.filter(person=person)
    assert (
        f'href="{page_of("absence-end", person, absence.pk)}"'
        in browser.get(page_of("person", person)).content.decode()
    )
    wrong = browser.post(page_of("absence-end", person, absence.pk), {"last_day": "2025-01-01"})
    assert (wrong.status_code, "De einddatum ligt voor de begindatum" in wrong.content.decode()) == (
        422,
        True,
    )
    browser.post(page_of("absence-end", person, absence.pk), {"last_day": "2026-02-01"})
    absence.refresh_from_db()
    assert absence.ends_on == date(2026, 2, 1)
    stranger = a_person("Ander")
    assert browser.post(page_of("absence-remove", stranger, absence.pk)).status_code == 404
    assert browser.post(page_of("absence-remove", person, absence.pk)).status_code == 302
    assert not Absence.objects.exists()


def test_a_job_with_a_last_day_may_lose_it_and_one_without_needs_one(client_for, admin, person) -> None:
    browser, job = client_for(admin), person.employments.get()
    address = page_of("employment-end", person, job.pk)
    assert browser.post(address, {"last_day": ""}).status_code == 422
    browser.post(address, {"last_day": "2030-01-31"})
    assert "Wijzig de laatste dag" in browser.get(address).content.decode()
    browser.post(address, {"last_day": ""})
    job.refresh_from_db()
    assert job.ended_on is None


def test_people_of_another_academy_do_not_exist(client_for, admin, zuid, within) -> None:
    with within(zuid):
        stranger = a_person("Vreemd")
        job = an_employment(stranger, a_unit())
    browser = client_for(admin)
    for name in (
        "person",
        "person-change",
        "person-access",
        "employment-add",
        "role-add",
        "absence-add",
        "person-merge",
    ):
        assert browser.get(page_of(name, stranger)).status_code == 404
        assert browser.post(page_of(name, stranger)).status_code in (404, 405)
    assert browser.post(page_of("employment-end", stranger, job.pk)).status_code == 404
    assert (
        browser.get(reverse("unit-access", args=[job.unit_id], urlconf="bekwaam.config.urls")).status_code
        == 404
    )


def test_a_job_of_somebody_else_is_not_reached_through_a_person(client_for, admin, person) -> None:
    other = an_employment(a_person(), a_unit())
    browser = client_for(admin)
    for name in ("employment-change", "employment-end"):
        assert browser.get(page_of(name, person, other.pk)).status_code == 404
    for name in ("role-end", "delegation-end", "merge-undo"):
        assert browser.get(page_of(name, person, uuid4())).status_code == 404


def test_the_page_of_a_person_tells_all(client_for, admin, person) -> None:
    a_grant(person, Role.TRAINER, reason="Geeft les")
    Absence.objects.create(person=person, starts_on=date(2026, 1, 5))
    a_delegation(a_person("Gever"), person, ["approve"], ends_on=clock.today() + DAY)
    page = client_for(admin).get(page_of("person", person)).content.decode()
    for words in ("Wijkbeheer", "Adviseur", "Trainer", "Geeft les", "vanaf 5 januari 2026", "Noor Gever"):
        assert words in page


@pytest.mark.eis("U-5.6")
def test_the_access_page_says_why(client_for, admin, person) -> None:
    unit = person.employments.get().unit
    officer = a_person("Bureau")
    a_grant(officer, Role.BACKOFFICE, unit)
    page = client_for(admin).get(page_of("person-access", person)).context["page"]
    assert {line.name: line.sentences for line in page.viewers} == {
        admin.full_name: ["Rol Functioneel beheerder voor de hele organisatie. Gegeven door Test, geldig vanaf 1 januari 2020."],
        officer.full_name: ["Rol Backoffice voor Wijkbeheer en wat daaronder valt. Gegeven door Test, geldig vanaf 1 januari 2020."],
        person.full_name: ["Dit gaat over de medewerker zelf."],
    }  # fmt: skip
    own = client_for(admin).get(page_of("person-access", officer)).context["page"]
    assert [(line.role, line.reach) for line in own.holdings] == [
        ("Backoffice", "Wijkbeheer en wat daaronder valt")
    ]
    place = client_for(admin).get(reverse("unit-access", args=[unit.pk], urlconf="bekwaam.config.urls"))
    assert [line.name for line in place.context["page"].viewers] == [admin.full_name, officer.full_name]


def test_a_person_gets_a_job_another_place_and_a_last_day(client_for, admin, person) -> None:
    browser, unit = client_for(admin), a_unit()
    terms = {"unit": unit.code, "kind": "vast", "hours_per_week": "8"}
    start = {**terms, "number": "2", "started_on": "2026-01-01"}
    assert browser.post(page_of("employment-add", person), start).status_code == 302
    job = person.employments.get(number="2")
    assert (
        browser.post(
            page_of("employment-change", person, job.pk), {**terms, "hours_per_week": "9"}
        ).status_code
        == 302
    )
    assert (
        browser.post(page_of("employment-end", person, job.pk), {"last_day": "2026-02-01"}).status_code == 302
    )
    job.refresh_from_db()
    assert (int(job.hours_per_week), job.ended_on) == (9, date(2026, 2, 1))


def test_what_is_refused_is_said_in_the_form_and_nothing_changes(client_for, admin, person) -> None:
    browser = client_for(admin)
    job = person.employments.get()
    early = browser.post(page_of("employment-end", person, job.pk), {"last_day": "2000-01-01"})
    assert (early.status_code, Employment.objects.get().ended_on) == (422, None)
    assert "Kies een latere einddatum" in early.content.decode()
    own = browser.post(page_of("role-add", admin), {"role": "auditor", "valid_from": "2026-11-23"})
    assert (own.status_code, RoleGrant.objects.count()) == (422, 1)
    taken = browser.post(
        page_of("person-change", person), {"personnel_number": admin.personnel_number, "family_name": "X"}
    )
    assert "al van iemand anders" in taken.content.decode()
    garbage = {"role": "keizer", "unit": "x", "valid_from": "gisteren", "supplier": "1"}
    assert browser.post(page_of("role-add", person), garbage).status_code == 422


def test_a_role_and_a_substitute_are_given_and_taken_back(client_for, admin, person) -> None:
    browser, unit = client_for(admin), person.employments.get().unit
    browser.post(
        page_of("role-add", person), {"role": "backoffice", "unit": unit.code, "valid_from": "2026-01-01"}
    )
    grant = RoleGrant.objects.get(person=person)
    other = a_person(personnel_number="V1")
    facts = {"giver": "P77", "substitute": "V1", "tasks": ["manage_people"]}
    until = (clock.today() + DAY).isoformat()
    assert (
        browser.post(
            link("delegation-add"), {**facts, "starts_on": "2026-11-01", "ends_on": until}
        ).status_code
        == 302
    )
    delegation = Delegation.objects.get(substitute=other)
    assert browser.post(page_of("delegation-end", person, delegation.pk)).status_code == 302
    assert browser.post(page_of("role-end", person, grant.pk)).status_code == 302
    grant.refresh_from_db()
    delegation.refresh_from_db()
    assert (grant.valid_until < clock.today(), delegation.revoked_at is not None) == (True, True)


def test_two_people_are_merged_and_parted(client_for, admin, person) -> None:
    browser, other = client_for(admin), a_person(personnel_number="D1")
    assert browser.post(page_of("person-merge", person), {"other": "nergens"}).status_code == 422
    assert browser.post(page_of("person-merge", person), {"other": "D1"}).status_code == 302
    assert browser.get(page_of("person", other)).status_code == 404
    assert browser.post(page_of("merge-undo", person, PersonMerge.objects.get().pk)).status_code == 302
    assert browser.get(page_of("person", other)).status_code == 200


def test_a_new_person_is_added_by_hand(client_for, admin) -> None:
    facts = {
        "personnel_number": "H1",
        "given_name": "Sam",
        "infix": "de",
        "family_name": "Wit",
        "email": "S@x.nl",
    }
    assert client_for(admin).post(link("person-add"), facts).status_code == 302
    made = Person.objects.get(personnel_number="H1")
    assert (made.full_name, made.email, made.sort_key) == ("Sam de Wit", "s@x.nl", "wit  sam  de")


@pytest.mark.parametrize("name", ["people", "roles", "delegations"])
def test_a_list_costs_the_same_for_one_as_for_thirty(client_for, admin, name: str) -> None:
    browser, unit = client_for(admin), a_unit()

    def fill(count: int) -> None:
        for _ in range(count):
            person = a_person()
            an_employment(person, unit)
            a_grant(person, Role.TRAINER, unit)
            a_delegation(person, admin, ["approve"], ends_on=clock.today() + DAY)

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert browser.get(link(name)).status_code == 200
        return sum(not query["sql"].startswith(("SAVEPOINT", "RELEASE")) for query in caught)

    fill(1)
    browser.get(link(name))
    one = queries()
    fill(29)
    assert (queries(), one <= 12) == (one, True)


def test_functions_are_searched_and_come_in_pages(client_for, admin) -> None:
    for number in range(30):
        a_function(f"F{number:02d}", f"Functie {number:02d}")
    browser = client_for(admin)
    first = browser.get(link("functions")).context["page"].page
    assert (len(first), first.paginator.count) == (25, 30)
    by_name = browser.get(link("functions"), {"q": "functie 07"}).context["page"].page
    by_code = browser.get(link("functions"), {"q": "f07"}).context["page"].page
    assert [row.code for row in by_name] == [row.code for row in by_code] == ["F07"]


def test_a_person_leads_to_the_account(client_for, admin, person) -> None:
    account = reverse("account-of", args=[person.pk], urlconf="bekwaam.config.urls")
    assert f'href="{account}"' in client_for(admin).get(page_of("person", person)).content.decode()
    auditor = a_person()
    a_grant(auditor, Role.AUDITOR)
    assert f'href="{account}"' not in client_for(auditor).get(page_of("person", person)).content.decode()


def test_a_unit_leads_to_its_people_and_to_who_sees_them(client_for, admin) -> None:
    unit = a_unit()
    page = client_for(admin).get(reverse("unit", args=[unit.pk], urlconf="bekwaam.config.urls"))
    why = reverse("unit-access", args=[unit.pk], urlconf="bekwaam.config.urls")
    assert f'href="{why}"' in page.content.decode()
    assert f'href="{link("people")}?onderdeel={unit.pk}"' in page.content.decode()
    keeper = a_person()
    a_grant(keeper, Role.BACKOFFICE, unit)
    place = client_for(keeper).get(reverse("unit", args=[unit.pk], urlconf="bekwaam.config.urls"))
    assert f'href="{why}"' not in place.content.decode()


def test_a_day_that_is_filled_in_beforehand_is_one_a_browser_reads(client_for, admin) -> None:
    page = client_for(admin).get(link("delegation-add")).content.decode()
    assert f'value="{clock.today().isoformat()}"' in page


@pytest.mark.eis("U-5.6")
def test_the_access_page_says_what_each_role_shows_and_opens(client_for, admin, person) -> None:
    unit = person.employments.get().unit
    leader = a_person("Leider", personnel_number="L1")
    unit.leader_number = "L1"
    unit.save()
    a_grant(leader, Role.BACKOFFICE, unit)
    a_grant(leader, Role.FINANCE)
    browser = client_for(admin)
    browser.get("/account/")
    with CaptureQueriesContext(connection) as asked:
        page = browser.get(page_of("person-access", leader)).context["page"]
    assert reads(asked) <= 12
    found = {line.role: (line.reach, line.people, "Mijn team" in line.pages) for line in page.holdings}
    assert found == {
        "Leidinggevende": ("Wijkbeheer en wat daaronder valt", 1, True),
        "Backoffice": ("Wijkbeheer en wat daaronder valt", 1, False),
        "Financiën": ("de hele organisatie", 0, False),
    }
    opened = {line.role: line.pages for line in page.holdings}
    assert "Medewerkers" in opened["Backoffice"]
    assert "Medewerkers" not in opened["Financiën"]


@pytest.mark.eis("U-5.6")
def test_a_page_says_who_opens_it_and_why(client_for, admin, person) -> None:
    unit = person.employments.get().unit
    officer, substitute, past, gone = (a_person(name) for name in ("Bureau", "Vervanger", "Vroeger", "Weg"))
    a_grant(officer, Role.BACKOFFICE, unit)
    today = clock.today()
    a_delegation(officer, substitute, ["manage_people"], starts_on=today, ends_on=today)
    a_grant(past, Role.AUDITOR, valid_until=today - DAY)
    Person.objects.filter(pk=gone.pk).update(is_active=False)
    a_grant(gone, Role.AUDITOR)
    page = client_for(admin).get(link("page-access") + "people/").context["page"]
    assert names_in_lines(page) == ["Noor Beheerder", "Noor Bureau", "Noor Vervanger"]
    assert "Als vervanger van Noor Bureau" in page.lines[2].sentences[0]
    log = client_for(admin).get(link("page-access") + "audit-log/").context["page"]
    assert names_in_lines(log) == ["Noor Beheerder"]
    assert client_for(admin).get(link("page-access") + "team/").context["page"].managers == 0
    assert client_for(admin).get(link("page-access") + "offering/").context["page"].is_for_all is True
    assert client_for(admin).get(link("page-access") + "niets/").status_code == 404
    assert client_for(officer).get(link("page-access")).status_code == 403


@pytest.mark.parametrize(
    "name", ["audit-log", "organisation", "people", "roles", "switches", "outgoing-mail"]
)
def test_whoever_is_named_opens_the_page_and_nobody_else(client_for, noord, name: str) -> None:
    """The words of the page against the page itself, for every role."""
    people = {
        role: a_person(role.value)
        for role in Role
        if role not in (Role.EMPLOYEE, Role.MANAGER, Role.SUPPLIER)
    }
    for role, person in people.items():
        a_grant(person, role)
    a_unit()
    address = link("page-access") + ("message-texts" if name == "outgoing-mail" else name) + "/"
    told = set(names_in_lines(client_for(people[Role.FUNCTIONAL_ADMIN]).get(address).context["page"]))
    opened = {one.full_name for one in people.values() if client_for(one).get(link(name)).status_code == 200}
    assert told == opened


def names_in_lines(page) -> list[str]:
    return [line.name for line in page.lines]
