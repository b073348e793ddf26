"""Every page of the product, as somebody who may open it: nothing is found that keeps a reader out."""

from itertools import groupby
from operator import attrgetter

import django
import pytest
from django.urls import reverse

django.setup()

from tests.browser.pages import Place, places  # noqa: E402 - needs the apps
from tests.browser.town import SLUG, Town, town  # noqa: E402
from tests.browser.walk import Walker, html_findings  # noqa: E402

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
    walker.state = small_town.state(home, place.persona)
    found = walker.stroll(home + address_of(place, small_town))
    assert [str(finding) for finding in found] == []


@pytest.mark.eis("U-6.3")
@pytest.mark.xdist_group("pages-0")
def test_every_page_is_valid_html(small_town: Town, site: str) -> None:
    served = {}
    for persona, theirs in groupby(sorted(places(), key=attrgetter("persona")), attrgetter("persona")):
        browser = small_town.client(site.replace("noord", SLUG), persona)
        for place in theirs:
            answer = browser.get(address_of(place, small_town))
            assert (str(place), answer.status_code) == (str(place), 200)
            served[str(place)] = answer.content.decode()
    assert [str(finding) for finding in html_findings(served)] == []
