"""Skills, and what functions ask, over the API."""

import pytest

from bekwaam.domains.skills.models import FunctionSkill, Skill
from bekwaam.kernel.actors import Role
from tests.factories import a_function, a_grant, a_person, a_skill
from tests.portals.api.test_resources import admin, call, key_of  # noqa: F401 - fixtures

pytestmark = pytest.mark.eis("S-2", "U-8.3")


def test_skills_are_made_found_changed_and_put_out_of_use(call) -> None:  # noqa: F811 - the fixture
    group = call("post", "/skills", {"code": "contact", "naam": "Contact", "soort": "group"}).json()
    body = {
        "code": "gesprek",
        "naam": "Gesprekken voeren",
        "valtOnderId": group["id"],
        "andereNamen": ["balie"],
    }
    made = call("post", "/skills", body)
    assert (made.status_code, made.json()["valtOnderId"], made.json()["soort"]) == (201, group["id"], "skill")
    one = f"/skills/{made.json()['id']}"
    assert [found["code"] for found in call("get", "/skills?zoek=balie").json()["resultaten"]] == ["gesprek"]
    changed = call(
        "patch", one, {"naam": "Goede gesprekken", "inGebruik": False}, seen=made.headers["ETag"]
    ).json()
    assert (changed["naam"], changed["inGebruik"], changed["andereNamen"]) == (
        "Goede gesprekken",
        False,
        ["balie"],
    )
    assert call("patch", one, {"valtOnderId": None}, seen="*").json()["valtOnderId"] is None
    assert call("get", "/skills?inGebruik=true").json()["totaal"] == 1
    assert call("post", "/skills", body).status_code == 409
    assert call("patch", f"/skills/{group['id']}", {"valtOnderId": group["id"]}, seen="*").status_code == 409


def test_a_function_asks_a_skill_and_no_longer(call) -> None:  # noqa: F811 - the fixture
    function, skill = a_function(), a_skill("gesprek")
    one = f"/functies/{function.pk}/skills/{skill.pk}"
    assert [row["niveau"] for row in call("patch", one, {"niveau": 3}).json()["resultaten"]] == [3]
    assert call("patch", one, {}).json()["resultaten"][0]["niveau"] == 3
    listed = call("get", f"/functies/{function.pk}/skills").json()["resultaten"]
    assert [(row["skillCode"], row["niveau"]) for row in listed] == [("gesprek", 3)]
    assert call("patch", one, {"niveau": 5}).status_code == 422
    assert call("patch", one, {"niveau": None}).json()["resultaten"] == []
    assert FunctionSkill.objects.count() == 0


def test_scopes_and_roles_hold(call, noord, moment, zuid, within) -> None:  # noqa: F811 - the fixture
    skill, auditor, nobody = a_skill("gesprek"), a_person(), a_person()
    a_grant(auditor, Role.AUDITOR)
    reader, stranger = key_of(auditor, moment), key_of(nobody, moment)
    narrow = key_of(auditor, moment, "medewerkers:lezen")
    assert call("get", "/skills", key=narrow).status_code == 403
    assert call("get", "/skills", key=stranger).status_code == 403
    assert call("get", f"/skills/{skill.pk}", key=reader).status_code == 200
    assert call("patch", f"/skills/{skill.pk}", {"naam": "Anders"}, key=reader).status_code == 403
    with within(zuid):
        strange = a_skill()
    assert call("get", f"/skills/{strange.pk}").status_code == 404
    body = {"code": "x", "naam": "X", "valtOnderId": str(strange.pk)}
    assert call("post", "/skills", body).status_code == 409
    assert Skill.objects.count() == 1
