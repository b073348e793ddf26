"""Somebody who was never shown how finds something about aggression at the desk for next month, in four steps at most."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import translation
from django.utils.formats import date_format
from playwright.sync_api import Page, expect

from bekwaam.domains.catalogue.actions import WantedRun
from bekwaam.domains.catalogue.actions.runs import write_runs
from bekwaam.domains.catalogue.search.filters import NamedPeriod
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.kernel import clock
from bekwaam.kernel.clock import AMSTERDAM, local_date
from bekwaam.kernel.scope import academy_scope
from tests.browser.town import TOWN
from tests.factories import an_activity

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys-2"), pytest.mark.eis("U-1.1", "U-6.3")]
WIDTHS = [1280, 390]
WORDS = "agressie aan de balie"
TITLE, LATER = "Havenkantoor: agressie aan de balie", "Havenkantoor: agressie aan de balie, vervolg"
MOST_STEPS, MOST_TABS = 4, 90


@pytest.fixture(scope="module")
def next_month(small_town: Any) -> datetime:
    """One that is given then, and three that are about the same or about then, not both.

    The day has the number of the month, so that it is typed alike in every language.
    """
    first = NamedPeriod.NEXT_MONTH.on(local_date(clock.now())).first
    assert first is not None
    then = datetime(first.year, first.month, first.month, 9, tzinfo=AMSTERDAM)
    with academy_scope(TOWN):
        unit = OrgUnit.objects.filter(parent=None, is_current=True).order_by("code")[0]
        made = [
            (an_activity(unit, title=title), when)
            for title, when in (
                (TITLE, then),
                (LATER, then + timedelta(days=120)),
                ("Havenkantoor: lees over agressie aan de balie", None),
                ("Havenkantoor: lekker in je vel", then),
            )
        ]
        write_runs(
            (activity.pk, WantedRun(starts_at=when, ends_at=when + timedelta(hours=3), place="Stadhuis"))
            for activity, when in made
            if when
        )
    return then


class Steps:
    """What somebody does on purpose; going from field to field is no step."""

    def __init__(self) -> None:
        self.taken: list[str] = []

    def take(self, what: str, how: Callable[[], Any]) -> None:
        how()
        self.taken.append(what)


def tab_to(page: Page, selector: str) -> None:
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the keyboard never comes at {selector}")


def address_of_it(page: Page) -> str:
    return str(page.get_by_role("link", name=TITLE, exact=True).get_attribute("href"))


def found(page: Page) -> Any:
    return page.locator(".bk-course h3")


@pytest.mark.parametrize("width", WIDTHS)
def test_with_the_mouse(as_persona: Any, next_month: datetime, width: int) -> None:
    steps = Steps()
    with as_persona("medewerker", "/", width=width) as visit:
        page = visit.page

        def ask() -> None:
            page.get_by_label("Wat wil je leren?").fill(WORDS)
            page.get_by_role("button", name="Zoek", exact=True).click()
            expect(found(page).first).to_contain_text("balie")

        steps.take("ask", ask)
        if width < 1000:
            steps.take("open the filters", page.locator("summary").get_by_text("Filters").click)
        steps.take("choose next month", page.get_by_label("Volgende maand").check)
        expect(page.get_by_role("link", name=LATER, exact=True)).to_have_count(0)
        steps.take("open it", page.get_by_role("link", name=TITLE, exact=True).click)
        _has_come(page, next_month)
        assert visit.complaints == []
    assert len(steps.taken) <= MOST_STEPS


@pytest.mark.parametrize("width", WIDTHS)
def test_with_the_keyboard_alone(as_persona: Any, next_month: datetime, width: int) -> None:
    steps = Steps()
    with as_persona("medewerker", "/", width=width) as visit:
        page = visit.page

        def ask() -> None:
            tab_to(page, "#q")
            page.keyboard.type(WORDS)
            page.keyboard.press("Enter")
            expect(page.get_by_role("link", name=LATER, exact=True)).to_be_visible()

        def choose() -> None:
            """With the arrows; each step asks anew, and the focus stays where it was."""
            tab_to(page, "[name=periode]")
            for name in ("deze-maand", "volgende-maand"):
                page.keyboard.press("ArrowDown")
                page.wait_for_url(f"**periode={name}**")
                expect(page.locator(f"[name=periode][value={name}]")).to_be_focused()

        def go() -> None:
            tab_to(page, f".bk-course h3 a[href='{address_of_it(page)}']")
            page.keyboard.press("Enter")

        steps.take("ask", ask)
        if width < 1000:
            tab_to(page, "details.bk-filterbox > summary")
            steps.take("open the filters", lambda: page.keyboard.press("Enter"))
        steps.take("choose next month", choose)
        expect(page.locator("#melding")).to_have_text(page.locator("#aantal").inner_text())
        steps.take("open it", go)
        _has_come(page, next_month)
    assert len(steps.taken) <= MOST_STEPS


def test_without_script(as_persona: Any, next_month: datetime) -> None:
    with as_persona("medewerker", "/", width=390, javascript=False) as visit:
        page = visit.page
        page.get_by_label("Wat wil je leren?").fill(WORDS)
        page.get_by_role("button", name="Zoek", exact=True).click()
        page.locator("summary").get_by_text("Filters").click()
        page.get_by_label("Volgende maand").check()
        page.get_by_role("button", name="Toon resultaten").click()
        page.get_by_role("link", name=TITLE, exact=True).click()
        _has_come(page, next_month)


def test_a_phone_goes_on_from_the_filters_to_what_they_found(as_persona: Any, next_month: datetime) -> None:
    with as_persona("medewerker", "/aanbod/?q=agressie", width=390) as visit:
        page = visit.page
        page.locator("summary").get_by_text("Filters").click()
        page.get_by_label("Volgende maand").check()
        page.get_by_role("button", name="Toon resultaten").click()
        expect(page.locator("details.bk-filterbox")).not_to_have_attribute("open", "")
        expect(page.locator("#aantal")).to_be_in_viewport()


def test_days_of_ones_own_are_asked_when_they_are_whole(as_persona: Any, next_month: datetime) -> None:
    """Nothing is asked while the year is typed."""
    with as_persona("medewerker", "/aanbod/?q=havenkantoor") as visit:
        page, day = visit.page, next_month.date()
        field = page.get_by_label("Vanaf", exact=True)
        field.press_sequentially(f"{day.month:02}{day.month:02}{day.year}")
        assert "van=" not in page.url
        field.blur()
        page.wait_for_url(f"**van={day.isoformat()}**")
        page.get_by_label("Tot en met", exact=True).fill((day - timedelta(days=1)).isoformat())
        page.get_by_label("Tot en met", exact=True).blur()
        expect(page.get_by_text("De laatste dag ligt vóór de eerste dag.")).to_be_visible()
        page.get_by_label("Tot en met", exact=True).fill(day.isoformat())
        page.get_by_label("Tot en met", exact=True).blur()
        expect(page.get_by_role("link", name=LATER, exact=True)).to_have_count(0)
        expect(page.get_by_role("link", name=TITLE, exact=True)).to_be_visible()


def test_a_suggestion_is_chosen_with_the_arrows_and_asked_at_once(
    as_persona: Any, next_month: datetime
) -> None:
    with as_persona("medewerker", "/") as visit:
        page = visit.page
        field = page.get_by_role("combobox", name="Wat wil je leren?")
        field.press_sequentially("agre")
        expect(page.get_by_role("listbox", name="Wat wil je leren?")).to_be_visible()
        field.press("ArrowDown")
        expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
        field.press("Escape")
        expect(field).to_have_attribute("aria-expanded", "false")
        expect(field).to_have_value("agre")
        field.press("ArrowDown")
        expect(field).to_have_attribute("aria-expanded", "true")
        field.press("ArrowDown")
        field.press("Enter")
        expect(found(page).first).to_contain_text("balie")
        assert visit.complaints == []


def test_a_heart_keeps_an_activity_and_lets_it_go(as_persona: Any, next_month: datetime) -> None:
    with as_persona("medewerker", "/aanbod/?q=havenkantoor", width=390) as visit:
        page = visit.page
        page.get_by_role("button", name=f"Bewaar {TITLE}", exact=True).click()
        expect(page.get_by_text("Je vindt het terug bij Bewaard.").first).to_be_visible()
        expect(page.get_by_label("Zoek in het aanbod")).to_have_value("havenkantoor")
        page.get_by_role("link", name="Bewaard").click()
        page.get_by_role("link", name=TITLE, exact=True).click()
        page.get_by_role("button", name="Haal weg bij Bewaard").click()
        page.get_by_role("link", name="Aanbod").last.click()
        page.get_by_role("link", name="Bewaard").click()
        expect(page.get_by_text("Je hebt nog geen favorieten")).to_be_visible()


def _has_come(page: Page, then: datetime) -> None:
    expect(page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
    with translation.override("nl"):
        expect(page.get_by_text(date_format(then, "j F")).first).to_be_visible()
