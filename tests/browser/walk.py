"""Walks pages in a real browser and returns what is wrong with them as data. Asserts nothing itself.

One browser serves many pages: `with Walker() as walker: findings = walker.walk(urls)`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Playwright,
    Response,
    sync_playwright,
)

from tests import chromium
from tests.browser.markup import judge

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
)
WIDE, PHONE = 1280, 1000
MOST_STOPS, PRESSES = 300, 15
OPENED, REFUSED = 200, 400


@dataclass(frozen=True, slots=True)
class Finding:
    kind: str
    page: str
    width: int
    scheme: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind} {self.page} at {self.width} {self.scheme}: {self.what}"


@dataclass(slots=True)
class Visit:
    """One page at one width in one scheme, with what the browser complained about."""

    page: Page
    address: str
    width: int
    scheme: str
    complaints: list[str] = field(default_factory=list)
    html: str = ""
    status: int = 0

    def found(self, kind: str, faults: Iterable[str]) -> list[Finding]:
        return [Finding(kind, self.address, self.width, self.scheme, fault) for fault in faults]

    def ask(self, check: str) -> Any:
        return self.page.evaluate(f"() => window.bekwaamChecks.{check}()")

    def strayed(self) -> list[str]:
        """Whether the browser is where it was sent, and was let in."""
        where = [] if self.page.url == self.address else [f"came out at {self.page.url}"]
        return where if self.status == OPENED else [*where, f"answered {self.status}"]

    def turn(self, *, width: int | None = None, scheme: str = "light") -> None:
        """The same page on another screen, at once: colours do not fade over."""
        self.width, self.scheme = width or self.width, scheme
        self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        self.page.set_viewport_size({"width": self.width, "height": height_of(self.width)})


class Walker:
    """`state` is a Playwright storage state (cookies), so that pages behind a login can be walked."""

    def __init__(self, state: Mapping[str, Any] | None = None) -> None:
        self.state = state
        self._checks = (HERE / "checks.js").read_text()
        self._axe = (ROOT / "node_modules/axe-core/axe.min.js").read_text()
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self._tab: Page | None = None

    def __enter__(self) -> "Walker":
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(
            executable_path=chromium.place(), args=list(ARGUMENTS)
        )
        return self

    def __exit__(self, *_: object) -> None:
        if self._browser:
            self._browser.close()
        if self._playwright:
            self._playwright.stop()

    def walk(self, addresses: Iterable[str]) -> list[Finding]:
        """The checks of a stroll on every page, whatever its status."""
        findings: list[Finding] = []
        for address in addresses:
            with self._passing(address) as visit:
                findings += self.stroll_round(visit)
        return findings

    def stroll(self, address: str) -> list[Finding]:
        """All checks with one visit: each is done where it finds most.

        Names are judged once per layout and colours once per scheme; reflow and touch are hardest on the smallest phone.
        """
        with self._passing(address) as visit:
            return visit.found("address", visit.strayed()) + self.stroll_round(visit)

    def stroll_round(self, visit: Visit) -> list[Finding]:
        """The same checks on the page where a visit is now."""
        findings = html_findings(visit.address, visit.html) + self.look(visit)
        visit.turn(scheme="dark")
        findings += visit.found("axe", visit.ask("contrast"))
        visit.turn(width=390)
        findings += visit.found("axe", visit.ask("axe"))
        visit.turn(width=320)
        findings += self.look(visit, sees_names=False)
        visit.turn(width=WIDE)
        return findings

    def step(self, visit: Visit, act: Callable[[], object]) -> None:
        """Do what leads to another page, such as sending a form, and look there from now on."""
        with visit.page.expect_navigation(wait_until="load") as arrival:
            act()
        _note_answer(visit, arrival.value)
        visit.address = visit.page.url
        self._equip(visit.page)

    def _equip(self, page: Page) -> None:
        equipment = f"{self._axe}; window.bekwaamChecks = {self._checks}; bekwaamChecks.followTab()"
        page.evaluate(f"{equipment}; document.fonts.ready")

    @contextmanager
    def visit(
        self,
        address: str,
        *,
        width: int = WIDE,
        scheme: str = "light",
        javascript: bool = True,
        keeps_offline: bool = False,
    ) -> Iterator[Visit]:
        """Open a page in a browser that was never used."""
        context = self._context(width, scheme, javascript=javascript, keeps_offline=keeps_offline)
        try:
            visit = Visit(context.new_page(), address, width, scheme)
            with _listening(visit):
                _note_answer(visit, visit.page.goto(address, wait_until="load"))
                if javascript:
                    self._equip(visit.page)
                yield visit
        finally:
            context.close()

    @contextmanager
    def _passing(self, address: str) -> Iterator[Visit]:
        """Open a page in the tab that stays open, as a reader of now: what the browser has, it does not fetch again."""
        visit = Visit(self._open_tab(), address, WIDE, "light")
        visit.page.emulate_media(color_scheme="light", reduced_motion="null")
        visit.page.set_viewport_size({"width": WIDE, "height": height_of(WIDE)})
        with _listening(visit):
            _note_answer(visit, visit.page.goto(address, wait_until="load"))
            self._equip(visit.page)
            yield visit
        visit.page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")

    def _open_tab(self) -> Page:
        if self._tab is None:
            self._tab = self._context(WIDE, "light").new_page()
        self._tab.context.clear_cookies()
        self._tab.context.add_cookies((self.state or {}).get("cookies", []))
        return self._tab

    def _context(
        self, width: int, scheme: str, *, javascript: bool = True, keeps_offline: bool = False
    ) -> BrowserContext:
        if self._browser is None:
            raise RuntimeError("open the walker with `with` first")
        return self._browser.new_context(
            viewport={"width": width, "height": height_of(width)},
            color_scheme=scheme,
            java_script_enabled=javascript,
            storage_state=self.state,
            locale="nl-NL",
            service_workers="allow" if keeps_offline else "block",
        )

    def look(self, visit: Visit, *, sees_names: bool = True) -> list[Finding]:
        findings = visit.found("axe", visit.ask("axe")) if sees_names else []
        findings += visit.found("reflow", visit.ask("overflow"))
        findings += visit.found("target", visit.ask("small"))
        findings += visit.found("focus", _focus_faults(visit))
        findings += visit.found("text-spacing", visit.ask("textSpacing"))
        return findings + visit.found("console", visit.complaints)


def height_of(width: int) -> int:
    return 640 if width < PHONE else 720


def html_findings(address: str, html: str) -> list[Finding]:
    """html-validate over the HTML as it was served."""
    return [Finding("html", address, 0, "", fault) for fault in judge().faults(html)]


@contextmanager
def _listening(visit: Visit) -> Iterator[None]:
    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error" or "Content Security" in message.text:
            visit.complaints.append(message.text[:240])

    def on_error(error: Error) -> None:
        visit.complaints.append(str(error)[:240])

    visit.page.on("console", on_console)
    visit.page.on("pageerror", on_error)
    try:
        yield
    finally:
        visit.page.remove_listener("console", on_console)
        visit.page.remove_listener("pageerror", on_error)


def _note_answer(visit: Visit, response: Response | None) -> None:
    """Keep the HTML as served. The status of the page itself is a fact for the test, not a complaint."""
    if response is None:
        visit.complaints.append("no answer")
        return
    visit.html, visit.status = response.text(), response.status
    if response.status >= REFUSED:
        visit.complaints[:] = [
            text for text in visit.complaints if f"status of {response.status}" not in text
        ]


def _focus_faults(visit: Visit) -> list[str]:
    """Tab through the page as a reader would, until it comes round."""
    faults: list[str] = []
    seen: set[str] = set()
    for stop in _stops(visit):
        if stop is None or stop["name"] in seen:
            if seen:
                break
            continue
        seen.add(stop["name"])
        if not stop["isSeen"]:
            faults.append(f"{stop['name']} is hidden while it has the focus")
        if not stop["hasRing"]:
            faults.append(f"{stop['name']} has no focus ring")
    visit.ask("letGo")
    return faults


def _stops(visit: Visit) -> Iterator[dict[str, Any] | None]:
    """The page itself notes each stop; it is asked now and then."""
    visit.ask("passed")
    for _ in range(MOST_STOPS // PRESSES):
        for _ in range(PRESSES):
            visit.page.keyboard.press("Tab")
        yield from visit.ask("passed")
