"""The administrator delivers a file, sees what would change and which row is refused, and finds the moved unit back."""

import pytest
from playwright.sync_api import expect

from bekwaam.kernel.scope import academy_scope
from tests.browser.town import TOWN
from tests.domains.organisation.deliveries import HEADER

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys-1")]
REFUSED = "X99;Team zonder thuis;team;BESTAATNIET;;;;"


def delivered_again(moving: str, to: str) -> bytes:
    """The organisation as it is, with one unit under another parent and one row that cannot be right."""
    from bekwaam.domains.organisation.models import OrgUnit

    rows = [HEADER]
    with academy_scope(TOWN):
        for unit in OrgUnit.objects.filter(valid_until=None).select_related("kind", "parent", "cost_centre"):
            parent = to if unit.code == moving else unit.parent.code if unit.parent else ""
            centre = unit.cost_centre.code if unit.cost_centre else ""
            rows.append(
                f"{unit.code};{unit.name};{unit.kind.label};{parent};{centre};{unit.leader_number};"
                f"{unit.valid_from:%d-%m-%Y};"
            )
    return "\r\n".join([*rows, REFUSED]).encode("utf-8-sig")


@pytest.fixture
def move(small_town):
    """A unit without units below it, and a new parent for it."""
    from bekwaam.domains.organisation.models import OrgUnit

    with academy_scope(TOWN):
        leaf = OrgUnit.objects.filter(children=None, parent__parent__isnull=False).order_by("code").first()
        to = (
            OrgUnit.objects.filter(parent=leaf.parent.parent)
            .exclude(pk=leaf.parent_id)
            .order_by("code")
            .first()
        )
        return leaf.code, leaf.name, to.code, to.name


@pytest.mark.eis("U-1.4")
def test_a_unit_moves_and_keeps_its_history(as_persona, move):
    code, name, to, to_name = move
    with as_persona("functioneel-beheerder", "/beheer/aanleveringen/") as visit:
        page = visit.page
        page.get_by_label("Organisatie", exact=True).check()
        file = {"name": "organisatie.csv", "mimeType": "text/csv", "buffer": delivered_again(code, to)}
        page.locator("input[type=file]").set_input_files(file)
        page.get_by_role("button", name="Bekijk wat er verandert").click()
        expect(page.get_by_role("heading", name="1 fout in het bestand")).to_be_visible()
        expect(page.get_by_role("cell", name="BESTAATNIET", exact=True)).to_be_visible()
        expect(page.get_by_role("heading", name="Verplaatst (1)")).to_be_visible()
        page.get_by_role("button", name="Verwerk deze aanlevering").click()
        expect(page.get_by_text("Verwerkt", exact=True).first).to_be_visible()
        page.goto(page.url.partition("/beheer/")[0] + f"/beheer/organisatie/?zoek={code}")
        page.get_by_role("link", name=name).first.click()
        expect(page.get_by_role("navigation", name="Kruimelpad")).to_contain_text(to_name)
        expect(page.locator(".bk-timeline")).to_contain_text(to_name)
