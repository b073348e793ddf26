"""Choosing people and units: only who is in sight is suggested, and a form takes one person or offers the matches."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.people.access import actor_for
from bekwaam.domains.people.actions import recompute_managers
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.portals.shared.picking.fields import (
    ColleagueField,
    IntroducedField,
    PersonField,
    PickingForm,
    SkillField,
    SkillOrGroupField,
    UnitField,
)
from bekwaam.portals.shared.picking.suggesting import MOST
from tests.factories import a_grant, a_person, a_skill, a_unit, an_employment

pytestmark = pytest.mark.django_db
PEOPLE, UNITS = "/kies/medewerker/", "/kies/onderdeel/"


class Seen(PickingForm):
    who = PersonField(required=False)


class Told(PickingForm):
    who = ColleagueField(required=False)


class Introduced(PickingForm):
    who = IntroducedField(required=False)


class Where(PickingForm):
    unit = UnitField(required=False)


@pytest.fixture
def boss(noord: Any) -> Any:
    """Leads Aalbers and Zwart; Zwartjes works elsewhere."""
    boss = a_person("Baas")
    unit = a_unit(name="Wijkteam", leader_number=boss.personnel_number)
    for name, number in (("Aalbers", "A1"), ("Zwart", "Z1")):
        an_employment(a_person(name, personnel_number=number), unit)
    an_employment(a_person("Zwartjes", personnel_number="Z2"), a_unit(name="Elders"))
    recompute_managers(on=clock.today())
    return boss


@pytest.fixture
def admin(noord: Any) -> Any:
    admin = a_person("Beheerder")
    a_grant(admin, Role.FUNCTIONAL_ADMIN)
    return admin


def labels(answer: Any) -> list[str]:
    return [one.label for one in answer.context["page"].found]


def acting(person: Any) -> Any:
    return actor_for(person, on=clock.today())


def offered(form: Any, field: str) -> list[str]:
    return [one.label for one in form.fields[field].widget.offered]


def test_only_people_in_sight_are_suggested(client_for, boss, admin) -> None:
    ask = {"zoek": "zwar"}
    assert labels(client_for(boss).get(PEOPLE, ask)) == ["Noor Zwart (Z1)"]
    assert labels(client_for(admin).get(PEOPLE, ask)) == ["Noor Zwart (Z1)", "Noor Zwartjes (Z2)"]
    assert labels(client_for(a_person("Gewoon")).get(PEOPLE, ask)) == []


@pytest.mark.eis("X-3")
def test_a_number_out_of_sight_suggests_nobody(client_for, boss) -> None:
    answer = client_for(boss).get(PEOPLE, {"zoek": "Z2"})
    assert (labels(answer), "Zwartjes" in answer.content.decode()) == ([], False)


def test_people_of_another_academy_are_never_suggested(client_for, admin, zuid, within) -> None:
    with within(zuid):
        a_person("Buitenstaander", personnel_number="B9")
        a_unit("BUITEN", name="Buitenstaand")
    browser = client_for(admin)
    assert (
        labels(browser.get(PEOPLE, {"zoek": "buiten"})),
        labels(browser.get(UNITS, {"zoek": "buiten"})),
    ) == (
        [],
        [],
    )


def test_nobody_is_suggested_to_nobody(client_for) -> None:
    for address in (PEOPLE, UNITS):
        answer = client_for().get(address, {"zoek": "a"})
        assert answer.headers["Location"].startswith("/inloggen/")


def test_the_field_that_asks_may_have_any_name(client_for, boss) -> None:
    headers = {"HX-Request": "true", "HX-Trigger-Name": "substitute"}
    answer = client_for(boss).get(PEOPLE, {"substitute": "aalb"}, headers=headers)
    assert labels(answer) == ["Noor Aalbers (A1)"]
    assert 'role="option"' in answer.content.decode()


def test_who_left_stands_last_and_is_said_to_have_left(client_for, admin) -> None:
    a_person("Adema", is_active=False, personnel_number="X1")
    a_person("Adema", given_name="Zoë", personnel_number="X2")
    answer = client_for(admin).get(PEOPLE, {"zoek": "adema"})
    assert labels(answer) == ["Zoë Adema (X2)", "Noor Adema (X1)"]
    assert answer.context["page"].found[1].note == "X1 · Uit dienst"


def test_a_long_list_is_cut_and_says_so(client_for, admin, boss) -> None:
    browser = client_for(admin)

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            browser.get(PEOPLE, {"zoek": "veel"})
        return len(caught)

    unit = a_unit()
    an_employment(a_person("Veel"), unit)
    few = min(queries(), queries())
    for _ in range(30):
        an_employment(a_person("Veel"), unit)
    answer = browser.get(PEOPLE, {"zoek": "veel"})
    assert (len(labels(answer)), answer.context["page"].has_more) == (MOST, True)
    assert "Typ verder" in answer.content.decode()
    assert queries() == few <= 12


@pytest.mark.parametrize("text", ["\0", "a@\0", "x" * 101, "%_\\'", "(", "  "])
def test_nonsense_is_no_fault(client_for, admin, text: str) -> None:
    browser = client_for(admin)
    status = 400 if "\0" in text else 200
    assert {browser.get(address, {"zoek": text}).status_code for address in (PEOPLE, UNITS)} == {status}
    for form in (Seen({"who": text}, actor=acting(admin)), Where({"unit": text}, actor=acting(admin))):
        form.is_valid()


def test_a_number_or_a_whole_label_is_somebody(boss) -> None:
    for typed in ("Z1", " Z1 ", "Noor Zwart (Z1)"):
        form = Seen({"who": typed}, actor=acting(boss))
        assert (form.is_valid(), form.cleaned_data["who"].personnel_number) == (True, "Z1")
    assert Seen({"who": ""}, actor=acting(boss)).is_valid()


@pytest.mark.parametrize("typed", ["noor", "Zwart", "Noor Aalbers (Z1)"])
def test_words_are_never_taken_for_somebody(boss, typed: str) -> None:
    """One hit is not a choice: the reader says who is meant."""
    form = Seen({"who": typed}, actor=acting(boss))
    assert form.is_valid() is False


def test_the_matches_are_offered_and_a_choice_counts_before_the_words(boss) -> None:
    form = Seen({"who": "noor"}, actor=acting(boss))
    assert form.is_valid() is False
    assert offered(form, "who") == [
        "Noor Aalbers (A1)",
        f"Noor Baas ({boss.personnel_number})",
        "Noor Zwart (Z1)",
    ]
    chosen = Seen({"who": "noor", "who-keuze": "A1"}, actor=acting(boss))
    assert (chosen.is_valid(), chosen.cleaned_data["who"].family_name) == (True, "Aalbers")


@pytest.mark.eis("X-3")
def test_somebody_out_of_sight_does_not_exist_for_a_form(boss) -> None:
    hidden = Seen({"who": "Z2"}, actor=acting(boss))
    missing = Seen({"who": "Q404"}, actor=acting(boss))
    assert hidden.errors["who"] == missing.errors["who"]
    assert offered(hidden, "who") == []


def test_a_colleague_out_of_sight_is_taken_by_number_and_never_offered(boss) -> None:
    told = Told({"who": "Z2"}, actor=acting(boss))
    assert (told.is_valid(), told.cleaned_data["who"].family_name) == (True, "Zwartjes")
    named = Told({"who": "Zwartjes"}, actor=acting(boss))
    assert (named.is_valid(), offered(named, "who")) == (False, [])


@pytest.mark.eis("X-3")
def test_trying_numbers_teaches_nothing(boss) -> None:
    """A number out of sight gets the answer of a number that nobody has; with the right name it is somebody."""
    errors = {
        str(Introduced({"who": typed}, actor=acting(boss)).errors.get("who"))
        for typed in ("Z2", "Q404", "Noor Anders (Z2)", "(Z2)", "Noor Anders (Q404)")
    }
    assert len(errors) == 1
    for typed in ("Noor Zwartjes (Z2)", "  noor  zwartjes (Z2) "):
        told = Introduced({"who": typed}, actor=acting(boss))
        assert (told.is_valid(), told.cleaned_data["who"].family_name) == (True, "Zwartjes")
    seen = Introduced({"who": "Z1"}, actor=acting(boss))
    assert (seen.is_valid(), seen.cleaned_data["who"].family_name) == (True, "Zwart")


def test_units_are_found_by_name_and_code(client_for, admin) -> None:
    a_unit("SB-GR", name="Team Groen", parent=a_unit("SB", name="Stadsbeheer"))
    a_unit("WEG", name="Team Groen van toen", is_current=False)
    browser = client_for(admin)
    for typed in ("groen", "SB-GR"):
        found = browser.get(UNITS, {"zoek": typed})
        assert labels(found) == ["Team Groen (SB-GR)"]
        assert found.context["page"].found[0].note == "SB-GR · Team · Stadsbeheer"
    for typed in ("SB-GR", "Team Groen (SB-GR)"):
        form = Where({"unit": typed}, actor=acting(admin))
        assert (form.is_valid(), form.cleaned_data["unit"].code) == (True, "SB-GR")
    assert Where({"unit": "WEG"}, actor=acting(admin)).is_valid() is False


def test_who_may_not_see_the_organisation_finds_no_unit(client_for, boss) -> None:
    assert labels(client_for(boss).get(UNITS, {"zoek": "wijkteam"})) == []
    unit = a_unit("K1")
    assert Where({"unit": unit.code}, actor=acting(boss)).is_valid() is False


def test_without_script_a_manager_chooses_among_the_matches(client_for, boss) -> None:
    browser, today = client_for(boss), clock.today().isoformat()
    typed = {"substitute": "noor", "tasks": ["approve"], "starts_on": today, "ends_on": today}
    page = browser.post("/mijn-team/vervanging/", typed)
    html = page.content.decode()
    assert (page.status_code, html.count('name="substitute-keuze"'), "Zwartjes" in html) == (422, 3, False)
    chosen = browser.post("/mijn-team/vervanging/", {**typed, "substitute-keuze": "A1"})
    assert chosen.headers["Location"] == "/mijn-team/vervanging/"


def test_a_form_shows_who_was_chosen_before(client_for, admin, boss) -> None:
    job = an_employment(a_person("Medewerker"), a_unit("T9", name="Team Negen"), named_manager=boss)
    page = client_for(admin).get(f"/beheer/medewerkers/{job.person_id}/dienstverband/{job.pk}/")
    html = page.content.decode()
    assert f'value="Noor Baas ({boss.personnel_number})"' in html
    assert 'value="Team Negen (T9)"' in html


class Able(PickingForm):
    skill = SkillField(required=False)
    above = SkillOrGroupField(required=False)


def test_a_skill_is_found_by_its_names_and_a_group_only_where_it_fits(noord: Any, client_for: Any) -> None:
    group = a_skill("contact", "Contact met bewoners", kind="group")
    skill = a_skill("gesprek", "Gesprekken voeren", broader=group, alt_labels=["baliecontact"])
    a_skill("oud", "Contact per fax", is_active=False)
    client = client_for(a_person())
    found = {
        address: [one.label for one in client.get(f"/kies/{address}/?zoek=contact").context["page"].found]
        for address in ("skill", "skill-of-groep")
    }
    assert found == {"skill": [], "skill-of-groep": ["Contact met bewoners (contact)"]}
    named = client.get("/kies/skill/?zoek=balie").context["page"].found
    assert [(one.value, one.note) for one in named] == [("gesprek", "gesprek · Contact met bewoners")]
    assert client.get("/kies/skill/?zoek=").context["page"].found == ()
    form = Able(
        {"skill": "Gesprekken voeren (gesprek)", "above": "contact"},
        actor=actor_for(a_person(), on=clock.today()),
    )
    assert (form.is_valid(), form.cleaned_data) == (True, {"skill": skill, "above": group})
    wrong = Able({"skill": "contact", "above": "oud"}, actor=actor_for(a_person(), on=clock.today()))
    assert (wrong.is_valid(), sorted(wrong.errors)) == (False, ["above", "skill"])
