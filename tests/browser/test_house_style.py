"""An administrator chooses the house style: looks first, then keeps; with script and without."""

import pytest
from playwright.sync_api import expect

from bekwaam.kernel.actors import Role
from tests.browser.people import signed_in

pytestmark = pytest.mark.browser
RED = "rgb(142, 28, 58)"


@pytest.fixture
def administrator(walker, site, committed):
    walker.state = signed_in(site, Role.FUNCTIONAL_ADMIN)
    yield f"{site}/beheer/thema/"
    walker.state = None


def save_button(visit):
    return expect(visit.page.get_by_role("button", name="Sla op"))


@pytest.mark.eis("U-6.3", "X-5")
def test_the_page_is_accessible(walker, administrator):
    assert [str(finding) for finding in walker.walk([administrator])] == []


def test_a_colour_shows_at_once_and_is_not_kept(walker, administrator):
    with walker.visit(administrator) as visit:
        visit.page.locator("input[name=brand]").fill("#8e1c3a")
        save_button(visit).to_have_css("background-color", RED)
        expect(visit.page.locator("#contrast")).to_contain_text("Je merkkleur #8e1c3a staat onveranderd")
        expect(visit.page.locator("#melding")).to_have_text("Alles is goed te lezen")
        visit.page.reload()
        save_button(visit).not_to_have_css("background-color", RED)
        assert visit.complaints == []


def test_it_works_without_script(walker, administrator):
    with walker.visit(administrator, javascript=False) as visit:
        visit.page.locator("input[name=brand]").fill("#8e1c3a")
        visit.page.get_by_role("button", name="Bekijk voorbeeld").click()
        expect(visit.page.get_by_text("Dit is een voorbeeld.")).to_be_visible()
        visit.page.get_by_role("button", name="Sla op").click()
        expect(visit.page.get_by_text("De huisstijl is opgeslagen.")).to_be_visible()
    with walker.visit(administrator) as visit:
        save_button(visit).to_have_css("background-color", RED)
        visit.page.locator("input[name=brand]").fill("#0b5563")
        visit.page.get_by_role("button", name="Sla op").click()
        save_button(visit).not_to_have_css("background-color", RED)


def test_a_logo_is_seen_on_the_page(walker, administrator, tmp_path):
    drawing = tmp_path / "logo.svg"
    drawing.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>'
    )
    with walker.visit(administrator) as visit:
        visit.page.locator("input[type=file]").set_input_files(drawing)
        visit.page.get_by_role("button", name="Zet dit logo neer").click()
        expect(visit.page.locator("#melding")).to_have_text("Het logo staat nu boven aan elke pagina.")
        logo = visit.page.locator("img.bk-brand__logo")
        assert logo.evaluate("image => image.decode().then(() => image.naturalWidth)") == 40
        visit.page.get_by_role("button", name="Haal het logo weg").click()
        expect(logo).to_have_count(0)
        assert visit.complaints == []
