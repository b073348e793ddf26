"""The back office of one directorate, with every id of the other: nothing is read, nothing is widened, nothing is said."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.test import Client

from bekwaam.domains.catalogue import access, rules
from bekwaam.domains.catalogue.actions import set_offering_default
from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.audience.queries import policies_of
from bekwaam.domains.catalogue.enums import Dimension, Effect
from bekwaam.domains.catalogue.models import Activity, ActivityVersion, AudiencePolicy, OfferingDefault
from bekwaam.kernel.actors import Role, system_actor
from bekwaam.kernel.decisions import ALLOWED
from bekwaam.kernel.scope import academy_scope
from tests import server, world
from tests.architecture.addresses import Address
from tests.attacks.observing import filled, text_of, walked
from tests.factories import MADE_AT, a_grant, a_person, a_unit, an_activity, an_employment
from tests.fixtures import held
from tests.savepoints import undone
from tests.world import CSRF

pytestmark = [pytest.mark.eis("U-1.2", "U-1.3")]
SECRET = "Zeemeermin"
"""A word of the other directorate that no request of these tests carries."""


class Scene:
    def __init__(self) -> None:
        top = a_unit("TOP")
        self.ours, self.theirs = a_unit("A", parent=top), a_unit("B", parent=top)
        self.office, self.colleague = a_person("Beheer"), a_person("Collega")
        for person in (self.office, self.colleague):
            an_employment(person, self.ours)
        self.insider = a_person("Ingewijd")
        an_employment(self.insider, self.theirs)
        a_grant(self.office, Role.BACKOFFICE, self.ours)
        self.own = an_activity(self.ours, title="Van ons", code="A-1")
        only = Policy(Effect.SHOW, (Condition(dimension=Dimension.UNIT, unit_id=self.theirs.pk),))
        words = {"title": f"Geheimplan {SECRET}", "summary": SECRET, "goals": SECRET}
        self.secret = an_activity(self.theirs, code=f"B-{SECRET}", policies=[only], **words)
        self.policy = AudiencePolicy.objects.get(activity=self.secret)
        set_offering_default(
            self.theirs.pk, is_shielded=True, actor=system_actor(self.secret.academy_id), at=MADE_AT
        )

    def client(self) -> Client:
        return world.browser("noord.localhost", self.office)

    def ids(self, **values: Any) -> dict[str, str]:
        known = {
            "activity_id": self.secret.pk,
            "policy_id": self.policy.pk,
            "version_id": self.secret.published_id,
            "person_id": self.colleague.pk,
            "unit_id": self.theirs.pk,
        }
        return {name: str(value) for name, value in (known | values).items()}

    def state(self) -> object:
        """All that the other directorate said of its offering."""
        kept = Activity.objects.filter(pk=self.secret.pk).values().get()
        texts = list(ActivityVersion.objects.filter(activity=self.secret).order_by("number").values())
        standards = list(OfferingDefault.objects.filter(unit=self.theirs).values())
        return kept, texts, standards, policies_of([self.secret.pk])


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: Any) -> Iterator[Scene]:
    """Built once: a test takes back what it did to it."""
    with held(django_db_blocker), academy_scope(server.NOORD):
        yield Scene()


@pytest.fixture
def scene(stage: Scene) -> Iterator[Scene]:
    with undone(), academy_scope(server.NOORD):
        yield deepcopy(stage)


def places() -> list[Address]:
    return [each for each in walked() if each.route.startswith(("beheer/", "aanbod/", "kies/", "mijn-team/"))]


def bodies(scene: Scene) -> list[dict[str, Any]]:
    """What a form of these pages could be told: ids of the other directorate wherever an id goes in."""
    theirs, policy, unit = str(scene.secret.pk), str(scene.policy.pk), str(scene.theirs.pk)
    everywhere = (
        "activity",
        "activities",
        "activity_id",
        "ids",
        "id",
        "other",
        "related",
        "prerequisite",
        "source",
    )
    forged: dict[str, Any] = dict.fromkeys((*everywhere, "copy", "kopie", "gekozen", "keuze"), theirs)
    everyone = {"effect": "zien", "gekozen": ["role:employee"], "choice": "iedereen", "default": "open"}
    own = {"unit": scene.theirs.code, "owner_unit": scene.theirs.code, "policy": policy, "unit_id": unit}
    return [
        {**forged, **everyone, **own, "stap": step, "title": "Gekaapt", "reason": "x", "action": step}
        for step in ("bewaar", "bekijk", "publiceer")
    ]


def leaks(scene: Scene, address: Address) -> list[str]:
    """What went wrong at this address, if anything."""
    client, found, before = scene.client(), [], scene.state()
    paths = {filled(address, scene.ids())}
    if not address.id_names:
        paths |= {f"{address.filled({})}?{name}=geheimplan" for name in ("q", "zoek", "person", "unit")}
        paths.add(f"{address.filled({})}?formaat=csv")
    if "policy_id" in address.id_names:
        paths.add(filled(address, scene.ids(activity_id=scene.own.pk)))
    tries: list[tuple[str, dict[str, Any] | None]] = [(path, None) for path in sorted(paths)]
    tries += [(path, body) for path in sorted(paths) if "?" not in path for body in bodies(scene)]
    for path, body in tries:
        with undone():
            sent = {"csrfmiddlewaretoken": CSRF}
            answer = client.get(path) if body is None else client.post(path, {**body, **sent})
            if SECRET.encode() in text_of(answer):
                found.append(f"{path} tells")
            if "activity_id" in address.id_names and answer.status_code not in (403, 404, 405):
                found.append(f"{path} answers {answer.status_code}")
            if scene.state() != before:
                found.append(f"{path} writes")
    return found


@pytest.mark.parametrize("address", places(), ids=lambda address: address.name)
def test_no_page_tells_or_takes_what_is_shielded_elsewhere(scene: Scene, address: Address) -> None:
    assert leaks(scene, address) == []


OPENED = (
    "managed-audience",
    "audience-add",
    "audience-choose",
    "audience-remove",
    "managed-audiences",
    "person-offering",
)


@pytest.mark.parametrize("name", OPENED)
def test_the_attack_succeeds_without_its_protection(
    scene: Scene, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "managed_units", lambda actor: None)
    monkeypatch.setattr(rules, "may_manage", lambda actor, owner_unit_id: ALLOWED)
    address = next(each for each in places() if each.name == name)
    assert leaks(scene, address) != []


def test_a_preview_through_the_eyes_of_an_insider_needs_sight_of_the_insider(scene: Scene) -> None:
    client = scene.client()
    for path in (
        f"/beheer/aanbod/bekijk-als/{scene.insider.pk}/",
        f"/beheer/medewerkers/{scene.insider.pk}/aanbod/",
    ):
        assert client.get(path).status_code == 404


def test_a_colleague_who_also_works_there_is_no_way_in(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody in sight sees the other directorate too; looking through those eyes shows no more than one's own."""
    an_employment(scene.colleague, scene.theirs, number="2")
    path = f"/beheer/aanbod/bekijk-als/{scene.colleague.pk}/"
    page = scene.client().get(path).content
    assert (b"Van ons" in page, SECRET.encode() in page) == (True, False)
    from bekwaam.portals.backoffice.audience.pages import previewing

    monkeypatch.setattr(previewing, "managed_activities", lambda actor: Activity.objects.all())
    assert SECRET.encode() in scene.client().get(path).content
