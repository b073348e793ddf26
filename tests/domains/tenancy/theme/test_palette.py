import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekwaam.domains.tenancy.theme.colour import (
    BLACK,
    WHITE,
    ColourError,
    contrast,
    hex_of,
    luminance,
    normalised,
    oklch_of,
)
from bekwaam.domains.tenancy.theme.palette import (
    DARK,
    LIGHT,
    STEPS,
    dark_palette,
    dark_surface,
    light_palette,
)

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("text", "colour"), [("#ABC", "#aabbcc"), ("0b5563", "#0b5563"), (" #FFFFFF ", "#ffffff")]
)
def test_a_colour_is_read_in_the_ways_people_write_it(text, colour):
    assert normalised(text) == colour


@pytest.mark.parametrize(
    "text", ["", "#12", "#1234", "blauw", "#12345g", "#0b5563;}", "rgb(0,0,0)", "#0b5563\n}"]
)
def test_anything_else_is_refused(text):
    with pytest.raises(ColourError):
        normalised(text)


def test_contrast_is_that_of_the_standard():
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast("#767676", WHITE) == pytest.approx(4.54, abs=0.01)
    assert contrast("#ff0000", "#ff0000") == 1


@given(colours)
def test_there_and_back_again(colour):
    assert hex_of(oklch_of(colour)) == colour


@given(colours, st.sampled_from([1.0, 0.75]))
def test_light_steps_keep_their_bounds(seed, chroma):
    palette = light_palette(seed, chroma)
    for name, step in LIGHT.items():
        assert step.at_least <= contrast(palette[name], WHITE) <= step.at_most


@given(colours, st.sampled_from([1.0, 0.75]))
def test_dark_steps_keep_their_bounds(seed, chroma):
    palette = dark_palette(seed, chroma)
    for name, step in DARK.items():
        assert step.at_least <= contrast(palette[name], BLACK) <= step.at_most


@given(colours)
def test_cards_lift_out_of_a_dark_page(seed):
    assert (
        luminance(dark_palette(seed)["50"])
        < luminance(dark_surface(seed))
        < luminance(dark_palette(seed)["100"])
    )


@given(colours)
def test_a_colour_that_carries_white_text_is_used_as_it_is(seed):
    if contrast(seed, WHITE) >= LIGHT["500"].at_least:
        assert light_palette(seed)["500"] == seed


def test_a_palette_is_the_same_every_time():
    assert tuple(light_palette("#0b5563")) == STEPS
    assert light_palette("#0b5563")["500"] == "#0b5563"
    assert dict(light_palette("#8e1c3a")) == dict(light_palette("#8e1c3a"))
