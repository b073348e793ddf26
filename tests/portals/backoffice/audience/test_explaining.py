"""Why somebody sees something or not, and the catalogue as somebody else sees it."""

from datetime import timedelta
from typing import Any

import pytest

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.enums import Dimension, Effect
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from tests.factories import a_function, a_grant, a_person, an_activity
from tests.portals.backoffice.audience.test_editing import Scene, of_unit, shows, words

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-1.2")]


@pytest.fixture
def scene(client_for: Any) -> Scene:
    return Scene(client_for)


def test_each_policy_says_what_holds_and_what_would_change_it(scene: Scene) -> None:
    boa = a_function("BOA", "Boa")
    policy = shows(
        of_unit(scene.sport),
        Condition(dimension=Dimension.FUNCTION, function_id=boa.pk),
        Condition(dimension=Dimension.SERVICE, min_days=36_000),
    )
    scene.activity = an_activity(scene.sport, policies=[policy])
    scene.address = f"/beheer/aanbod/{scene.activity.pk}/doelgroep/"
    said = words(scene.get("uitleg/", person=scene.swimmer.personnel_number))
    days = (clock.today() - scene.swimmer.employments.get().started_on).days
    day = clock.today() + timedelta(days=36_000 - days)
    assert "Ziet dit niet: geen van de regels past." in said
    assert "Past: bij Sport en Recreatie, en daaronder." in said
    assert "Heeft niet de functie Boa. Dat verandert met die functie." in said
    assert f"Dat verandert vanzelf op {day.day} " in said


def test_a_stranger_cannot_be_explained(scene: Scene) -> None:
    number, own = scene.stranger.personnel_number, str(scene.stranger.pk)
    assert scene.get("uitleg/", person=number).status_code == 422
    assert "Vreemd" not in words(scene.get("uitleg/", medewerker=own))
    for path in (f"/beheer/medewerkers/{own}/aanbod/", f"/beheer/aanbod/bekijk-als/{own}/"):
        assert scene.client.get(path).status_code == 404


def test_from_the_side_of_the_person(scene: Scene) -> None:
    an_activity(scene.sport, title="Alleen voor Zwembad", policies=[shows(of_unit(scene.bath))])
    an_activity(
        scene.sport, title="Niet voor Zwembad", policies=[Policy(Effect.HIDE, (of_unit(scene.bath),))]
    )
    an_activity(scene.other, title="Van een ander")
    address = f"/beheer/medewerkers/{scene.swimmer.pk}/aanbod/"
    seen, unseen = (words(scene.client.get(address, {"ziet": which})) for which in ("wel", "niet"))
    assert ("Alleen voor Zwembad" in seen, "Niet voor Zwembad" in seen) == (True, False)
    assert ("Alleen voor Zwembad" in unseen, "Niet voor Zwembad" in unseen) == (False, True)
    assert "een regel verbergt het" in unseen
    assert "Van een ander" not in seen + unseen


def test_a_preview_shows_no_more_than_the_one_who_looks_may_know(scene: Scene) -> None:
    """Somebody who works in two directorates sees what the other one shields; who looks through his eyes does not."""
    scene.swimmer.employments.create(unit=scene.other, kind="vast", number="2", started_on="2020-01-01")
    an_activity(scene.other, title="Geheim van Belastingen", policies=[shows(of_unit(scene.other))])
    an_activity(scene.other, title="Open van Belastingen")
    an_activity(scene.sport, title="Alleen voor Zwembad", policies=[shows(of_unit(scene.bath))])
    own = words(
        scene.client.get(
            "/beheer/aanbod/bekijk-als/", {"person": scene.swimmer.personnel_number}, follow=True
        )
    )
    assert [title in own for title in ("Geheim van", "Open van", "Alleen voor Zwembad")] == [
        False,
        True,
        True,
    ]
    fact = AuditFact.objects.get(verb="catalogue.previewed_as")
    assert (fact.actor_id, fact.subject_id) == (scene.office.pk, scene.swimmer.pk)


def test_the_page_of_a_person_leads_to_the_offering(scene: Scene, client_for: Any) -> None:
    centre = a_person("Leercentrum")
    a_grant(centre, Role.ULC)
    a_grant(centre, Role.FUNCTIONAL_ADMIN)
    page = client_for(centre).get(f"/beheer/medewerkers/{scene.swimmer.pk}/toegang/").content.decode()
    assert f"/beheer/medewerkers/{scene.swimmer.pk}/aanbod/" in page
