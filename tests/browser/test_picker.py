"""The field in which somebody is chosen, by keyboard and by pointer, as the ARIA Authoring Practices describe it."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def picker(walker, site):
    """The guide's own picker, which finds invented people."""
    with walker.visit(f"{site}/stijl/formulieren/") as visit:
        visit.page.get_by_label("Wie neemt waar?").first.focus()
        yield visit
        assert visit.complaints == []


def field(visit):
    return visit.page.get_by_role("combobox", name="Wie neemt waar?").first


def options(visit):
    return visit.page.locator("[data-picker]").first.locator("[role=option]:visible")


def typed(visit, text):
    field(visit).press_sequentially(text)
    expect(field(visit)).to_have_attribute("aria-expanded", "true")


@pytest.mark.eis("U-6.3")
def test_the_keyboard_is_enough(picker):
    typed(picker, "samira")
    expect(options(picker)).to_have_count(2)
    expect(field(picker)).to_have_attribute("aria-controls", "id_person_lijst")
    expect(field(picker)).not_to_have_attribute("aria-activedescendant", "id_person_lijst_0")
    for place in (0, 1, 0):
        field(picker).press("ArrowDown")
        expect(field(picker)).to_have_attribute("aria-activedescendant", f"id_person_lijst_{place}")
        expect(picker.page.locator(f"#id_person_lijst_{place}")).to_have_attribute("aria-selected", "true")
    field(picker).press("ArrowUp")
    field(picker).press("Enter")
    expect(field(picker)).to_have_value("Samira de Vries (002204)")
    expect(field(picker)).to_have_attribute("aria-expanded", "false")
    expect(field(picker)).to_be_focused()
    expect(options(picker)).to_have_count(0)


def test_a_change_of_the_list_is_spoken(picker):
    typed(picker, "corné")
    expect(picker.page.locator("#melding")).to_have_text("1 gevonden. Kies met pijl omlaag en Enter.")


def test_arrow_down_opens_the_list_before_anything_is_typed(picker):
    field(picker).press("ArrowDown")
    expect(options(picker)).to_have_count(6)
    field(picker).press("Escape")
    expect(options(picker)).to_have_count(0)
    expect(field(picker)).to_have_attribute("aria-expanded", "false")


def test_leaving_the_field_closes_the_list_and_changes_nothing(picker):
    typed(picker, "samira")
    field(picker).press("ArrowDown")
    field(picker).press("Tab")
    expect(options(picker)).to_have_count(0)
    expect(field(picker)).to_have_value("samira")


def test_a_press_with_the_pointer_chooses_and_the_focus_stays(picker):
    typed(picker, "yas")
    options(picker).first.click()
    expect(field(picker)).to_have_value("Yasmina el Amrani (000411)")
    expect(field(picker)).to_be_focused()


def test_nothing_found_is_said(picker):
    field(picker).press_sequentially("xyz")
    expect(picker.page.locator("[data-picker]").first.get_by_text("Niets gevonden.")).to_be_visible()
    expect(field(picker)).to_have_attribute("aria-expanded", "false")


@pytest.mark.eis("U-6.3")
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_list_keeps_nobody_out(walker, site, width, scheme):
    with walker.visit(f"{site}/stijl/formulieren/", width=width, scheme=scheme) as visit:
        typed(visit, "de")
        field(visit).press("ArrowDown")
        found = visit.ask("axe") + visit.ask("overflow") + visit.complaints
        assert found == []
