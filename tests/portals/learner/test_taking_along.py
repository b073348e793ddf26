"""What a reader takes along from an activity: a date for the calendar, lesson material; and what it costs to show them."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.catalogue.actions import WantedRun, announce_run, cancel_run, publish_draft
from bekwaam.domains.catalogue.enums import ApprovalRule, Effect
from bekwaam.domains.catalogue.models import Activity, AnnouncedRun
from bekwaam.domains.design.actions.materials import WantedMaterial, add_material
from bekwaam.domains.design.actions.writing import Edit
from bekwaam.domains.design.enums import SWITCH, MaterialKind
from bekwaam.domains.design.models import DayMaterial
from bekwaam.domains.people.models import Person
from bekwaam.domains.tenancy.models import AcademySettings
from bekwaam.kernel import clock
from tests.factories import a_designed_day, a_person, a_unit, an_activity, an_employment
from tests.portals.admin.queries import reads
from tests.portals.learner.test_activity import did, only_for, path, system

pytestmark = pytest.mark.django_db
Client = Callable[..., Any]
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def manager(noord: UUID) -> Person:
    return a_person("de Wit")


@pytest.fixture
def learner(manager: Person) -> Person:
    person = a_person("Bakker")
    an_employment(person, a_unit(), manager=manager)
    return person


def a_run(activity: Activity, **values: Any) -> AnnouncedRun:
    starts = clock.now() + timedelta(days=9)
    wanted = {"starts_at": starts, "ends_at": starts + timedelta(hours=3), "place": "Zaal 1, Noord", **values}
    return announce_run(activity.pk, WantedRun(**wanted), actor=system(), at=clock.now())


def a_programme(*, parts: int = 1, days: int = 1, **values: Any) -> tuple[Activity, DayMaterial]:
    activity = an_activity(is_published=False, **values)
    edit = Edit(system(), clock.now())
    for number in range(days):
        day = a_designed_day(activity, f"Dag {number}", parts=parts)
        for kind in (MaterialKind.FILE, MaterialKind.ITEM):
            wanted = WantedMaterial(title=f"Werkboek {kind}", kind=kind.value, **_file(kind))
            material = add_material(day, wanted, edit=edit)
    publish_draft(activity.pk, actor=system(), at=clock.now())
    activity.refresh_from_db()
    return activity, DayMaterial.objects.filter(kind=MaterialKind.FILE).order_by("pk").last() or material


def _file(kind: MaterialKind) -> dict[str, Any]:
    return {"file": BytesIO(PDF), "file_name": "werkboek.pdf"} if kind is MaterialKind.FILE else {}


@pytest.mark.eis("U-7.8")
def test_a_date_goes_into_the_own_calendar(client_for: Client, learner: Person) -> None:
    activity = an_activity(title="Rustig, ook aan de balie")
    run = a_run(activity, label="Groep A")
    client = client_for(learner)
    address = f"{path(activity)}datum/{run.pk}/agenda/"
    assert address in client.get(path(activity)).content.decode()
    answer = client.get(address)
    lines = answer.content.decode().replace("\r\n ", "").split("\r\n")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert {
        "SUMMARY:Rustig\\, ook aan de balie (Groep A)",
        "LOCATION:Zaal 1\\, Noord",
        f"DTSTART:{run.starts_at:%Y%m%dT%H%M%SZ}",
        f"UID:{run.pk}@noord.localhost",
    } <= set(lines)


def test_no_calendar_of_what_is_hidden_cancelled_or_elsewhere(client_for: Client, learner: Person) -> None:
    hidden = an_activity(policies=[only_for(learner, effect=Effect.HIDE)])
    open_one, other = an_activity(), an_activity()
    runs = [a_run(hidden), a_run(open_one), a_run(other)]
    cancel_run(runs[1].pk, actor=system(), at=clock.now())
    client = client_for(learner)
    asked = [(hidden, runs[0]), (open_one, runs[1]), (open_one, runs[2])]
    codes = [client.get(f"{path(one)}datum/{run.pk}/agenda/").status_code for one, run in asked]
    assert codes == [404, 404, 404]


@pytest.mark.eis("D-3")
def test_material_is_for_who_sees_the_activity(client_for: Client, learner: Person) -> None:
    activity, material = a_programme()
    client, address = client_for(learner), f"{path(activity)}materiaal/{material.pk}/"
    assert address in client.get(path(activity)).content.decode()
    answer = client.get(address)
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    item = DayMaterial.objects.get(kind=MaterialKind.ITEM)
    assert client.get(f"{path(activity)}materiaal/{item.pk}/").status_code == 404
    assert client.get(f"{path(an_activity())}materiaal/{material.pk}/").status_code == 404


def test_material_of_a_draft_or_of_what_is_hidden_is_not_there(client_for: Client, learner: Person) -> None:
    activity, material = a_programme(policies=[only_for(learner, effect=Effect.HIDE)])
    draft = an_activity(is_published=False)
    wanted = WantedMaterial(title="Nog niet", kind=MaterialKind.FILE.value, **_file(MaterialKind.FILE))
    add_material(a_designed_day(draft), wanted, edit=Edit(system(), clock.now()))
    secret = DayMaterial.objects.get(title="Nog niet")
    client = client_for(learner)
    assert client.get(f"{path(activity)}materiaal/{material.pk}/").status_code == 404
    assert client.get(f"{path(draft)}materiaal/{secret.pk}/").status_code == 404


@pytest.mark.eis("D-1")
def test_without_the_part_there_is_no_programme(client_for: Client, learner: Person) -> None:
    activity, material = a_programme()
    client = client_for(learner)
    assert client.get(path(activity)).context["page"].programme is not None
    AcademySettings.objects.update(modules={SWITCH: False})
    answer = client.get(path(activity))
    assert (answer.context["page"].programme, "Zo ziet de training eruit" in answer.content.decode()) == (
        None,
        False,
    )
    assert client.get(f"{path(activity)}materiaal/{material.pk}/").status_code == 404


def test_for_a_manager_thirty_parts_cost_as_much_as_one(
    client_for: Client, learner: Person, manager: Person
) -> None:
    def queries(activity: Activity) -> int:
        client = client_for(manager)
        client.get(path(activity))
        with CaptureQueriesContext(connection) as made:
            page = client.get(path(activity)).context["page"]
        assert page.team is not None
        return reads(made)

    asked = {"approval": ApprovalRule.MANAGER.value}
    one, _material = a_programme(**asked)
    many, _material = a_programme(parts=10, days=3, **asked)
    for activity in (one, many):
        did(learner, activity)
        a_run(activity)
    assert sum(len(day.parts) for _week, days in page_weeks(client_for, manager, many) for day in days) == 30
    assert queries(one) == queries(many) <= 12


def page_weeks(client_for: Client, manager: Person, activity: Activity) -> Any:
    return client_for(manager).get(path(activity)).context["page"].programme.weeks
