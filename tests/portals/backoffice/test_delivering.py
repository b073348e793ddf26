"""A back office delivers a file with activities on the screen: what it sees of deliveries, and what it does not."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.deliveries.actions import deliver
from bekwaam.domains.deliveries.enums import RunSource
from bekwaam.domains.deliveries.models import ImportRun
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role, system_actor
from bekwaam.kernel.scope import current_academy_id
from tests.factories import a_grant, a_person, a_skill, a_theme, a_unit, an_activity

pytestmark = pytest.mark.eis("U-1.3")
HOME, OFFERING = "/beheer/aanleveringen/", "/beheer/aanbod/"


@pytest.fixture
def own(noord: UUID) -> OrgUnit:
    a_theme()
    return a_unit("EIGEN")


@pytest.fixture
def writer(own: OrgUnit, client_for: Callable[..., Client]) -> Client:
    person = a_person("Schrijver")
    a_grant(person, Role.BACKOFFICE, own)
    return client_for(person)


def uploaded(client: Client, content: bytes, name: str = "aanbod.xlsx") -> ImportRun:
    answer = client.post(HOME, {"kind": "activities", "file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302
    return ImportRun.objects.get(pk=answer["Location"].rstrip("/").rpartition("/")[2])


def test_the_example_is_delivered_as_it_stands(writer: Client, own: OrgUnit) -> None:
    a_skill("S-1")
    run = uploaded(writer, writer.get(f"{OFFERING}sjabloon/").content)
    page = writer.get(f"{HOME}{run.pk}/").context["page"]
    assert (page.refusals, page.may_carry_out) == ((), True)
    writer.post(f"{HOME}{run.pk}/verwerken/")
    activity = Activity.objects.get(code="VOORBEELD-1")
    assert (activity.owner_unit, activity.state, activity.versions.get().skill_links.count()) == (
        own, "concept", 1,
    )  # fmt: skip


def test_it_sees_its_own_deliveries_of_its_own_kind(writer: Client, own: OrgUnit) -> None:
    content = b"Code;Titel;Werkvorm;Onderdeel (code)\r\nA;B;video;EIGEN\r\n"
    actor = system_actor(current_academy_id())
    strange = deliver(
        content, kind="activities", file_name="x.csv", source=RunSource.WEB, actor=actor, at=clock.now()
    )
    mine = uploaded(writer, content)
    answer = writer.get(HOME)
    page, form = answer.context["page"], answer.context["form"]
    assert [line.run.pk for line in page.lines] == [mine.pk]
    assert [kind for kind, _title in form.fields["kind"].choices] == ["activities"]
    assert (page.mappings, page.folders) == ((), ())
    for path in ("", "koppeling/"):
        assert writer.get(f"{HOME}{strange.pk}/{path}").status_code == 404
    assert writer.post(f"{HOME}{strange.pk}/verwerken/").status_code == 404
    assert "name" not in writer.get(f"{HOME}{mine.pk}/koppeling/").context["form"].fields
    refused = writer.post(HOME, {"kind": "people", "file": SimpleUploadedFile("x.csv", content)})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["kind"])


def test_a_large_file_is_planned_without_a_query_per_row(writer: Client, own: OrgUnit) -> None:
    def queries_for(count: int) -> int:
        rows = [f"R{count}-{number};Titel;video;EIGEN" for number in range(count)]
        for number in range(count):
            an_activity(own, code=f"R{count}-{number}", title="Oud")
        content = "\r\n".join(["Code;Titel;Werkvorm;Onderdeel (code)", *rows]).encode()
        with CaptureQueriesContext(
            connection,
        ) as found:
            uploaded(writer, content)
        return len(found)

    queries_for(1)
    assert queries_for(2) == queries_for(12)
