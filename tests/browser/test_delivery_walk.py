"""The pages of the organisation and of deliveries in a browser: no findings at any width, light or dark."""

import pytest

from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.kernel.scope import academy_scope
from tests import server
from tests.browser.people import signed_in
from tests.domains.organisation.deliveries import TREE, delivered, previewed

pytestmark = [pytest.mark.browser, pytest.mark.eis("U-1.4")]


def test_the_pages_of_the_organisation_have_no_findings(site, walker, committed):
    from bekwaam.domains.organisation.models import OrgUnit

    walker.state = signed_in(site, Role.FUNCTIONAL_ADMIN)
    with academy_scope(server.NOORD):
        delivered(TREE, academy=server.NOORD, at=clock.now())
        run = previewed([*TREE[:5], "T09;;Team;AFD;;;;"], academy=server.NOORD, at=clock.now())
        unit = f"organisatie/{OrgUnit.objects.get(code='T01').pk}/"
    paths = ["organisatie/", unit, f"{unit}verplaatsen/", f"{unit}wijzigen/", "organisatie/soorten/"]
    paths += ["aanleveringen/", f"aanleveringen/{run.pk}/", f"aanleveringen/{run.pk}/koppeling/"]
    findings = walker.walk([f"{site}/beheer/{path}" for path in paths])
    assert [str(finding) for finding in findings] == []
