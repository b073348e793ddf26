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
    "axe in the dark": (
        "@media (prefers-color-scheme: dark){p{color:#333;background:#000}}",
        "<p>Grijs op zwart</p>",
    ),
    "axe on a phone": (
        "@media (max-width:400px){.n{display:block}}",
        "<div class='n' hidden><img src='data:,'></div>",
    ),
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
REMEMBERS = """<script>
if (localStorage.been || sessionStorage.been || document.cookie) throw new Error("hier was iemand");
localStorage.been = sessionStorage.been = "ja";
document.cookie = "been=ja";
</script>"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def faulty_site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    for name, (css, html) in {**PAGES, "herinnert": ("", REMEMBERS)}.items():
        (folder / f"{name}.html").write_text(GOOD % (css, html))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def kinds(walker, address):
    return {finding.kind for finding in walker.walk([address])}


def test_a_good_page_has_no_findings(walker, faulty_site):
    findings = walker.walk([f"{faulty_site}/goed.html"])
    assert [str(finding) for finding in findings if "no-inline-style" not in finding.what] == []


def test_a_report_longer_than_a_pipe_is_read_to_the_end():
    """A pipe holds 64 kB; whoever judges waits until it is read."""
    many = 2_000
    findings = html_findings("groot", GOOD % ("", "<p><img src='data:,'></p>" * many))
    assert len([finding for finding in findings if "wcag/h37" in finding.what]) == many


@pytest.mark.parametrize("fault", [name for name in PAGES if name != "goed"])
def test_each_fault_is_found(walker, faulty_site, fault):
    assert fault.partition(" ")[0] in kinds(walker, f"{faulty_site}/{fault}.html")


def test_a_page_that_answers_no_is_no_page(walker, faulty_site):
    where = f"{faulty_site}/weg.html"
    assert f"address {where} at 1280 light: answered 404" in [str(one) for one in walker.stroll(where)]


def test_a_page_finds_nothing_of_the_page_before(walker, faulty_site):
    """Both open in one tab; `herinnert` complains when it was there before."""
    for _ in range(2):
        assert "console" not in kinds(walker, f"{faulty_site}/herinnert.html")
