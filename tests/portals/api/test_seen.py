"""Over the API nobody overwrites what somebody else just changed: `ETag` and `If-Match`, beside the numbers in a body."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.people.models import Person
from bekwaam.domains.people.tokens.rules import SCOPES
from bekwaam.domains.portfolio.models import LearningNeed
from bekwaam.domains.skills.models import Skill
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from tests.domains.portfolio.making import a_need
from tests.factories import a_grant, a_person, a_skill, a_unit, an_activity
from tests.portals.api.test_activities import Call, caller

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-8.3")]
WRONG = (412, "application/problem+json")


@pytest.fixture
def centre(noord: UUID) -> Person:
    person = a_person("Centrum")
    a_grant(person, Role.ULC)
    return person


@pytest.fixture
def call(centre: Person) -> Call:
    return caller(centre, *SCOPES)


def kind(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.headers["Content-Type"].partition(";")[0]


def test_particulars_of_an_activity_are_not_overwritten(call: Call, noord: UUID) -> None:
    one = f"/leeractiviteiten/{an_activity(a_unit(), code='A-1').pk}"
    first = call("get", f"{one}?weergave=beheer").headers["ETag"]
    assert "ETag" not in call("get", one).headers
    assert kind(call("patch", one, {"zichtbaarTot": "2198-01-01"})) == (428, "application/problem+json")
    assert kind(call("patch", one, {"zichtbaarTot": "2198-01-01", "revisie": 1}))[0] == 428
    changed = call("patch", one, {"zichtbaarTot": "2198-01-01"}, seen=first)
    assert (changed.status_code, changed.headers["ETag"] == first) == (200, False)
    assert kind(call("patch", one, {"zichtbaarTot": "2197-01-01"}, seen=first)) == WRONG
    assert Activity.objects.get().publish_until == date(2198, 1, 1)
    assert (
        call("patch", one, {"zichtbaarTot": None}, seen=f'"x", {changed.headers["ETag"]}').status_code == 200
    )


def test_the_words_of_a_draft_change_from_what_was_read(call: Call, noord: UUID) -> None:
    activity = an_activity(a_unit(), code="A-1", is_published=False)
    one = f"/leeractiviteiten/{activity.pk}"
    first = call("get", f"{one}?weergave=beheer").headers["ETag"]
    assert call("patch", one, {"titel": "Zonder"}).status_code == 428
    assert call("patch", one, {"titel": "Eén", "revisie": 1}).status_code == 200
    assert call("patch", one, {"titel": "Twee", "revisie": 1}).status_code == 409
    assert call("patch", one, {"titel": "Drie"}, seen=first).status_code == 412
    assert call("patch", one, {"status": "gepubliceerd"}, seen=first).status_code == 412
    assert call("get", f"{one}?weergave=beheer").json()["titel"] == "Eén"


def test_a_skill_changes_from_what_was_read(call: Call, noord: UUID) -> None:
    one = f"/skills/{a_skill('gesprek', 'Gesprek').pk}"
    first = call("get", one).headers["ETag"]
    assert call("patch", one, {"naam": "Zonder"}).status_code == 428
    assert call("patch", one, {"naam": "Gesprek"}, seen=first).headers["ETag"] == first
    assert call("patch", one, {"naam": "Eén"}, seen=first).status_code == 200
    assert kind(call("patch", one, {"naam": "Twee"}, seen=first)) == WRONG
    assert Skill.objects.get().label == "Eén"


def test_a_need_changes_from_what_was_read_and_null_empties(call: Call, noord: UUID) -> None:
    skill = a_skill("agressie")
    need = a_need(a_unit(), at=clock.now())
    one = f"/leerbehoeften/{need.pk}"
    first = call("get", one).headers["ETag"]
    changed = call("patch", one, {"skill": str(skill.pk), "budget": 10}, seen=first)
    assert (changed.json()["skill"], changed.json()["budget"]) == (str(skill.pk), 10)
    assert kind(call("patch", one, {"wat": "Te laat"}, seen=first)) == WRONG
    both = call("patch", one, {"skillEigenWoorden": "Kalm blijven"}, seen=changed.headers["ETag"])
    assert (both.status_code, "Niet allebei" in both.json()["detail"]) == (409, True)
    words = {"skill": None, "skillEigenWoorden": "Kalm blijven", "budget": None, "wat": None}
    assert call("patch", one, words, seen=changed.headers["ETag"]).status_code == 200
    kept = LearningNeed.objects.get()
    assert (kept.skill, kept.skill_words, kept.budget, kept.title) == (None, "Kalm blijven", None, need.title)
