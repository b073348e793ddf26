"""Every page of the product, as somebody who may open it: nothing is found that keeps a reader out."""

import django
import pytest
from django.urls import reverse

django.setup()

from tests.browser.pages import Place, places  # noqa: E402 - needs the apps
from tests.browser.town import SLUG, Town, town  # noqa: E402
from tests.browser.walk import Walker  # noqa: E402

pytestmark = pytest.mark.browser
SHARES = 2


def walked() -> list:
    return [
        pytest.param(place, id=str(place), marks=pytest.mark.xdist_group(f"pages-{number % SHARES}"))
        for number, place in enumerate(places())
    ]


@pytest.fixture(scope="module")
def small_town(site, django_db_blocker):
    with django_db_blocker.unblock(), town() as small:
        yield small


def address_of(place: Place, small: Town) -> str:
    return reverse(place.name, kwargs={need: small.ids[need] for need in place.needs})


@pytest.mark.eis("U-6.3")
@pytest.mark.parametrize("place", walked())
def test_the_page_keeps_nobody_out(place: Place, small_town: Town, walker: Walker, site: str) -> None:
    home = site.replace("noord", SLUG)
    walker.state = small_town.known(home, place.persona)
    found = walker.stroll(home + address_of(place, small_town))
    assert [str(finding) for finding in found] == []
