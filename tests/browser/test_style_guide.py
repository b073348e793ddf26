"""The style guide holds every component in every state; what is right here is right on every page."""

import pytest

from bekwaam.domains.tenancy.models import AcademySettings
from bekwaam.domains.tenancy.theme.stored import as_stored
from bekwaam.domains.tenancy.theme.theme import Font, Header, Radius, Theme
from bekwaam.kernel.scope import academy_scope
from bekwaam.portals.shared.guide.views import PARTS
from tests import server
from tests.browser.faults import FAULTS

pytestmark = pytest.mark.browser
GUIDE = [f"/stijl/{part.slug}/" if part.slug else "/stijl/" for part in PARTS]


def told(findings):
    return [str(finding) for finding in findings]


@pytest.fixture
def zuid_in_red(site):
    """Zuid wears a branded header, another typeface and straight corners for the length of one test."""
    red = Theme(
        "Zuid", "#8e1c3a", "#1f4e9e", "#5b5662", "#2f7fd1", Font.SOURCE_SANS, Radius.STRAIGHT, Header.BRAND
    )
    with academy_scope(server.ZUID):
        AcademySettings.objects.update(theme=as_stored(red))
    yield
    with academy_scope(server.ZUID):
        AcademySettings.objects.update(theme={})


@pytest.mark.eis("U-6.3")
@pytest.mark.parametrize("page", GUIDE)
def test_every_component_is_accessible(walker, site, page):
    assert told(walker.walk([site + page])) == []


@pytest.mark.eis("U-6.3", "X-5")
def test_the_error_pages_are_accessible_in_the_house_style(walker, site):
    addresses = [f"{site}/proef/{status}/" for status in FAULTS] + [f"{site}/offline/"]
    assert told(walker.walk(addresses)) == []


@pytest.mark.eis("U-6.3", "X-5")
def test_another_house_style_is_as_accessible(walker, site, zuid_in_red):
    neighbour = site.replace("noord", "zuid")
    addresses = [f"{neighbour}/stijl/", f"{neighbour}/stijl/kaarten/", f"{neighbour}/stijl/grafieken/"]
    assert told(walker.walk(addresses)) == []
