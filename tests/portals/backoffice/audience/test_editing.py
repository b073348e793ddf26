"""Saying on the screens whom an activity is for: from a choice, through its consequences, to what is kept."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.audience.queries import policies_of
from bekwaam.domains.catalogue.enums import Dimension, Effect
from bekwaam.domains.catalogue.models import Activity, AudiencePolicy
from bekwaam.kernel.actors import Role
from tests.factories import a_function, a_grant, a_person, a_unit, an_activity, an_employment

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-1.2")]


class Scene:
    """A directorate with its back office, a colleague there, and a stranger elsewhere."""

    def __init__(self, client_for: Any) -> None:
        self.top = a_unit(name="Zuidermeer")
        self.sport = a_unit(parent=self.top, name="Sport en Recreatie")
        self.bath = a_unit(parent=self.sport, name="Zwembad")
        self.other = a_unit(parent=self.top, name="Belastingen")
        self.office = a_person("Beheer")
        an_employment(self.office, self.sport)
        a_grant(self.office, Role.BACKOFFICE, self.sport)
        self.swimmer = a_person("Zwemmer", given_name="Anna")
        an_employment(self.swimmer, self.bath, function=a_function("ZWEM", "Zwembadmedewerker"))
        self.stranger = a_person("Vreemd", given_name="Bo")
        an_employment(self.stranger, self.other)
        self.activity = an_activity(self.sport, title="Toezicht aan het water")
        self.client = client_for(self.office)
        self.address = f"/beheer/aanbod/{self.activity.pk}/doelgroep/"

    def get(self, path: str = "", **query: Any) -> Any:
        return self.client.get(self.address + path, query)

    def post(self, path: str = "", **body: Any) -> Any:
        return self.client.post(self.address + path, body)

    def policies(self) -> list[Policy]:
        return policies_of([self.activity.pk])[self.activity.pk]


@pytest.fixture
def scene(client_for: Any) -> Scene:
    return Scene(client_for)


def words(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def shows(*conditions: Condition) -> Policy:
    return Policy(Effect.SHOW, conditions)


def of_unit(unit: Any, *, with_below: bool = True) -> Condition:
    return Condition(dimension=Dimension.UNIT, unit_id=unit.pk, with_below=with_below)


def hidden(answer: Any) -> dict[str, Any]:
    """What the page with the consequences would send on."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(
        r'<input type="(?:hidden|checkbox)" name="(\w+)" value="([^"]*)"', answer.content.decode()
    ):
        if name != "csrfmiddlewaretoken":
            found.setdefault(name, []).append(value)
    return found


def test_the_page_says_who_sees_it_and_shows_those_in_sight(scene: Scene) -> None:
    said = words(scene.get())
    assert "Dit zien nu 3 van 3 medewerkers" in said
    assert ("Anna Zwemmer" in said, "Bo Vreemd" in said) == (True, False)
    assert "Iedereen in de academie." in said


def test_a_policy_is_kept_after_its_consequences_were_seen(scene: Scene) -> None:
    function = a_function("ZWEM", "Zwembadmedewerker")
    body = {
        "effect": "zien",
        "unit": scene.sport.code,
        "with_below": "on",
        "function": str(function.pk),
        "max_days": "36500",
        "stap": "bekijk",
    }
    answer = scene.post("nieuw/", **body)
    said = words(answer)
    assert scene.policies() == []
    assert (
        "Iedereen bij Sport en Recreatie, en daaronder, met de functie Zwembadmedewerker, in de eerste 36500 dagen."
        in said
    )
    assert "Dit zien straks 1 medewerkers. Nu zijn het er 3." in said
    assert "2 medewerkers zien dit straks niet meer." in said
    assert scene.post("nieuw/", **hidden(answer), stap="bewaar").status_code == 302
    assert [policy.dimensions for policy in scene.policies()] == [
        {Dimension.UNIT, Dimension.FUNCTION, Dimension.SERVICE}
    ]
    fact = AuditFact.objects.get(verb="catalogue.audience_changed")
    assert fact.actor_id == scene.office.pk


