"""What browsers load: complete, light, and stopped with a sentence when a part is missing."""

import gzip
import json
import re
import xml.etree.ElementTree as ET

import pytest
from assets.fonts import FAMILIES, SUBSETS
from assets.icons import icon_names
from assets.tokens import neutral_tokens, reachable

from assets import build, sources
from bekwaam.portals.shared.templatetags.icons import STATUSES

ICON_TAG = re.compile(r"""\{% icon "([a-z0-9-]+)"|(?<!:)icon(?:_end)?="([a-z0-9-]+)\"""")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    out = tmp_path_factory.mktemp("assets")
    build.build(out)
    return out


def test_everything_a_page_names_is_built(built):
    fonts = {f"fonts/{font}-{subset}.woff2" for font in FAMILIES for subset in SUBSETS}
    files = {str(path.relative_to(built)) for path in built.rglob("*") if path.is_file()}
    assert files == {
        "app.css",
        "app.js",
        "board.js",
        "picker.js",
        "editor.js",
        "passkey.js",
        "sw.js",
        "htmx.min.js",
        "icons.svg",
        "chevron.svg",
        "licences.json",
        *fonts,
    }


def test_the_style_sheet_stays_within_its_weight(built):
    assert len(gzip.compress((built / "app.css").read_bytes(), 9)) <= build.CSS_BUDGET


def test_the_style_sheet_keeps_its_layers_in_order(built):
    css = (built / "app.css").read_text()
    first_seen = list(dict.fromkeys(re.findall(r"@layer ([a-z]+)[{;]", css)))
    assert first_seen == ["reset", "base", "tokens", "nlds", "app", "util"]


def test_every_token_in_use_has_a_value(built):
    css = (built / "app.css").read_text()
    used = set(re.findall(r"var\((--(?:basis|palet|bk)-[a-z0-9-]+)\)", css))
    given = set(re.findall(r"(--[a-z0-9-]+):", css))
    assert used - given == set()


def test_every_icon_that_a_template_names_is_in_the_sprite(built):
    symbols = {symbol.attrib["id"] for symbol in ET.fromstring((built / "icons.svg").read_text())}  # noqa: S314 - ours
    templates = (sources.ROOT / "src").rglob("templates/**/*.html")
    named = {
        name for path in templates for pair in ICON_TAG.findall(path.read_text()) for name in pair if name
    }
    named |= {name for name, _ in STATUSES.values()}
    assert named - symbols == set()
    assert symbols == set(icon_names())


def test_no_licence_is_unknown(built):
    rows = json.loads((built / "licences.json").read_text())
    assert [row["name"] for row in rows if not row["licence"]] == []


def test_only_reachable_tokens_are_kept():
    tokens = {"--a": "var(--b)", "--b": "1px", "--c": "var(--a)", "--d": "2px"}
    assert reachable(tokens, [".x{color:var(--a)}"]) == {"--a", "--b"}


def test_the_palettes_lose_their_owner_and_links_get_their_own():
    sheet = """
      --voorbeeld-kleuren-violet-500: #123456;
      --basis-color-accent-1-color-default: var(--voorbeeld-kleuren-violet-500);
      --basis-color-action-2-color-default: var(--voorbeeld-kleuren-blauw-500);
      --basis-color-info-color-default: var(--voorbeeld-kleuren-blauw-500);
    """
    assert neutral_tokens(sheet) == {
        "--basis-color-accent-1-color-default": "var(--palet-merk-500)",
        "--basis-color-action-2-color-default": "var(--palet-link-500)",
        "--basis-color-info-color-default": "var(--palet-blauw-500)",
    }


def test_a_missing_part_stops_the_build_with_a_sentence(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(sources, "MODULES", tmp_path)
    assert build.main() == 1
    assert "is missing. Run `make setup` to install the front-end packages." in capsys.readouterr().err


def test_a_machine_without_the_compiler_is_told_so(monkeypatch):
    monkeypatch.setattr("platform.machine", lambda: "s390x")
    with pytest.raises(sources.BuildError, match=r"The CSS compiler for this machine .*s390x"):
        sources.lightningcss()
