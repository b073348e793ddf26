"""The written offering comes into the catalogue whole, and everybody sees what is theirs."""

from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bekwaam.config.demo.designs import fill_designs
from bekwaam.config.demo.offering import offering
from bekwaam.config.demo.offering_loading import load_offering
from bekwaam.domains.catalogue.enums import ActivityState, VersionState
from bekwaam.domains.catalogue.models import Activity, ActivityVersion, AnnouncedRun, AudiencePolicy
from bekwaam.domains.design.models import LessonDesign
from bekwaam.domains.notifications.models import Message
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.scope import current_academy_id
from tests.config.demo.organisations import organisation_for
from tests.factories import a_person

PERSONAS = ("medewerker", "leidinggevende", "backoffice", "ulc", "trainer", "financien", "ciso", "auditor")
pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-3.1", "U-1.5")]


def test_all_of_it_is_loaded_in_few_statements(noord: Any, moment: datetime) -> None:
    written = offering("lindewaard", local_date(moment))
    organisation_for(written)
    actor = system_actor(current_academy_id(), channel="import")
    with CaptureQueriesContext(
        connection,
    ) as statements:
        load_offering(written, actor=actor, at=moment)
    published = sum(each.state == "published" for each in written.activities)
    assert Activity.objects.filter(state=ActivityState.PUBLISHED).count() == published
    assert ActivityVersion.objects.count() == len(written.activities) == 400
    assert AnnouncedRun.objects.count() == sum(len(each.runs) for each in written.activities)
    assert AudiencePolicy.objects.count() == sum(len(each.policies) for each in written.activities)
    assert len(statements) < 250


@pytest.mark.parametrize("slug", ["lindewaard", "zuidermeer"])
def test_loading_it_with_its_designs_tells_nobody_that_it_is_published(
    noord: Any, moment: datetime, slug: str
) -> None:
    written = offering(slug, local_date(moment))
    organisation_for(written)
    load_offering(written, actor=system_actor(current_academy_id(), channel="import"), at=moment)
    Activity.objects.update(keeper=a_person("Beheerder"))
    fill_designs({slug: a_person().pk for slug in PERSONAS}, at=moment)
    designed = LessonDesign.objects.filter(version__state=VersionState.PUBLISHED).count()
    assert (designed > 0, Message.objects.filter(kind__startswith="catalogue.").count()) == (True, 0)
