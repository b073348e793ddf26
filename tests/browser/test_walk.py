"""The walk is worth something only when it sees a fault: each page below has exactly one kind of it."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.browser.walk import html_findings

pytestmark = pytest.mark.browser
GOOD = (
    '<!DOCTYPE html>\n<html lang="nl"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>Proef</title>'
    "<style>a,button{display:inline-block;min-width:44px;min-height:44px;color:#00f}%s</style></head>"
    '<body><main><h1>Proef</h1>%s<p><a href="#a">Een link</a></p></main></body></html>\n'
)
PAGES = {
    "goed": ("", ""),
    "axe": ("", "<p style='color:#ccc'>Lichtgrijs op wit</p>"),
    "reflow": ("", "<div style='width:1400px;height:1px'></div>"),
    "target": (
        ".k{min-width:0;min-height:0;width:10px;height:10px;padding:0}",
        '<button class="k" type="button">x</button>',
    ),
    "focus": (":focus{outline:none}", ""),
    "text-spacing": (
        ".t{height:20px;overflow:hidden;line-height:20px;width:60px}",
        '<div class="t">Een hele lange zin</div>',
    ),
    "console": ("", "<script>throw new Error('stuk')</script>"),
    "html": ("", "<p><div>Een blok in een alinea</div></p>"),
}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def faulty_site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    for name, (css, html) in PAGES.items():
        (folder / f"{name}.html").write_text(GOOD % (css, html))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def kinds(walker, address):
    return {finding.kind for finding in walker.walk_anew([address], widths=(320,))}


def test_a_good_page_has_no_findings(walker, faulty_site):
    findings = walker.walk_anew([f"{faulty_site}/goed.html"], widths=(1280, 320))
    assert [str(finding) for finding in findings if "no-inline-style" not in finding.what] == []


def test_a_report_longer_than_a_pipe_is_read_to_the_end():
    """Node leaves without waiting for a pipe, which holds 64 kB."""
    many = 2_000
    findings = html_findings({"groot": GOOD % ("", "<p><img src='data:,'></p>" * many)})
    assert len([finding for finding in findings if "wcag/h37" in finding.what]) == many


@pytest.mark.parametrize("fault", [name for name in PAGES if name != "goed"])
def test_each_fault_is_found(walker, faulty_site, fault):
    assert fault in kinds(walker, f"{faulty_site}/{fault}.html")
