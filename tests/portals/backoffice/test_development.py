"""Development tracks in a browser without script: the board, one track, and what somebody in it may do."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.design.models import DevelopmentTrack, ReviewComment, TrackRelease, TrackTask
from bekwaam.domains.notifications.models import Message
from bekwaam.domains.people.models import Person
from bekwaam.kernel.actors import Role
from tests.factories import a_grant, a_person, a_track, a_unit, an_activity, an_employment
from tests.portals.admin.queries import reads

pytestmark = [pytest.mark.django_db, pytest.mark.eis("D-4")]
BOARD = "/beheer/ontwikkeling/"


@pytest.fixture
def centre(noord: UUID, client_for: Callable[..., Any]) -> Any:
    person = a_person("Leercentrum")
    an_employment(person, a_unit())
    a_grant(person, Role.ULC)
    return client_for(person)


@pytest.fixture
def colleague(noord: UUID) -> Person:
    person = a_person("Bakker", email="bakker@noord.example")
    an_employment(person, a_unit())
    return person


def test_a_track_from_beginning_to_delivery(
    centre: Any, colleague: Person, client_for: Callable[..., Any]
) -> None:
    unit, activity = a_unit(), an_activity()
    sent = {
        "title": "Veilig aan de balie",
        "unit": unit.code,
        "wanted_on": "2026-12-01",
        "activity": activity.code,
    }
    answer = centre.post(BOARD + "nieuw/", sent)
    track = DevelopmentTrack.objects.get()
    page = BOARD + f"{track.pk}/"
    assert (answer["Location"], track.activity_id) == (page, activity.pk)
    task = {"title": "Script", "person": colleague.personnel_number, "due_on": "2026-11-30"}
    assert centre.post(page + "taak/", task).status_code == 302
    message = Message.objects.get(person=colleague)
    assert (message.kind, message.link) == ("design.task_assigned", page)
    member = client_for(colleague)
    assert "Veilig aan de balie" in member.get(BOARD).content.decode()
    member.post(page + f"taak/{TrackTask.objects.get().pk}/", {"doe": "klaar"})
    assert TrackTask.objects.get().done_by_label == colleague.full_name
    for phase in ("ontwerp", "bouw"):
        centre.post(page + "fase/", {"fase": phase})
    refused = centre.post(page + "fase/", {"fase": "oplevering"}, follow=True).content.decode()
    assert "Er is nog niets opgeleverd." in refused
    file = SimpleUploadedFile("script.txt", b"Scherm 1\n")
    assert member.post(page + "oplevering/", {"file": file, "note": "Eerste proef"}).status_code == 302
    release = TrackRelease.objects.get()
    assert b"".join(centre.get(page + f"oplevering/{release.pk}/bestand/").streaming_content) == b"Scherm 1\n"
    centre.post(page + f"oplevering/{release.pk}/opmerking/", {"words": "Kan korter", "place": "Scherm 1"})
    comment = ReviewComment.objects.get()
    assert "1 opmerking open" in member.get(page).content.decode()
    member.post(page + f"opmerking/{comment.pk}/", {"answer": "Ingekort"})
    comment.refresh_from_db()
    assert (comment.state, comment.answer) == ("opgelost", "Ingekort")
    centre.post(page + "besluit/", {"words": "Door", "decided_by": "Stuurgroep", "decided_on": "2026-11-20"})
    assert "Stuurgroep" in centre.get(page).content.decode()


def test_a_member_sees_no_buttons_of_who_leads(
    centre: Any, colleague: Person, client_for: Callable[..., Any]
) -> None:
    track = a_track()
    page = BOARD + f"{track.pk}/"
    member = client_for(colleague)
    assert member.get(page).status_code == 404
    centre.post(page + "mensen/", {"person": colleague.personnel_number, "role": "deskundige"})
    shown = member.get(page).content.decode()
    assert "Geef een taak" not in shown
    refused = member.post(page + "taak/", {"title": "x"})
    assert (refused.status_code, TrackTask.objects.count()) == (422, 0)


def test_another_units_track_is_not_there(noord: UUID, client_for: Callable[..., Any]) -> None:
    person, unit = a_person("Onderdeel"), a_unit()
    a_grant(person, Role.BACKOFFICE, unit)
    own, other = a_track(unit, title="Van ons"), a_track(title="Van een ander")
    browser = client_for(person)
    for view in ("", "?weergave=lijst", "?formaat=csv"):
        answer = browser.get(BOARD + view)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert ("Van ons" in body.decode(), "Van een ander" in body.decode()) == (True, False)
    assert browser.get(BOARD + f"{own.pk}/").status_code == 200
    for rest in ("", "taak/", "mensen/", "besluit/", "oplevering/", "wijzigen/"):
        assert browser.get(BOARD + f"{other.pk}/{rest}").status_code == 404


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize("view", ["", "?weergave=lijst"])
def test_the_board_costs_the_same_however_many_tracks(centre: Any, count: int, view: str) -> None:
    unit = a_unit()
    for number in range(count):
        a_track(unit, title=f"Traject {number}")
    with CaptureQueriesContext(connection) as queries:
        assert centre.get(BOARD + view).status_code == 200
    assert reads(queries) <= 12
