"""A stranger opens the product, picks somebody to be, and is that person: by mouse, by keyboard and on a phone."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys-0")]


@pytest.mark.eis("S-7")
@pytest.mark.parametrize(
    "screen", [{}, {"width": 390}, {"javascript": False}], ids=["desk", "phone", "no script"]
)
def test_one_click_and_you_are_in(as_persona, screen):
    with as_persona("", **screen) as visit:
        page = visit.page
        page.get_by_role("button", name="Kijk mee als Medewerker").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Dũng")
        expect(page.get_by_text("Je bekijkt de demo als Dũng Nguyễn.")).to_be_visible()
        page.get_by_text("Jouw menu, Dũng Nguyễn").locator("..").click()
        page.get_by_role("button", name="Log uit").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Leren wat je werk beter maakt")
        assert visit.complaints == []


@pytest.mark.eis("U-6.3")
def test_the_keyboard_is_enough(as_persona):
    with as_persona("") as visit:
        page = visit.page
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Ga naar de inhoud")).to_be_focused()
        page.keyboard.press("Enter")
        button = page.get_by_role("button", name="Kijk mee als Medewerker")
        for _ in range(4):
            page.keyboard.press("Tab")
            if button.evaluate("element => element === document.activeElement"):
                break
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Dũng")


def test_the_footer_turns_the_page_english_and_back(as_persona):
    with as_persona("medewerker", javascript=False) as visit:
        page = visit.page
        page.get_by_role("button", name="English").click()
        expect(page.get_by_role("heading", name="Continue where you were")).to_be_visible()
        expect(page.locator("html")).to_have_attribute("lang", "en")
        page.get_by_role("button", name="Nederlands").click()
        expect(page.get_by_role("heading", name="Ga verder waar je was")).to_be_visible()
