"""Walks pages in a real browser and returns what is wrong with them as data. Asserts nothing itself.

One browser serves many pages: `with Walker() as walker: findings = walker.walk(urls)`.
"""

import json
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Response, sync_playwright
from tools.node import node_command

from tests import chromium

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
SCHEMES = ("light", "dark")
PHONE = 1000
MOST_STOPS = 300
REFUSED = 400


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
        return where if self.status < REFUSED else [*where, f"answered {self.status}"]

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
        """A stroll on every page, and its HTML."""
        findings: list[Finding] = []
        served: dict[str, str] = {}
        for address in addresses:
            with self.visit(address) as visit:
                served[address] = visit.html
                findings += self.stroll_round(visit)
        return findings + html_findings(served)

    def walk_anew(self, addresses: Iterable[str], widths: Iterable[int]) -> list[Finding]:
        """Every check at each width and in both schemes on a page that was opened so."""
        findings: list[Finding] = []
        served: dict[str, str] = {}
        for address in addresses:
            for width in widths:
                for scheme in SCHEMES:
                    with self.visit(address, width=width, scheme=scheme) as visit:
                        served.setdefault(address, visit.html)
                        findings += self.look(visit, is_first=scheme == "light")
        return findings + html_findings(served)

    def stroll(self, address: str) -> list[Finding]:
        """All checks with one visit: each is done where it finds most. HTML is for `html_findings`.

        Names are judged once per layout and colours once per scheme; reflow and touch are hardest on the smallest phone.
        """
        with self.visit(address) as visit:
            return visit.found("address", visit.strayed()) + self.stroll_round(visit)

    def stroll_round(self, visit: Visit) -> list[Finding]:
        """The same checks on the page where a visit is now."""
        findings = self.look(visit)
        visit.turn(scheme="dark")
        findings += visit.found("axe", visit.ask("contrast"))
        visit.turn(width=390)
        findings += visit.found("axe", visit.ask("axe"))
        visit.turn(width=320)
        findings += self.look(visit, sees_names=False)
        visit.turn(width=1280)
        return findings

    def step(self, visit: Visit, act: Callable[[], object]) -> None:
        """Do what leads to another page, such as sending a form, and look there from now on."""
        with visit.page.expect_navigation(wait_until="load") as arrival:
            act()
        _note_answer(visit, arrival.value)
        visit.address = visit.page.url
        self._equip(visit.page)

    def _equip(self, page: Page) -> None:
        page.evaluate(f"{self._axe}; window.bekwaamChecks = {self._checks}; document.fonts.ready")

    @contextmanager
    def visit(
        self,
        address: str,
        *,
        width: int = 1280,
        scheme: str = "light",
        javascript: bool = True,
        keeps_offline: bool = False,
    ) -> Iterator[Visit]:
        """Open a page."""
        if self._browser is None:
            raise RuntimeError("open the walker with `with` first")
        context = self._browser.new_context(
            viewport={"width": width, "height": height_of(width)},
            color_scheme=scheme,
            java_script_enabled=javascript,
            storage_state=self.state,
            locale="nl-NL",
            service_workers="allow" if keeps_offline else "block",
        )
        try:
            visit = Visit(context.new_page(), address, width, scheme)
            _listen(visit)
            response = visit.page.goto(address, wait_until="load")
            _note_answer(visit, response)
            if javascript:
                self._equip(visit.page)
            yield visit
        finally:
            context.close()

    def look(self, visit: Visit, *, is_first: bool = True, sees_names: bool = True) -> list[Finding]:
        findings = visit.found("axe", visit.ask("axe")) if sees_names else []
        if is_first:
            findings += visit.found("reflow", visit.ask("overflow"))
            findings += visit.found("target", visit.ask("small"))
            findings += visit.found("focus", _focus_faults(visit))
            findings += visit.found("text-spacing", visit.ask("textSpacing"))
        return findings + visit.found("console", visit.complaints)


def height_of(width: int) -> int:
    return 640 if width < PHONE else 720


def html_findings(served: Mapping[str, str]) -> list[Finding]:
    """html-validate over the HTML as it was served, all pages in one run of Node."""
    if not served:
        return []
    with tempfile.TemporaryDirectory() as folder:
        addresses = {}
        for number, (address, html) in enumerate(served.items()):
            file = Path(folder) / f"{number}.html"
            file.write_text(html)
            addresses[str(file)] = address
        reports = _html_validate(addresses)
    return [
        Finding(
            "html",
            addresses[report["filePath"]],
            0,
            "",
            f"{fault['line']}: {fault['ruleId']}: {fault['message']}",
        )
        for report in reports
        for fault in report["messages"]
    ]


def _html_validate(files: Iterable[str]) -> list[dict[str, Any]]:
    program = ROOT / "node_modules/html-validate/bin/html-validate.mjs"
    command = [node_command(), program, "--formatter", "json", "--config", HERE / "htmlvalidate.json", *files]
    with tempfile.TemporaryFile("w+") as report:
        subprocess.run(command, stdout=report, stderr=subprocess.DEVNULL, check=False, cwd=ROOT)
        report.seek(0)
        return json.loads(report.read() or "[]")


def _listen(visit: Visit) -> None:
    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error" or "Content Security" in message.text:
            visit.complaints.append(message.text[:240])

    visit.page.on("console", on_console)
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)[:240]))


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
    for _ in range(MOST_STOPS):
        visit.page.keyboard.press("Tab")
        stop = visit.ask("focused")
        if stop is None or stop["name"] in seen:
            if seen:
                break
            continue
        seen.add(stop["name"])
        if not stop["isSeen"]:
            faults.append(f"{stop['name']} is hidden while it has the focus")
        if not stop["hasRing"]:
            faults.append(f"{stop['name']} has no focus ring")
    return faults
