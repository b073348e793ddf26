"""The law of hiding: an activity that somebody does not see changes nothing that this person can observe.

Two worlds, alike but for one activity: in the one it is there and out of sight, in the other it is not. Every address
of the product answers the same in both: lists, counts, suggestions, related activities, files, the API, refusals.
"""

from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine

from bekwaam.domains.catalogue import access
from bekwaam.domains.catalogue.actions import WantedRun, announce_run, publish_draft
from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.enums import Dimension, Effect, LinkKind
from bekwaam.domains.catalogue.models import Activity, VersionLink
from bekwaam.domains.catalogue.queries import draft_of
from bekwaam.kernel.actors import Role, system_actor
from bekwaam.kernel.ids import new_id
from bekwaam.kernel.scope import academy_scope
from tests import server, world
from tests.attacks.observing import Seen, observed
from tests.factories import MADE_AT, a_grant, a_person, a_unit, an_activity, an_employment
from tests.fixtures import forget_requests, held
from tests.savepoints import undone

pytestmark = [pytest.mark.eis("U-1.1", "U-1.2")]
READERS = ("medewerker", "leidinggevende", "backoffice")
SECRET = "Zeemeermin"
MOMENT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Scene:
    """Directorate A with its readers; directorate B with something that is none of their business."""

    def __init__(self, academy: Any) -> None:
        top = a_unit("TOP")
        self.academy = academy
        self.here, self.there = a_unit("A", parent=top), a_unit("B", parent=top)
        self.people = {name: a_person(name.capitalize(), email=f"{name}@noord.example") for name in READERS}
        for person in self.people.values():
            an_employment(person, self.here, manager=self.people["leidinggevende"])
        self.keys = {name: world._key(person) for name, person in self.people.items()}
        a_grant(self.people["backoffice"], Role.BACKOFFICE, self.here)
        self.neighbour = an_activity(self.here, title="Veilig werken", code="A-1", is_published=False)
        an_activity(self.here, title="Schrijven in gewone taal", code="A-2")

    def publish_neighbour(self) -> None:
        publish_draft(self.neighbour.pk, actor=system_actor(self.academy), at=MADE_AT)

    def hide_something(self, how: str) -> Activity:
        """With a run, and named by the neighbour as what goes with it and what comes first."""
        about = {"title": f"Geheimplan {SECRET}", "code": f"B-{SECRET}", **PARTICULARS.get(how, {})}
        hidden = an_activity(self.there, policies=self._policies(how), is_published=how != "concept", **about)
        draft = draft_of(self.neighbour.pk)
        for kind in LinkKind:
            VersionLink.objects.create(version=draft, other=hidden, kind=kind)
        start = MADE_AT + timedelta(days=400)
        wanted = WantedRun(starts_at=start, ends_at=start + timedelta(hours=2), place=SECRET, label=SECRET)
        announce_run(hidden.pk, wanted, actor=system_actor(self.academy), at=MADE_AT)
        return hidden

    def _policies(self, how: str) -> list[Policy]:
        def of_unit(unit: Any) -> tuple[Condition]:
            return (Condition(dimension=Dimension.UNIT, unit_id=unit.pk),)

        return {
            "afgeschermd": [Policy(Effect.SHOW, of_unit(self.there))],
            "verborgen": [Policy(Effect.HIDE, of_unit(self.here))],
        }.get(how, [])

    def seen(self, reader: str, hidden_id: Any) -> Seen:
        own = {"activity_id": str(self.neighbour.pk), "person_id": str(self.people["medewerker"].pk)}
        ids = [own, {**own, "activity_id": str(hidden_id)}]
        client = world.browser("noord.localhost", self.people[reader])
        return observed(client, world.api_client("noord.localhost", self.keys[reader]), ids, ("geheimplan",))


NAMELESS = ("", "voorbeeld/")
"""Who manages an activity is told there that it names another one, so that the line can be taken out; not which one."""
PARTICULARS = {
    "te laat": {"publish_from": date(2026, 1, 1), "publish_until": date(2026, 2, 1)},
}
WAYS = ("afgeschermd", "verborgen", "concept", "te laat")


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: Any) -> Iterator[Scene]:
    """Built once: a test takes back what it did to it."""
    with time_machine.travel(MOMENT, tick=False), held(django_db_blocker), academy_scope(server.NOORD):
        yield Scene(server.NOORD)


@pytest.fixture
def scene(stage: Scene) -> Iterator[Scene]:
    forget_requests()
    with time_machine.travel(MOMENT, tick=False), undone(), academy_scope(server.NOORD):
        yield deepcopy(stage)


def both(scene: Scene, reader: str, how: str) -> tuple[Seen, Seen]:
    with undone():
        hidden = scene.hide_something(how)
        scene.publish_neighbour()
        with_it = scene.seen(reader, hidden.pk)
    with undone():
        scene.publish_neighbour()
        without = scene.seen(reader, hidden.pk)
    return with_it, without


@pytest.mark.parametrize(
    ("reader", "how"), [*((name, WAYS[0]) for name in READERS), *((READERS[0], how) for how in WAYS[1:])]
)
def test_what_is_hidden_changes_nothing_that_can_be_observed(scene: Scene, reader: str, how: str) -> None:
    with_it, without = both(scene, reader, how)
    own = f"/beheer/aanbod/{scene.neighbour.pk}/"
    told = {own + page for page in NAMELESS} if reader == "backoffice" else set()
    assert {path for path in without if with_it[path] != without[path]} - told == set()
    assert not any(SECRET.encode() in text for _status, text in with_it.values())
    assert len(with_it) > 100


def test_the_walk_would_notice(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the one function that asks who sees what, the two worlds come apart."""

    def everything(person_id: object, on: date) -> Any:
        return Activity.objects.filter(state="gepubliceerd")

    monkeypatch.setattr(access, "visible_to", everything)
    with_it, without = both(scene, READERS[0], "afgeschermd")
    assert [path for path in without if with_it[path] != without[path]] != []


def test_an_id_of_nothing_and_of_something_hidden_are_answered_alike(scene: Scene) -> None:
    hidden = scene.hide_something("afgeschermd")
    client = world.browser("noord.localhost", scene.people["medewerker"])
    answers = [client.get(f"/aanbod/{one}/waarom/") for one in (hidden.pk, new_id())]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert SECRET.encode() not in answers[0].content
