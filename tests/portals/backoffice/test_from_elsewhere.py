"""What another academy offers: no way to change its words here, and no button that would be refused."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bekwaam.domains.catalogue.actions import WantedRun, announce_run, archive_activity, mark_from_elsewhere
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.deliveries.actions import deliver
from bekwaam.domains.deliveries.enums import RunSource
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role, system_actor
from bekwaam.kernel.scope import current_academy_id
from tests.factories import a_grant, a_person, a_skill, a_theme, a_unit, an_activity
from tests.world import fingerprint

pytestmark = pytest.mark.eis("S-1")
REFUSED = "Een andere academie biedt dit aan"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 32


@pytest.fixture
def own(noord: UUID) -> OrgUnit:
    return a_unit("EIGEN")


@pytest.fixture
def writer(own: OrgUnit, client_for: Callable[..., Client]) -> Client:
    person = a_person("Schrijver")
    a_grant(person, Role.BACKOFFICE, own)
    return client_for(person)


@pytest.fixture
def foreign(own: OrgUnit) -> Activity:
    activity = an_activity(own, code="VER-1")
    a_run(activity)
    mark_from_elsewhere(activity.pk, actor=system_actor(current_academy_id()), at=clock.now())
    return Activity.objects.get(pk=activity.pk)


def a_run(activity: Activity) -> None:
    at = clock.now()
    wanted = WantedRun(starts_at=at + timedelta(days=9), ends_at=at + timedelta(days=9, hours=3))
    announce_run(activity.pk, wanted, actor=system_actor(current_academy_id()), at=at)


def page_of(activity: Activity) -> str:
    return f"/beheer/aanbod/{activity.pk}/"


def words() -> dict[str, str]:
    """All that an activity says and shows."""
    kept = ("catalogue_", "design_", "tenancy_storedfile", "audit_auditfact")
    return {name: mark for name, mark in fingerprint().items() if name.startswith(kept)}


WAYS: Mapping[str, Mapping[str, Any]] = {
    "": {"title": "Anders", "revisie": "1"},
    "kopie/": {"title": "Kopie", "code": "K-1", "owner_unit": "EIGEN"},
    "afbeelding/": {"alt": "Een bal", "picture": "png"},
    "verband/": {"soort": "skill_levels", "other": "skill", "level": "2"},
    "verband/weg/": {"soort": "function_ids", "ander": "01890000-0000-7000-8000-000000000000"},
    "uitvoering/": {"starts_at": "2027-01-01T09:00", "ends_at": "2027-01-01T12:00"},
    "uitvoering/RUN/": {"starts_at": "2027-01-01T09:00", "ends_at": "2027-01-01T12:00"},
    "uitvoering/RUN/vervalt/": {},
    "nieuwe-versie/": {"change": "licht"},
    "stap/voorleggen/": {},
    "stap/teruggeven/": {"reason": "Anders"},
    "stap/publiceren/": {},
    "stap/weggooien/": {},
    "ontwerp/versie/": {"change": "licht"},
    "ontwerp/dag/": {"title": "Dag", "week": "1", "setting": "fysiek", "starts_at": "09:00"},
}


@pytest.mark.parametrize("way", WAYS)
def test_no_way_changes_its_words(writer: Client, foreign: Activity, way: str) -> None:
    said = {**WAYS[way]}
    if "picture" in said:
        said["picture"] = SimpleUploadedFile("bal.png", PNG, content_type="image/png")
    if said.get("other"):
        said["other"] = str(a_skill().pk)
    address = page_of(foreign) + way.replace("RUN", str(foreign.runs.get().pk))
    before = words()
    answer = writer.post(address, said, follow=True)
    assert (REFUSED in answer.content.decode(), words()) == (True, before)


def test_the_form_of_work_stays_and_the_rest_is_ours(writer: Client, foreign: Activity) -> None:
    seen = writer.get(f"{page_of(foreign)}gegevens/").context["page"]["seen"]
    said = {"code": "EIGEN-1", "form": "video", "owner_unit": "EIGEN", "gezien": seen}
    assert writer.post(f"{page_of(foreign)}gegevens/", said).status_code == 302
    foreign.refresh_from_db()
    assert (foreign.code, foreign.form) == ("EIGEN-1", "klassikaal")


@pytest.mark.parametrize("kind", ["publiceren", "prijs", "thema", "archiveren"])
def test_a_change_of_many_leaves_it_out_with_a_sentence(
    writer: Client, own: OrgUnit, foreign: Activity, kind: str
) -> None:
    ours = an_activity(own, is_published=kind != "publiceren")
    said = {"price": "25", "theme": str(a_theme("nieuw").pk), "reason": "Oud."}
    asked = {"gekozen": f"{foreign.pk},{ours.pk}", "kind": kind, **said}
    page = writer.post("/beheer/aanbod/veel/", asked).context["page"]
    assert (
        [line.title for line in page.changing],
        [line.trouble.startswith(REFUSED) for line in page.refused],
    ) == (
        [titled(ours)],
        [True],
    )
    before = Activity.objects.values().get(pk=foreign.pk)
    writer.post("/beheer/aanbod/veel/", {**asked, "doen": "ja"})
    assert Activity.objects.values().get(pk=foreign.pk) == before


def titled(activity: Activity) -> str:
    return str(activity.versions.get(number=1).title)


def test_a_file_leaves_it_alone_whoever_delivers_it(foreign: Activity) -> None:
    content = b"Code;Titel;Werkvorm;Onderdeel (code)\r\nVER-1;Anders;klassikaal;EIGEN\r\n"
    actor, at = system_actor(current_academy_id()), clock.now()
    run = deliver(
        content, kind="activities", file_name="a.csv", source=RunSource.DROP_FOLDER, actor=actor, at=at
    )
    (refusal,) = run.report["refusals"]
    assert (refusal["line"], refusal["column"], refusal["value"]) == (2, "Code", "VER-1")
    assert refusal["sentence"].startswith(REFUSED)


@pytest.mark.parametrize("is_archived", [False, True])
def test_no_screen_offers_what_would_be_refused(
    writer: Client, own: OrgUnit, foreign: Activity, is_archived: bool
) -> None:
    ours = an_activity(own)
    a_run(ours)
    if is_archived:
        for activity in (foreign, ours):
            archive_activity(activity.pk, reason="", actor=system_actor(current_academy_id()), at=clock.now())
    offered = {one: _doors(writer, one) for one in (ours, foreign)}
    assert offered[foreign] < offered[ours]
    for door in offered[foreign]:
        assert writer.get(page_of(foreign) + door).status_code == 200, door


def _doors(client: Client, activity: Activity) -> set[str]:
    """What the page of an activity leads to below its own address, runs without their ids."""
    text = client.get(page_of(activity)).content.decode()
    links = {part.split('"')[0] for part in text.split(f'href="{page_of(activity)}')[1:]}
    return {link for link in links if not link.startswith("uitvoering/0")} | (
        {"uitvoering/"} if any(link.startswith("uitvoering/") for link in links) else set()
    )
