"""An employee of one directorate never meets what another one shields: not in a list, a search, a count or an address."""

from typing import Any

import pytest
from playwright.sync_api import expect

from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.enums import Dimension, Effect
from bekwaam.domains.organisation.models import OrgUnit, OrgUnitAncestor
from bekwaam.kernel.scope import academy_scope
from tests.attacks.observing import filled, walked
from tests.browser.town import TOWN
from tests.factories import an_activity

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys-0")]
SECRET = "Zeemeermin"
FETCH = "async path => { const answer = await fetch(path); return [answer.status, await answer.text()] }"
"""From within the page, with the cookies of the reader."""


@pytest.fixture(scope="module")
def offering(small_town: Any) -> Any:
    """One activity that the reader's own directorate shields, and one of a directorate next to it."""
    with academy_scope(TOWN):
        job = small_town.personas["medewerker"].employments.order_by("-started_on").first()
        above = (
            OrgUnitAncestor.objects.filter(unit=job.unit)
            .order_by("depth")
            .values_list("ancestor_id", flat=True)
        )
        own = OrgUnit.objects.get(pk=list(above)[-2])
        other = OrgUnit.objects.filter(parent=own.parent, is_current=True).exclude(pk=own.pk).first()
        return [
            an_activity(unit, title=title, policies=[Policy(Effect.SHOW, (_of(unit),))])
            for unit, title in ((own, "Toezicht aan het water"), (other, f"Geheimplan {SECRET}"))
        ]


def _of(unit: OrgUnit) -> Condition:
    return Condition(dimension=Dimension.UNIT, unit_id=unit.pk)


@pytest.mark.eis("U-1.1", "U-1.2")
def test_what_another_directorate_shields_is_nowhere(as_persona: Any, small_town: Any, offering: Any) -> None:
    own, secret = offering
    with as_persona("medewerker", f"/aanbod/{own.pk}/waarom/") as visit:
        page = visit.page
        expect(page.get_by_text("Toezicht aan het water")).to_be_visible()
        expect(page.get_by_text("of bij een onderdeel daarvan.")).to_be_visible()
        for path in _paths(small_town, str(secret.pk)):
            status, text = page.evaluate(FETCH, path)
            assert (path, SECRET in text) == (path, False)
            if str(secret.pk) in path:
                assert (path, status in (403, 404, 405)) == (path, True)


@pytest.mark.eis("U-1.3")
def test_the_back_office_says_for_whom_and_sees_what_that_does(as_persona: Any, offering: Any) -> None:
    own, _secret = offering
    with as_persona("ulc", f"/beheer/aanbod/{own.pk}/doelgroep/", width=390) as visit:
        page = visit.page
        page.get_by_role("link", name="Voeg een regel toe").click()
        page.get_by_label("Mag zich aanmelden, als hij of zij het ziet").check()
        page.get_by_label("Tot en met hoeveel dagen in dienst").fill("180")
        page.get_by_role("button", name="Bekijk wat dit doet").click()
        expect(page.get_by_text("Iedereen in de eerste 180 dagen.")).to_be_visible()
        page.get_by_role("button", name="Bewaar").click()
        expect(page.get_by_text("De regel is bewaard.").first).to_be_visible()
        expect(page.get_by_text("Iedereen in de eerste 180 dagen").first).to_be_visible()


def _paths(small_town: Any, secret: str) -> list[str]:
    """Every address of the product, and every list asked for the title."""
    found = []
    for address in walked():
        if address.is_api:
            continue
        found.append(filled(address, {**small_town.ids, "activity_id": secret}))
        if not address.id_names:
            found += [f"{found[-1]}?{name}=geheimplan" for name in ("q", "zoek")]
    return found