def test_conditions_are_gathered_one_by_one_without_script(scene: Scene) -> None:
    first = scene.post("nieuw/", effect="zien", unit=scene.bath.code, stap="erbij")
    token = f"unit:{scene.bath.pk}"
    assert f'value="{token}" checked' in first.content.decode()
    answer = scene.post(
        "nieuw/",
        effect="zien",
        gekozen=[token],
        unit=scene.other.code,
        with_below="on",
        roles=["manager"],
        stap="bekijk",
    )
    scene.post("nieuw/", **hidden(answer), stap="bewaar")
    (policy,) = scene.policies()
    assert {condition.key for condition in policy.conditions} == {
        token,
        f"below:{scene.other.pk}",
        "role:manager",
    }
    again = scene.post("nieuw/", **hidden(answer), stap="terug").content.decode()
    assert re.search(r'value="manager"[^>]*checked', again)


def test_a_policy_is_changed_in_its_place_and_removed(scene: Scene) -> None:
    scene.post("nieuw/", effect="zien", gekozen=[f"below:{scene.sport.pk}"], stap="bewaar")
    kept = AudiencePolicy.objects.get()
    assert "Zwembad" not in words(scene.get())
    answer = scene.post(f"{kept.pk}/", effect="zien", gekozen=[f"unit:{scene.bath.pk}"], stap="bekijk")
    scene.post(f"{kept.pk}/", **hidden(answer), stap="bewaar")
    assert scene.policies() == [shows(of_unit(scene.bath, with_below=False))]
    assert AudiencePolicy.objects.get().pk == kept.pk
    assert "bij Zwembad, zonder wat daaronder valt" in words(scene.get())
    assert "Dit zien straks 3 medewerkers. Nu zijn het er 1." in words(scene.get(f"{kept.pk}/weg/"))
    assert scene.post(f"{kept.pk}/weg/").status_code == 302
    assert (scene.policies(), Activity.objects.get(pk=scene.activity.pk).is_open) == ([], True)
    assert scene.post(f"{kept.pk}/weg/").status_code == 404


def test_what_hides_it_from_the_owner_is_refused_with_a_sentence(scene: Scene) -> None:
    for how in ({"unit": scene.sport.code, "with_below": "on"}, {"roles": ["employee"]}):
        for step in ("bekijk", "bewaar"):
            gekozen = {"gekozen": [f"below:{scene.sport.pk}" if "unit" in how else "role:employee"]}
            answer = scene.post(
                "nieuw/", effect="verbergen", stap=step, **(how if step == "bekijk" else gekozen)
            )
            assert answer.status_code == 422
            assert "Zo verdwijnt dit aanbod voor je eigen onderdeel." in words(answer)
    assert scene.policies() == []


def test_a_policy_that_nobody_fits_is_told_before_it_is_kept(scene: Scene) -> None:
    nobody = a_function("NIEMAND", "Onbezette functie")
    said = words(scene.post("nieuw/", effect="zien", function=str(nobody.pk), stap="bekijk"))
    assert ("Straks ziet niemand dit aanbod." in said, "Nu past niemand bij deze regel." in said) == (
        True,
        True,
    )


def test_the_ready_made_choices(scene: Scene) -> None:
    answer = scene.post("keuze/", choice="eigen", stap="bekijk")
    assert "2 medewerkers" in words(answer)
    scene.post("keuze/", **hidden(answer), stap="bewaar")
    assert scene.policies() == [shows(of_unit(scene.sport))]
    answer = scene.post(
        "keuze/", choice="eigen_en_anderen", person=scene.stranger.personnel_number, stap="bekijk"
    )
    scene.post("keuze/", **hidden(answer), stap="bewaar")
    named = shows(Condition(dimension=Dimension.PERSON, person_id=scene.stranger.pk))
    assert set(scene.policies()) == {shows(of_unit(scene.sport)), named}
    scene.post("keuze/", choice="iedereen", stap="bewaar")
    assert scene.policies() == []


def test_others_by_name_asks_for_a_name(scene: Scene) -> None:
    answer = scene.post("keuze/", choice="eigen_en_anderen", stap="bekijk")
    assert (answer.status_code, "Kies ten minste één medewerker." in words(answer)) == (422, True)


def test_who_books_and_who_never_sees_it_stays_when_a_choice_is_made(scene: Scene) -> None:
    scene.post("nieuw/", effect="aanmelden", gekozen=["role:manager"], stap="bewaar")
    scene.post("keuze/", choice="eigen", stap="bewaar")
    assert {policy.effect for policy in scene.policies()} == {Effect.SHOW, Effect.BOOK}


def test_a_made_up_id_of_a_person_gives_no_name_away(scene: Scene) -> None:
    answer = scene.post("nieuw/", effect="zien", gekozen=[f"person:{scene.stranger.pk}"], stap="erbij")
    assert "Vreemd" not in answer.content.decode()


