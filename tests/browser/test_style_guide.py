"""The style guide holds every component in every state; what is right here is right on every page."""

import pytest

from bekwaam.portals.shared.guide.views import PARTS
from tests.browser.faults import FAULTS

pytestmark = pytest.mark.browser
GUIDE = [f"/stijl/{part.slug}/" if part.slug else "/stijl/" for part in PARTS]


def told(findings):
    return [str(finding) for finding in findings]


@pytest.mark.eis("U-6.3", "S-7")
@pytest.mark.parametrize("page", GUIDE)
def test_every_component_is_accessible(walker, site, page):
    assert told(walker.walk([site + page])) == []


@pytest.mark.eis("U-6.3", "X-5")
def test_the_error_pages_are_accessible_in_the_house_style(walker, site):
    addresses = [f"{site}/proef/{status}/" for status in FAULTS] + [f"{site}/offline/"]
    assert told(walker.walk(addresses)) == []
