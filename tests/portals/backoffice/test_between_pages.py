"""The pages about one activity lead to each other, the design among them, unless the academy does without designs."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client

from bekwaam.domains.design.enums import SWITCH
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.tenancy.models import AcademySettings
from bekwaam.kernel.actors import Role
from bekwaam.kernel.links import link_to
from tests.factories import a_grant, a_person, a_track, a_unit, an_activity

pytestmark = pytest.mark.eis("D-2")


@pytest.fixture
def own(noord: UUID) -> OrgUnit:
    return a_unit("EIGEN")


@pytest.fixture
def writer(own: OrgUnit, client_for: Callable[..., Client]) -> Client:
    person = a_person("Schrijver")
    a_grant(person, Role.BACKOFFICE, own)
    return client_for(person)


@pytest.mark.parametrize("is_published", [True, False])
def test_the_editor_leads_to_the_design_and_back(writer: Client, own: OrgUnit, is_published: bool) -> None:
    activity = an_activity(own, is_published=is_published)
    editor = f"/beheer/aanbod/{activity.pk}/"
    assert f'href="{editor}ontwerp/"' in writer.get(editor).content.decode()
    assert f'href="{editor}"' in writer.get(f"{editor}ontwerp/").content.decode()


def test_without_the_part_nothing_leads_to_a_design(writer: Client, own: OrgUnit) -> None:
    AcademySettings.objects.update(modules={SWITCH: False})
    activity = an_activity(own)
    editor = f"/beheer/aanbod/{activity.pk}/"
    for page in ("", "gegevens/", "versies/", "voorbeeld/"):
        assert "ontwerp/" not in writer.get(editor + page).content.decode()
    assert writer.get(f"{editor}ontwerp/").status_code == 404


def test_messages_lead_to_pages_that_are_there(writer: Client, own: OrgUnit) -> None:
    activity, track = an_activity(own), a_track(own)
    links = [link_to(thing, activity.pk) for thing in ("activity", "particulars")]
    links.append(link_to("development_track", track.pk))
    assert [writer.get(link).status_code for link in links] == [200, 200, 200]
