import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekwaam.domains.tenancy.theme.scheme import dark_scheme, light_scheme
from bekwaam.domains.tenancy.theme.theme import DEFAULT_THEME
from bekwaam.portals.shared.drawing.bars import BarChart, Part, StackedChart, bar_svg, stacked_svg
from bekwaam.portals.shared.drawing.line import LineChart, line_svg, scale_for
from bekwaam.portals.shared.drawing.pen import INKS, resolved
from bekwaam.portals.shared.drawing.ring import ring_svg
from bekwaam.portals.shared.drawing.tile_art import COLUMN, TOKENS, resolved_tile_art, tile_art

values = st.lists(st.floats(0, 1e5, allow_nan=False), min_size=1, max_size=24)


def line_of(numbers, **options):
    points = tuple((f"m{place}", value) for place, value in enumerate(numbers))
    return LineChart("lijn", "Titel <b>", 'Het "steeg" & daalde.', points, column="Aantal", **options)


STACK = StackedChart(
    "stapel",
    "Status",
    "Alles loopt.",
    (Part("s-ok", "Op orde"), Part("s-neg", "Te laat")),
    (("AVG", (12, 0)), ("BHV", (0, 0))),
)
BARS = BarChart(
    "balk", "Kosten", "Stadsbeheer eerst.", (("Stadsbeheer", 184.5), ("Niets", 0)), "Kosten", " euro"
)


def drawn(svg):
    return ET.fromstring(svg)  # noqa: S314 - our own drawing


def test_the_same_seed_gives_the_same_face():
    assert tile_art("phishing") == tile_art("phishing")
    assert tile_art("phishing") != tile_art("omgevingswet")


@given(st.text(max_size=60))
def test_tile_art_is_small_decorative_and_without_inline_style(seed):
    art = tile_art(seed)
    root = drawn(art)
    assert len(art) < 1_400
    assert root.attrib["aria-hidden"] == "true"
    assert "style" not in art
    assert {path.attrib["class"].split()[-1] for path in root} <= set(TOKENS)


def test_tile_art_can_stand_alone_in_a_document():
    colours = tuple((token, light_scheme(DEFAULT_THEME).colour(token)) for token in TOKENS.values())
    art = resolved_tile_art("phishing", colours, COLUMN)
    assert "class" not in art
    assert {path.attrib["fill"] for path in drawn(art)} <= {colour for _, colour in colours}


@given(values)
def test_a_scale_holds_every_value_in_few_lines(numbers):
    scale = scale_for(line_of(numbers))
    assert scale.lowest <= min(numbers)
    assert scale.highest >= max(numbers)
    assert 2 <= len(list(scale.lines())) <= 7


def test_a_percentage_does_not_climb_above_a_hundred():
    assert scale_for(line_of([68, 100], highest=100, unit="%")).highest == 100


@pytest.mark.parametrize(
    "svg",
    [
        line_svg(line_of([68, 71, 91], target=95, unit="%")),
        line_svg(line_of([3])),
        stacked_svg(STACK),
        bar_svg(BARS),
    ],
    ids=["line", "one point", "stacked", "bars"],
)
def test_a_chart_names_itself_and_its_conclusion(svg):
    root = drawn(svg)
    title, description = root[0], root[1]
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"] == f"{title.attrib['id']} {description.attrib['id']}"
    assert title.text
    assert description.text
    assert "style=" not in svg


def test_words_in_a_chart_are_only_words():
    title = drawn(line_svg(line_of([1, 2])))[0]
    assert title.text == "Titel <b>"


def test_the_table_holds_the_same_numbers():
    assert line_of([68, 91.5], unit="%").rows == (("m0", "68%"), ("m1", "91,5%"))
    assert STACK.headers == ("", "Op orde", "Te laat")
    assert STACK.rows == (("AVG", "12", "0"), ("BHV", "0", "0"))
    assert BARS.rows == (("Stadsbeheer", "184,5 euro"), ("Niets", "0 euro"))


@pytest.mark.parametrize(
    "scheme", [light_scheme(DEFAULT_THEME), dark_scheme(DEFAULT_THEME)], ids=["light", "dark"]
)
def test_resolved_colours_need_no_style_sheet(scheme):
    svg = line_svg(line_of([68, 91], target=95), pen=resolved(scheme))
    assert "class=" not in svg
    assert "{" not in svg
    assert set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]{6})"', svg)) >= {
        scheme.colour("merk-500"),
        scheme.colour("merk-100"),
    }


def test_every_ink_resolves():
    pen = resolved(light_scheme(DEFAULT_THEME))
    assert all("{" not in pen(ink) for ink in INKS)


@pytest.mark.parametrize(
    ("value", "whole", "dash"), [(10, 20, "131.9"), (30, 20, "263.9"), (5, 0, None), (0, 20, None)]
)
def test_a_ring_is_never_more_than_round(value, whole, dash):
    circles = [part for part in drawn(ring_svg(value, whole, "uren")) if part.tag.endswith("circle")]
    shown = [
        circle.attrib["stroke-dasharray"].split()[0]
        for circle in circles
        if "stroke-dasharray" in circle.attrib
    ]
    assert shown == ([dash] if dash else [])
