"""The written offering comes into the catalogue whole, and everybody sees what is theirs."""

from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bekwaam.config.demo.offering import offering
from bekwaam.config.demo.offering_loading import load_offering
from bekwaam.domains.catalogue.enums import ActivityState
from bekwaam.domains.catalogue.models import Activity, ActivityVersion, AnnouncedRun, AudiencePolicy
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.scope import current_academy_id
from tests.config.demo.organisations import organisation_for

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
