"""The design page in a browser without script: what it says, what its buttons do, and who gets in."""

from collections.abc import Callable
from datetime import time
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.catalogue.actions import publish_draft, start_version
from bekwaam.domains.catalogue.enums import Change
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.design.models import DayMaterial, DesignRule, LessonDay, LessonDesign, LessonPart
from bekwaam.domains.tenancy.actions import switch_parts
from bekwaam.kernel.actors import Role, system_actor
from tests.factories import MADE_AT, a_designed_day, a_grant, a_person, a_unit, an_activity, an_employment
from tests.portals.admin.queries import reads

pytestmark = [pytest.mark.django_db, pytest.mark.eis("D-1", "D-2", "D-3")]
PART = {
    "title": "Rollenspel met acteur",
    "minutes": "50",
    "form": "rollenspel",
    "together": "samen",
    "where": "offline",
}


@pytest.fixture
def draft(noord: UUID) -> Activity:
    return an_activity(
        is_published=False, goals="Je blijft rustig.", level="hbo", target_group="Baliemedewerkers"
    )


@pytest.fixture
def centre(noord: UUID, client_for: Callable[..., Any]) -> Any:
    person = a_person("Leercentrum")
    a_grant(person, Role.ULC)
    return client_for(person)


def address(activity: Activity, rest: str = "") -> str:
    return f"/beheer/aanbod/{activity.pk}/ontwerp/{rest}"


def test_a_design_is_made_by_forms_alone(centre: Any, draft: Activity) -> None:
    page = centre.get(address(draft)).content.decode()
    assert "Er zijn nog geen lesdagen." in page
    day = {"title": "De balie", "setting": "fysiek", "week": "1", "starts_at": "09:00"}
    assert centre.post(address(draft, "dag/"), day).status_code == 302
    found = LessonDay.objects.get()
    added = centre.post(
        address(draft, f"dag/{found.pk}/onderdeel/"), {**PART, "goals": ["Je blijft rustig."]}
    )
    assert added.status_code == 302
    page = centre.get(address(draft)).content.decode()
    assert "Voeg nog toe: 5 lesuur op dag 1." in page
    assert "Gebruik nog 1 andere werkvorm op dag 1." in page
    assert "Zet bij nog 1 dag lesmateriaal klaar." in page
    assert "Baliemedewerkers" in page
    assert "3 regels vragen nog iets van dit ontwerp." in page


def test_buttons_move_copy_and_remove(centre: Any, draft: Activity) -> None:
    first, second = a_designed_day(draft, "Een", parts=2), a_designed_day(draft, "Twee")
    revision = LessonDesign.objects.get().revision
    centre.post(address(draft, f"dag/{second.pk}/verplaatsen/"), {"kant": "eerder", "revision": revision})
    second.refresh_from_db()
    assert second.number == 1
    part = LessonPart.objects.get(day=first, position=2)
    centre.post(
        address(draft, f"onderdeel/{part.pk}/verplaatsen/"), {"kant": "eerder", "revision": revision + 1}
    )
    part.refresh_from_db()
    assert part.position == 1
    centre.post(address(draft, f"dag/{first.pk}/kopie/"))
    assert LessonDay.objects.count() == 3
    centre.post(address(draft, f"onderdeel/{part.pk}/weg/"), {"revision": revision + 3})
    assert not LessonPart.objects.filter(pk=part.pk).exists()
    centre.post(address(draft, f"dag/{first.pk}/weg/"), {"revision": revision + 4})
    assert LessonDay.objects.count() == 2