@pytest.mark.parametrize(
    "token", ["below:x", "unit:", "nummer:\0", "service:-", "🦊" * 50, "function:0", "kind:baas"]
)
def test_nonsense_is_refused_or_left_out(scene: Scene, token: str) -> None:
    answer = scene.post("nieuw/", effect="zien", gekozen=[token], stap="bewaar")
    assert (answer.status_code, scene.policies()) == (422, [])


def test_two_who_add_a_policy_do_not_undo_each_other(scene: Scene) -> None:
    one = scene.post("nieuw/", effect="zien", unit=scene.bath.code, with_below="on", stap="bekijk")
    other = scene.post("nieuw/", effect="zien", unit=scene.other.code, with_below="on", stap="bekijk")
    scene.post("nieuw/", **hidden(one), stap="bewaar")
    scene.post("nieuw/", **hidden(other), stap="bewaar")
    assert len(scene.policies()) == 2
    twice = scene.post("nieuw/", **hidden(other), stap="bewaar")
    assert (twice.status_code, len(scene.policies())) == (422, 2)


def test_a_condition_that_is_over_is_shown_and_listed(scene: Scene) -> None:
    scene.post("nieuw/", effect="zien", gekozen=[f"below:{scene.sport.pk}"], stap="bewaar")
    scene.post("nieuw/", effect="zien", gekozen=[f"below:{scene.other.pk}"], stap="bewaar")
    assert "Alles is op orde" in words(scene.client.get("/beheer/aanbod/doelgroepen/", {"aandacht": "1"}))
    scene.other.is_current = False
    scene.other.valid_until = "2026-01-31"
    scene.other.save()
    assert "Belastingen: bestaat niet meer sinds 31 januari 2026." in words(scene.get())
    listed = words(scene.client.get("/beheer/aanbod/doelgroepen/", {"aandacht": "1"}))
    assert ("Toezicht aan het water" in listed, "Vraagt aandacht" in listed) == (True, True)


def test_defaults_only_for_units_that_are_managed(scene: Scene) -> None:
    address = "/beheer/aanbod/standaard/"
    scene.client.post(address, {"unit": scene.sport.code, "default": "dicht"})
    assert "Sport en Recreatie Afgeschermd" in words(scene.client.get(address))
    refused = scene.client.post(address, {"unit": scene.other.code, "default": "dicht"})
    assert (refused.status_code, "hoort bij een ander onderdeel" in words(refused)) == (422, True)


def reads(scene: Scene, path: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert scene.client.get(path).status_code == 200
    return sum(
        not query["sql"].startswith(("SAVEPOINT", "RELEASE", "INSERT", "select set_config"))
        for query in caught
    )


def test_lists_take_as_many_queries_for_thirty_as_for_one(scene: Scene) -> None:
    paths = (
        "/beheer/aanbod/doelgroepen/",
        scene.address,
        f"/beheer/medewerkers/{scene.swimmer.pk}/aanbod/",
        f"/beheer/aanbod/bekijk-als/{scene.swimmer.pk}/",
        "/beheer/aanbod/standaard/",
    )
    an_activity(scene.sport, title="Les", policies=[shows(of_unit(scene.bath))])
    assert [scene.client.get(path).status_code for path in paths] == [200] * 5
    few = [reads(scene, path) for path in paths]
    for number in range(30):
        an_activity(scene.sport, title=f"Les {number}", policies=[shows(of_unit(scene.bath))])
    assert [reads(scene, path) for path in paths] == few
    assert max(few) <= 12


def test_the_list_as_a_file(scene: Scene) -> None:
    scene.post("nieuw/", effect="zien", gekozen=[f"below:{scene.sport.pk}"], stap="bewaar")
    an_activity(scene.other, title="Geheim van Belastingen")
    answer = scene.client.get("/beheer/aanbod/doelgroepen/", {"formaat": "csv"})
    text = b"".join(answer.streaming_content).decode()
    assert ("Iedereen bij Sport en Recreatie, en daaronder." in text, "Geheim" in text) == (True, False)


def test_who_leaves_the_own_unit_out_reads_so_before_it_is_kept(scene: Scene) -> None:
    said = words(scene.post("nieuw/", effect="zien", unit=scene.other.code, stap="bekijk"))
    assert "Straks ziet niemand van het eigen onderdeel dit. Jij beheert het nog wel." in said
    said = words(scene.post("nieuw/", effect="zien", unit=scene.bath.code, stap="bekijk"))
    assert "Straks ziet niemand van het eigen onderdeel dit." not in said
