"""The offering through the API: what the key's person sees, and what that person manages, by the rules of the screens."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.enums import Dimension, Effect, Form
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.models import Person
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from tests.factories import a_grant, a_person, a_theme, a_unit, an_activity
from tests.portals.admin.queries import reads
from tests.portals.api.test_resources import key_of

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-1.1", "U-1.3")]
Call = Callable[..., Any]
PATH = "/leeractiviteiten"


@pytest.fixture
def unit(noord: UUID) -> OrgUnit:
    return a_unit("PZ", name="Publiekszaken")


@pytest.fixture
def editor(unit: OrgUnit) -> Person:
    """The back office of one unit."""
    person = a_person("Redacteur")
    a_grant(person, Role.BACKOFFICE, unit)
    return person


def caller(person: Person, *scopes: str) -> Call:
    secret = key_of(person, clock.now() - timedelta(days=1), *scopes)

    def do(method: str, path: str, body: Any = None, *, seen: str = "") -> Any:
        told = {"If-Match": seen} if seen else {}
        client = Client(headers={"Host": "noord.localhost", "Authorization": f"Bearer {secret}", **told})
        options = {"data": body, "content_type": "application/json"} if body is not None else {}
        return getattr(client, method)(f"/api/v1{path}", **options)

    return do


def codes(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [row["code"] for row in answer.json()["resultaten"]]


def hidden_from(person: Person) -> Policy:
    return Policy(Effect.HIDE, (Condition(dimension=Dimension.PERSON, person_id=person.pk),))


def new(unit: OrgUnit, **values: Any) -> dict[str, Any]:
    return {
        "code": "PZ-1",
        "titel": "Aan de balie",
        "werkvorm": "klassikaal",
        "eigenaarId": str(unit.pk),
        **values,
    }


@pytest.mark.eis("U-1.2")
def test_a_key_shows_what_its_person_sees_and_hides_the_rest_like_nothing(editor: Person) -> None:
    shown = an_activity(code="A-1", theme_ids=(a_theme("avg").pk,), form=Form.VIDEO.value)
    hidden = an_activity(code="A-2", policies=[hidden_from(editor)], related_ids=(shown.pk,))
    linked = an_activity(code="A-3", related_ids=(hidden.pk, shown.pk), language="en")
    call = caller(editor, "aanbod:lezen")
    every = call("get", PATH)
    assert (codes(every), every.json()["totaal"]) == (["A-1", "A-3"], 2)
    assert codes(call("get", f"{PATH}?thema=avg")) == ["A-1"]
    assert codes(call("get", f"{PATH}?werkvorm=video")) == ["A-1"]
    assert codes(call("get", f"{PATH}?taal=en")) == ["A-3"]
    assert codes(call("get", f"{PATH}?code=A-2")) == []
    missing, gone = (
        call("get", f"{PATH}/{one}") for one in ("01900000-0000-7000-8000-00000000dead", hidden.pk)
    )
    assert (missing.status_code, gone.status_code) == (404, 404)
    assert {**missing.json(), "instance": ""} == {**gone.json(), "instance": ""}
    assert call("get", f"{PATH}/{linked.pk}").json()["verwant"] == [str(shown.pk)]


def test_an_activity_is_shown_whole(editor: Person, unit: OrgUnit) -> None:
    activity = an_activity(
        unit, code="A-1", title="Balie", goals="Een\nTwee", internal_price=Decimal("12.50"), approval="leidinggevende"
    )  # fmt: skip
    found = caller(editor, "aanbod:lezen")("get", f"{PATH}/{activity.pk}").json()
    wanted = {
        "code": "A-1",
        "titel": "Balie",
        "doelen": ["Een", "Twee"],
        "prijsInCenten": 1250,
        "prijsExternInCenten": None,
        "akkoord": "leidinggevende",
        "eigenaar": {"id": str(unit.pk), "code": "PZ", "naam": "Publiekszaken"},
        "status": "gepubliceerd",
        "versie": 1,
        "kanAanmelden": True,
        "uitvoeringen": [],
        "waardering": None,
    }
    assert {name: found[name] for name in wanted} == wanted


def test_the_managed_side_needs_its_scope_and_something_to_manage(editor: Person, unit: OrgUnit) -> None:
    an_activity(unit, code="OWN", is_published=False)
    an_activity(code="OTHER", is_published=False)
    managed = f"{PATH}?weergave=beheer"
    assert codes(caller(editor, "aanbod:lezen", "aanbod:beheren")("get", managed)) == ["OWN"]
    assert (
        codes(caller(editor, "aanbod:lezen", "aanbod:beheren")("get", f"{managed}&status=gepubliceerd")) == []
    )
    assert caller(editor, "aanbod:lezen")("get", managed).status_code == 403
    assert caller(a_person(), "aanbod:lezen", "aanbod:beheren")("get", managed).status_code == 403
    assert caller(editor, "organisatie:lezen")("get", PATH).status_code == 403


def test_a_concept_is_made_changed_and_published_with_the_rules_of_the_screens(
    editor: Person, unit: OrgUnit
) -> None:
    call = caller(editor, "aanbod:lezen", "aanbod:beheren")
    made = call("post", PATH, new(unit, inhoud="<p>Veilig<script>x</script></p>"))
    assert (made.status_code, made.json()["status"], made.json()["inhoud"]) == (
        201,
        "concept",
        "<p>Veilig</p>",
    )
    one = f"{PATH}/{made.json()['id']}"
    assert made.headers["Location"].endswith(one)
    assert call("get", one).status_code == 404
    early = call("patch", one, {"status": "gepubliceerd"}, seen="*")
    assert (early.status_code, early.json()["detail"]) == (
        409,
        "Vul een samenvatting in: één of twee zinnen.",
    )
    theme = a_theme()
    wanted = {"samenvatting": "Kort.", "doelen": ["Je kunt het."], "themaIds": [str(theme.pk)]}
    changed = call("patch", one, {**wanted, "zichtbaarTot": "2199-01-01"}, seen=made.headers["ETag"])
    assert (changed.json()["revisie"], changed.json()["zichtbaarTot"]) == (2, "2199-01-01")
    late = call("patch", one, {"titel": "Anders", "revisie": 1})
    assert (late.status_code, "Iemand anders" in late.json()["detail"]) == (409, True)
    published = call("patch", one, {"status": "gepubliceerd"}, seen=changed.headers["ETag"])
    assert (published.status_code, published.json()["status"]) == (200, "gepubliceerd")
    assert call("get", one).json()["titel"] == "Aan de balie"
    seen = published.headers["ETag"]
    assert call("patch", one, {"titel": "Nieuw"}, seen=seen).status_code == 409
    again = call("patch", one, {"titel": "Nieuw", "wijziging": "licht"}, seen=seen)
    assert (again.json()["versie"], again.json()["versieStatus"]) == (2, "concept")
    assert call("get", one).json()["titel"] == "Aan de balie"
    assert call("get", f"{one}?weergave=beheer").json()["titel"] == "Nieuw"
    assert AuditFact.objects.filter(channel="api", verb="catalogue.activity_published").count() == 1


def test_nobody_writes_to_the_offering_of_another_unit(editor: Person, unit: OrgUnit) -> None:
    call = caller(editor, "aanbod:lezen", "aanbod:beheren")
    other = an_activity(code="OTHER")
    assert call("post", PATH, new(other.owner_unit)).status_code == 403
    assert call("patch", f"{PATH}/{other.pk}", {"titel": "Gekaapt"}).status_code == 404
    assert call("patch", f"{PATH}/{other.pk}", {"status": "gepubliceerd"}).status_code == 404
    own = an_activity(unit, code="OWN")
    taken = call("patch", f"{PATH}/{own.pk}", {"eigenaarId": str(other.owner_unit_id)}, seen="*")
    assert taken.status_code == 403
    reader = caller(editor, "aanbod:lezen")
    assert reader("post", PATH, new(unit)).status_code == 403
    assert Activity.objects.count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"titel": ""},
        {"titel": "x" * 201},
        {"werkvorm": "dansen"},
        {"prijsInCenten": -1},
        {"code": "a b"},
        {"onbekend": 1},
        {"doelen": ["regel\u0000"]},
        {"inhoud": "x" * 40_001},
    ],
)
def test_what_does_not_fit_is_said_per_field(editor: Person, unit: OrgUnit, wrong: dict[str, Any]) -> None:
    answer = caller(editor, "aanbod:beheren")("post", PATH, new(unit, **wrong))
    assert (answer.status_code, answer.headers["Content-Type"]) == (422, "application/problem+json")


def test_a_long_list_costs_no_more_queries(editor: Person, unit: OrgUnit) -> None:
    call = caller(editor, "aanbod:lezen", "aanbod:beheren")

    def counts() -> list[int]:
        found = []
        for path in (PATH, f"{PATH}?weergave=beheer", "/themas"):
            with CaptureQueriesContext(connection) as captured:
                assert call("get", path).status_code == 200
            found.append(reads(captured))
        return found

    an_activity(unit)
    counts()
    few = counts()
    for number in range(29):
        an_activity(unit, theme_ids=(a_theme(f"thema-{number}").pk,))
    assert (counts(), max(few) <= 12) == (few, True)


def test_themes_come_in_their_order(editor: Person) -> None:
    for code in ("veiligheid", "avg"):
        a_theme(code)
    found = caller(editor, "aanbod:lezen")("get", "/themas").json()
    assert [theme["code"] for theme in found["resultaten"]] == ["avg", "veiligheid"]
