"""The fixed people of the demo, and who holds which role where."""

from collections import Counter
from typing import get_args

from bekwaam.config.demo import DemoAcademy
from bekwaam.config.demo.delegations import TASKS
from bekwaam.config.demo.records import EmploymentKind as Kind
from bekwaam.config.demo.records import Task
from bekwaam.domains.people.enums import DelegatedTask, EmploymentKind
from bekwaam.kernel.actors import Role

SLUGS = [
    "medewerker", "leidinggevende", "backoffice", "ulc", "trainer",
    "financien", "ciso", "functioneel-beheerder", "auditor", "leverancier",
]  # fmt: skip
PROTOTYPE = {
    "Samira el Idrissi", "Bram de Groot", "Fatma Yılmaz", "Jochem van Dijk",
    "Lotte Hendriks", "Naima Bouzid", "Pieter-Jan Smit", "Rosa Martina",
}  # fmt: skip


def name_of(academy: DemoAcademy, number: str) -> str:
    return next(one.full_name for one in academy.people if one.number == number)


def test_the_ten_personas_are_in_service(academy: DemoAcademy) -> None:
    assert [one.slug for one in academy.personas] == SLUGS
    at_work = {one.person_number for one in academy.employments if one.runs_on(academy.today)}
    assert {one.person_number for one in (*academy.personas, academy.substitute)} <= at_work
    assert all(one.title and one.story.endswith(".") for one in academy.personas)


def test_personas_hold_a_running_grant_for_their_role(academy: DemoAcademy) -> None:
    held = {
        (one.person_number, one.role): one
        for one in academy.grants
        if one.valid_from <= academy.today and one.valid_until is None
    }
    for persona in academy.personas:
        if persona.role is None:
            assert persona.slug in ("medewerker", "leidinggevende")
            assert not any(number == persona.person_number for number, _ in held)
        else:
            assert held[persona.person_number, persona.role].unit_code in {one.code for one in academy.units}


def test_the_suppliers_contact_belongs_to_a_supplier(academy: DemoAcademy) -> None:
    contact = next(one for one in academy.personas if one.slug == "leverancier")
    grant = next(one for one in academy.grants if one.role is Role.SUPPLIER)
    job = next(one for one in academy.employments if one.person_number == contact.person_number)
    supplier = next(one for one in academy.suppliers if one.code == grant.supplier_code)
    person = next(one for one in academy.people if one.number == contact.person_number)
    assert (grant.person_number, job.kind, job.supplier_code) == (
        contact.person_number,
        "extern",
        supplier.code,
    )
    assert person.email.endswith(f"@{supplier.mail_domain}")


def test_the_manager_leads_the_team_of_the_employee(academy: DemoAcademy) -> None:
    manager = next(one for one in academy.personas if one.slug == "leidinggevende")
    led = [one for one in academy.units if one.manager_number == manager.person_number]
    assert [one.name for one in led] == ["Dienstverlening"]
    members = {
        one.person_number
        for one in academy.employments
        if one.unit_code == led[0].code and one.runs_on(academy.today)
    }
    assert academy.personas[0].person_number in members
    assert academy.substitute.person_number in members
    assert len(members - {manager.person_number}) == 14


def test_the_team_of_the_prototype(lindewaard: DemoAcademy) -> None:
    team = next(one.code for one in lindewaard.units if one.name == "Dienstverlening")
    names = {
        name_of(lindewaard, one.person_number)
        for one in lindewaard.employments
        if one.unit_code == team and one.runs_on(lindewaard.today)
    }
    assert names >= PROTOTYPE
    samira = lindewaard.personas[0]
    assert (name_of(lindewaard, samira.person_number), samira.title) == ("Samira el Idrissi", "Klantadviseur")


def test_every_directorate_has_a_back_office(lindewaard: DemoAcademy) -> None:
    directorates = {one.code for one in lindewaard.units if one.kind == "directie"}
    scopes = {one.unit_code for one in lindewaard.grants if one.role is Role.BACKOFFICE}
    assert directorates <= scopes
    fixed = {one.person_number for one in lindewaard.personas}
    others = Counter(one.person_number for one in lindewaard.grants if one.person_number not in fixed)
    assert 100 <= len(others) <= 140
    assert max(others.values()) == 1


def test_grants_and_delegations_name_people_in_service(academy: DemoAcademy) -> None:
    at_work = {one.person_number for one in academy.employments if one.runs_on(academy.today)}
    units = {one.code for one in academy.units}
    assert {one.person_number for one in academy.grants} <= at_work
    assert {one.unit_code for one in academy.grants} <= units
    assert all(one.valid_until is None or one.valid_from <= one.valid_until for one in academy.grants)
    for handed in academy.delegations:
        assert {handed.giver_number, handed.substitute_number, handed.made_by_number} <= at_work
        assert handed.giver_number != handed.substitute_number
        assert handed.starts_on < handed.ends_on


def test_the_substitute_has_a_running_delegation(academy: DemoAcademy) -> None:
    first = academy.delegations[0]
    manager = next(one for one in academy.personas if one.slug == "leidinggevende")
    assert (first.giver_number, first.substitute_number) == (
        manager.person_number,
        academy.substitute.person_number,
    )
    assert first.starts_on <= academy.today <= first.ends_on
    assert name_of(academy, academy.substitute.person_number) in {"Hanneke van der Wal", "Ilse van 't Hof"}


def test_somebody_else_arranged_the_substitution_of_an_absent_manager(lindewaard: DemoAcademy) -> None:
    away = {one.person_number for one in lindewaard.absences if one.runs_on(lindewaard.today)}
    arranged = [one for one in lindewaard.delegations if one.made_by_number != one.giver_number]
    assert arranged
    assert all(one.giver_number in away for one in arranged)


def test_two_academies_look_and_answer_differently(lindewaard: DemoAcademy, zuidermeer: DemoAcademy) -> None:
    assert lindewaard.hosts == ("lindewaard.localhost",)
    assert zuidermeer.hosts == ("zuidermeer.localhost",)
    assert (lindewaard.theme.brand, zuidermeer.theme.brand) == ("#0b5563", "#8e1c3a")
    assert (lindewaard.theme.header, zuidermeer.theme.header) == ("light", "brand")
    assert lindewaard.theme.radius == ("6px", "10px", "16px")


def test_the_words_are_those_of_the_people_context() -> None:
    assert set(get_args(Kind)) == set(EmploymentKind.values)
    assert set(get_args(Task)) == set(DelegatedTask.values)
    assert set(TASKS) < set(DelegatedTask.values)
