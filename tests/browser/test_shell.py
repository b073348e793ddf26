"""What the shell does in a browser: menus, dialogs, filters, choices, and what is left without a network or script."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_without_a_network_there_is_a_page_that_says_so(walker, site):
    with walker.visit(f"{site}/stijl/", keeps_offline=True) as visit:
        visit.page.evaluate("() => navigator.serviceWorker.ready")
        visit.page.context.set_offline(True)
        visit.page.goto(f"{site}/stijl/kaarten/")
        expect(visit.page.get_by_role("heading", level=1)).to_have_text("Je hebt nu geen internet")
        assert visit.page.evaluate("() => getComputedStyle(document.body).fontFamily").startswith(
            '"Public Sans'
        )
        visit.page.context.set_offline(False)
        visit.page.goto(f"{site}/stijl/kaarten/")
        expect(visit.page.get_by_role("heading", level=1)).to_have_text("Kaarten en lijsten")


TWICE = """() => {
  let sent = 0;
  document.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) sent += 1;
    event.preventDefault();
  });
  const form = document.querySelector("form[method=post]");
  form.requestSubmit();
  form.requestSubmit();
  return sent;
}"""


def test_who_sends_a_form_twice_at_once_sends_it_once(walker, site):
    with walker.visit(f"{site}/stijl/") as visit:
        assert visit.page.evaluate(TWICE) == 1


def test_a_dialog_opens_on_its_heading_and_gives_the_focus_back(walker, site):
    with walker.visit(f"{site}/stijl/meldingen/") as visit:
        opener = visit.page.get_by_role("link", name="Plan een bijeenkomst")
        opener.click()
        expect(visit.page.get_by_role("dialog").get_by_role("heading")).to_be_focused()
        visit.page.keyboard.press("Escape")
        expect(visit.page.get_by_role("dialog")).to_be_hidden()
        expect(opener).to_be_focused()


def test_the_menu_closes_on_escape_and_beside_it(walker, site):
    with walker.visit(f"{site}/stijl/") as visit:
        menu = visit.page.locator("details.bk-menu")
        opener = menu.locator("summary")
        opener.click()
        visit.page.keyboard.press("Escape")
        expect(menu).not_to_have_attribute("open", "")
        expect(opener).to_be_focused()
        opener.click()
        visit.page.get_by_role("heading", level=1).click()
        expect(menu).not_to_have_attribute("open", "")


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_the_reader_turns_the_page_dark(walker, site, javascript):
    with walker.visit(f"{site}/stijl/kaarten/", javascript=javascript) as visit:
        visit.page.locator("details.bk-menu summary").click()
        visit.page.get_by_role("button", name="Donker").click()
        expect(visit.page.locator("html")).to_have_attribute("data-theme", "dark")
        assert visit.page.url == f"{site}/stijl/kaarten/"


def test_the_language_is_chosen_in_the_footer(walker, site):
    with walker.visit(f"{site}/stijl/", javascript=False) as visit:
        visit.page.get_by_role("button", name="English").click()
        expect(visit.page.locator("html")).to_have_attribute("lang", "en")


def test_filters_fold_on_a_phone_and_stand_open_on_a_desk(walker, site):
    for width, is_open in ((1280, True), (390, False)):
        with walker.visit(f"{site}/stijl/navigatie/", width=width) as visit:
            expect(visit.page.get_by_label("Klassikaal")).to_be_visible(visible=is_open)


def test_without_script_the_filters_open_by_hand_on_a_phone(walker, site):
    with walker.visit(f"{site}/stijl/navigatie/", width=390, javascript=False) as visit:
        visit.page.get_by_text("Filters (2 gekozen)").click()
        visit.page.get_by_label("Klassikaal").check()
        visit.page.get_by_role("button", name="Toon resultaten").click()
        assert "soort=klassikaal" in visit.page.url


def test_a_row_of_a_matrix_becomes_a_card_on_a_phone(walker, site):
    with walker.visit(f"{site}/stijl/tabellen/", width=390) as visit:
        cell = visit.page.locator("td[data-label='Integriteit']").first
        label = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
        assert label == '"Integriteit"'
        assert cell.evaluate("cell => cell.getBoundingClientRect().right <= innerWidth")


def test_a_date_is_said_in_words(walker, site):
    with walker.visit(f"{site}/stijl/formulieren/") as visit:
        visit.page.locator("#id_on").fill("2026-11-30")
        expect(visit.page.locator(".bk-words").first).to_have_text("maandag 30 november 2026")


def test_form_errors_take_the_focus_and_lead_to_their_fields(walker, site):
    with walker.visit(f"{site}/stijl/formulieren/") as visit:
        expect(visit.page.locator("[data-error-summary]").first).to_be_focused()
        visit.page.get_by_role("link", name="Zaal: Vul dit in of maak een keuze.").click()
        expect(visit.page.locator("#id_fout-room")).to_be_focused()