def test_the_second_editor_keeps_the_words_and_sees_the_difference(centre: Any, draft: Activity) -> None:
    day = a_designed_day(draft, "Een")
    part = LessonPart.objects.get()
    old = LessonDesign.objects.get().revision
    LessonDesign.objects.update(revision=old + 1)
    sent = {**PART, "revision": old}
    answer = centre.post(address(draft, f"onderdeel/{part.pk}/"), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Iemand anders heeft dit ontwerp intussen gewijzigd." in page
    assert "Zo staat het er nu" in page
    assert 'value="Rollenspel met acteur"' in page
    assert f'name="revision" value="{old + 1}"' in page
    assert (
        centre.post(address(draft, f"onderdeel/{part.pk}/"), {**sent, "revision": old + 1}).status_code == 302
    )
    part.refresh_from_db()
    assert (part.title, part.day_id) == ("Rollenspel met acteur", day.pk)


def test_a_file_is_kept_and_comes_back_as_a_download(centre: Any, draft: Activity) -> None:
    day = a_designed_day(draft, "Een")
    file = SimpleUploadedFile("draaiboek.txt", b"Om negen uur koffie.\n", content_type="text/html")
    sent = {"title": "Draaiboek", "kind": "bestand", "brought_by": "trainer", "file": file}
    assert centre.post(address(draft, f"dag/{day.pk}/materiaal/"), sent).status_code == 302
    material = DayMaterial.objects.get()
    answer = centre.get(address(draft, f"materiaal/{material.pk}/"))
    assert b"".join(answer.streaming_content) == b"Om negen uur koffie.\n"
    assert answer["Content-Disposition"].startswith("attachment")
    empty = centre.post(
        address(draft, f"dag/{day.pk}/materiaal/"), {"title": "x", "kind": "bestand", "brought_by": "trainer"}
    )
    assert (empty.status_code, "Kies een bestand." in empty.content.decode()) == (422, True)
    link = {"title": "x", "kind": "link", "brought_by": "trainer", "link": "javascript:alert(1)"}
    assert centre.post(address(draft, f"dag/{day.pk}/materiaal/"), link).status_code == 422


def test_what_is_published_is_read_only_until_a_next_version(
    centre: Any, draft: Activity, noord: UUID
) -> None:
    a_designed_day(draft, "Een")
    publish_draft(draft.pk, actor=system_actor(noord), at=MADE_AT)
    page = centre.get(address(draft)).content.decode()
    assert "Voeg een lesdag toe" not in page
    assert "Versie 1 ligt vast" in page
    centre.post(address(draft, "versie/"), {"change": "licht"})
    page = centre.get(address(draft)).content.decode()
    assert "Voeg een lesdag toe" in page
    assert LessonDay.objects.filter(title="Een").count() == 2


def test_the_print_shows_the_programme(centre: Any, draft: Activity) -> None:
    a_designed_day(draft, "De balie", parts=2, starts_at=time(9))
    page = centre.get(address(draft, "afdruk/")).content.decode()
    assert page.count("De balie") == 1
    assert "09:00–11:00" in page


@pytest.mark.parametrize("count", [1, 30])
def test_the_page_costs_the_same_however_many_days(centre: Any, draft: Activity, count: int) -> None:
    for number in range(count):
        a_designed_day(draft, f"Dag {number}", parts=3)
    with CaptureQueriesContext(connection) as queries:
        assert centre.get(address(draft)).status_code == 200
    assert reads(queries) <= 12


def test_a_unit_designs_its_own_and_nothing_else(draft: Activity, client_for: Callable[..., Any]) -> None:
    person, unit = a_person("Onderdeel"), a_unit()
    a_grant(person, Role.BACKOFFICE, unit)
    browser, own = client_for(person), an_activity(unit, is_published=False)
    day = a_designed_day(draft, "Een")
    assert browser.get(address(own)).status_code == 200
    for path in ("", "afdruk/", "algemeen/", "dag/", f"dag/{day.pk}/", f"dag/{day.pk}/onderdeel/"):
        assert browser.get(address(draft, path)).status_code == 404
    assert browser.get(address(own, f"dag/{day.pk}/")).status_code == 404
    assert browser.get("/beheer/ontwerp-regels/").status_code == 403
    employee = a_person("Medewerker")
    an_employment(employee, unit)
    assert client_for(employee).get(address(own)).status_code == 403


def test_a_switched_off_part_is_not_there(centre: Any, draft: Activity, noord: UUID) -> None:
    assert "/beheer/ontwerp-regels/" in centre.get(address(draft)).content.decode()
    switch_parts(actor=system_actor(noord), chosen={"design": False}, at=MADE_AT)
    for path in (address(draft), "/beheer/ontwerp-regels/", "/beheer/ontwikkeling/"):
        assert centre.get(path).status_code == 404


def test_the_centre_sets_the_rules(centre: Any, draft: Activity) -> None:
    page = centre.get("/beheer/ontwerp-regels/").content.decode()
    assert 'name="minstens_lesuren_fysiek" value="6"' in page
    sent = {"hour_minutes": "60"}
    for code in ("lesuren_fysiek", "lesuren_online", "werkvormen", "materialen", "leerdoelen", "blend"):
        sent |= {f"aan_{code}": "on", f"minstens_{code}": "2"}
    del sent["aan_materialen"]
    assert centre.post("/beheer/ontwerp-regels/", sent).status_code == 302
    assert DesignRule.objects.get(code="materialen").is_on is False
    a_designed_day(draft, "Een", parts=1)
    page = centre.get(address(draft)).content.decode()
    assert "Voeg nog toe: 1 lesuur op dag 1." in page
    assert "Lesmateriaal bij" not in page
    assert centre.post("/beheer/ontwerp-regels/", {**sent, "minstens_blend": "99"}).status_code == 422


def test_a_learner_reads_the_programme_of_what_is_published(
    draft: Activity, noord: UUID, client_for: Callable[..., Any]
) -> None:
    a_designed_day(draft, "De balie", parts=2, starts_at=time(9))
    person = a_person()
    an_employment(person, a_unit())
    publish_draft(draft.pk, actor=system_actor(noord), at=MADE_AT)
    start_version(draft.pk, change=Change.LIGHT, note="", actor=system_actor(noord), at=MADE_AT)
    a_designed_day(draft, "Nog niet")
    browser = client_for(person)
    page = browser.get(f"/aanbod/{draft.pk}/").content.decode()
    assert ("Zo ziet de training eruit" in page, "De balie" in page, "Nog niet" in page) == (
        True,
        True,
        False,
    )
    with CaptureQueriesContext(connection) as queries:
        browser.get(f"/aanbod/{draft.pk}/")
    assert reads(queries) <= 12
    bare = an_activity()
    assert "Zo ziet de training eruit" not in browser.get(f"/aanbod/{bare.pk}/").content.decode()
