"""Pages for anybody: requirements, privacy, accessibility, licences; and the manual behind the help button."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.urls import NoReverseMatch, get_resolver, reverse

from bekwaam.portals.shared.about import conformity
from bekwaam.portals.shared.about.licences import python_packages, web_packages
from bekwaam.portals.shared.manual.pages import HELP_FOR, all_pages
from bekwaam.portals.shared.manual.rendering import as_html
from bekwaam.reporting.conformity.rows import all_rows
from tests.architecture.source import ROOT

Browser = Callable[..., Any]
PUBLIC = ("/eisen/", "/privacy/", "/toegankelijkheid/", "/licenties/", "/hulp/")


@pytest.mark.parametrize("path", PUBLIC)
@pytest.mark.parametrize("host", ["noord.localhost", "localhost"])
def test_they_need_no_login(client_for: Browser, path: str, host: str) -> None:
    response = client_for(host=host).get(path)
    assert response.status_code == 200
    assert response.content.count(b"<h1") == 1


@pytest.mark.parametrize("path", PUBLIC)
def test_every_page_leads_to_them(client_for: Browser, path: str) -> None:
    assert f'href="{path}"' in client_for().get("/stijl/").content.decode()


@pytest.fixture
def report(tmp_path: Path, settings: Any) -> Path:
    path = tmp_path / "conformity.json"
    tests = {
        "tests/a.py::test_a": {"outcome": "passed", "rows": ["U-1.4"]},
        "tests/b.py::test_b": {"outcome": "failed", "rows": ["U-8.1"]},
    }
    path.write_text(json.dumps({"green_at": "2026-11-21T10:00:00+00:00", "tests": tests}))
    settings.CONFORMITY_FILE = str(path)
    conformity._gathered.cache_clear()
    yield path
    conformity._gathered.cache_clear()


@pytest.mark.eis("X-1")
def test_every_row_is_there_with_its_state(client_for: Browser, report: Path) -> None:
    page = client_for().get("/eisen/").context["page"]
    shown = {line.proof.row.id: line.words for group in page.groups for line in group.lines}
    assert shown.keys() == {row.id for row in all_rows()}
    assert (shown["U-1.4"], shown["U-8.1"], shown["V-5"]) == ("Bewezen", "Niet bewezen", "Niet gebouwd")


@pytest.mark.eis("X-1")
@pytest.mark.parametrize(("status", "found"), [("bewezen", {"U-1.4"}), ("niet bewezen", {"U-8.1"})])
def test_rows_are_chosen_by_state(client_for: Browser, report: Path, status: str, found: set[str]) -> None:
    page = client_for().get("/eisen/", {"status": status}).context["page"]
    assert {line.proof.row.id for group in page.groups for line in group.lines} == found


@pytest.mark.eis("X-1")
def test_a_row_has_a_page_with_its_tests_by_file(client_for: Browser, report: Path) -> None:
    browser = client_for()
    assert 'href="/eisen/U-1.4/"' in browser.get("/eisen/").content.decode()
    page = browser.get("/eisen/U-1.4/").context["page"]
    assert (page.line.words, page.files) == ("Bewezen", (("tests/a.py", ("test_a",)),))
    assert browser.get("/eisen/V-5/").context["page"].files == ()
    assert [browser.get(f"/eisen/{row}/").status_code for row in ("Z-1", "%3Cscript%3E")] == [404, 404]


def test_the_list_stays_light_however_many_tests_there_are(client_for: Browser, report: Path) -> None:
    tests = {
        f"tests/{n}.py::test_{n}": {"outcome": "passed", "rows": ["U-1.4", "U-8.1"]} for n in range(2_000)
    }
    report.write_text(json.dumps({"green_at": "2026-11-21T10:00:00+00:00", "tests": tests}))
    conformity._gathered.cache_clear()
    assert len(client_for().get("/eisen/").content) < 55_000


def test_a_state_that_does_not_exist_shows_all(client_for: Browser, report: Path) -> None:
    page = client_for().get("/eisen/", {"status": "<script>"}).context["page"]
    assert sum(len(group.lines) for group in page.groups) == len(all_rows())


def test_a_new_report_is_read_without_a_restart(client_for: Browser, report: Path) -> None:
    import os

    browser = client_for()
    browser.get("/eisen/")
    report.write_text(json.dumps({"green_at": None, "tests": {}}))
    os.utime(report, (1, 1))
    assert browser.get("/eisen/").context["page"].green_at is None


def test_licences_name_what_is_installed(client_for: Browser) -> None:
    text = client_for().get("/licenties/").content.decode()
    for name in ("django", "psycopg", "htmx.org", "markdown-it-py"):
        assert f'<th scope="row">{name}</th>' in text
    names = {work.name for work in python_packages()}
    assert {"bekwaam", "pytest", "ruff"} & names == set()
    assert len(web_packages()) > 10


def test_third_party_is_current() -> None:
    command = [sys.executable, str(ROOT / "tools" / "third_party.py"), "--check"]
    assert (
        subprocess.run(command, capture_output=True, text=True, check=False).stdout
        == "THIRD_PARTY.md is current.\n"
    )


@pytest.mark.parametrize("slug", sorted(path.stem for path in (ROOT / "docs/handleiding").glob("*.md")))
def test_every_page_of_the_manual_is_shown(client_for: Browser, slug: str) -> None:
    response = client_for().get(f"/hulp/{slug}/")
    assert response.status_code == 200
    assert response.content.count(b"<h1") == 1
    assert all_pages()[slug].title in response.content.decode()


def test_a_page_of_the_manual_that_is_not_there(client_for: Browser) -> None:
    assert client_for().get("/hulp/bestaat-niet/").status_code == 404


@pytest.mark.parametrize(
    ("page", "target"),
    [
        ("/beheer/logboek/", "/hulp/logboek/"),
        ("/beheer/organisatie/", "/hulp/organisatie/"),
        ("/beheer/medewerkers/", "/hulp/medewerkers/"),
    ],
)
def test_the_help_button_opens_the_right_page(client_for: Browser, page: str, target: str) -> None:
    response = client_for().get("/hulp/", {"pagina": page})
    assert (response.status_code, response.headers["Location"]) == (302, target)


@pytest.mark.parametrize(
    "page", ["https://elders.example/", "//elders.example", "/weg/", "/beheer/" + "x" * 5000]
)
def test_the_help_button_leads_nowhere_else(client_for: Browser, page: str) -> None:
    assert client_for().get("/hulp/", {"pagina": page}).status_code == 200


def test_every_page_with_help_exists_and_so_does_its_help() -> None:
    names = {name for name in get_resolver("bekwaam.config.urls").reverse_dict if isinstance(name, str)}
    unknown = [name for name in HELP_FOR if name not in names and not _exists(name)]
    assert unknown == []
    assert sorted(set(HELP_FOR.values()) - all_pages().keys()) == []


def _exists(name: str) -> bool:
    anything = "01900000-0000-7000-8000-000000000009"
    for arguments in ([], [anything]):
        try:
            reverse(name, args=arguments, urlconf="bekwaam.config.urls")
        except NoReverseMatch:
            continue
        return True
    return False


@pytest.mark.eis("U-8.1")
@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[klik](javascript:alert(1))",
        "[klik](data:text/html,x)",
        '<img src=x onerror="alert(1)">',
        "![x](https://elders.example/x.png)",
        "<a href='https://x' onclick='y'>z</a>",
        "<style>*{}</style>",
    ],
)
def test_the_manual_can_hold_no_code(text: str) -> None:
    html = as_html(f"# Titel\n\n{text}")
    assert "<script" not in html
    assert "<img" not in html
    assert "<style" not in html
    assert 'href="javascript' not in html
    assert 'href="data' not in html
    assert "<a href='https://x' onclick" not in html


def test_the_manual_ships_with_the_package() -> None:
    assert Path(configured.MANUAL_FOLDER).is_dir()
    assert '"docs/handleiding" = "bekwaam/handleiding"' in (ROOT / "pyproject.toml").read_text()
