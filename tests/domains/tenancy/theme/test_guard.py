import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bekwaam.domains.tenancy.theme.colour import contrast
from bekwaam.domains.tenancy.theme.guard import TEXT, adjustments, all_pairs, header_pairs, report
from bekwaam.domains.tenancy.theme.theme import DEFAULT_THEME, Font, Header, Radius, Theme

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
themes = st.builds(
    Theme,
    name=st.just("Proefstad"),
    brand=colours,
    link=colours,
    grey=colours,
    accent=colours,
    font=st.sampled_from(Font),
    radius=st.sampled_from(Radius),
    header=st.sampled_from(Header),
)


@pytest.mark.eis("U-6.3", "X-5")
@settings(max_examples=60, deadline=None)
@given(themes)
def test_every_pair_of_every_theme_is_readable_in_light_and_dark(theme):
    failing = [verdict.sentence for verdict in all_pairs(theme) if not verdict.passes]
    assert failing == []


@pytest.mark.eis("U-6.3")
@given(themes)
def test_the_header_is_readable_in_every_theme(theme):
    assert min(contrast(front, back) for front, back in header_pairs(theme)) >= TEXT


def test_a_dark_brand_colour_stays_what_it_is():
    brand, *_ = adjustments(DEFAULT_THEME)
    assert not brand.is_changed
    assert brand.sentence == "Je merkkleur #0b5563 staat onveranderd op knoppen en koppen."


def test_a_light_brand_colour_is_darkened_and_said_so():
    brand, *_ = adjustments(
        Theme(name="Geel", brand="#ffcc00", link="#1f4e9e", grey="#5b5662", accent="#2f7fd1")
    )
    assert brand.is_changed
    assert brand.sentence == (
        "Je merkkleur #ffcc00 is te licht voor knoppen en koppen: contrast 1,5 met wit, nodig 7. "
        f"Daar staat daarom {brand.shown}, dezelfde kleur maar donkerder."
    )
    assert contrast(brand.shown, "#ffffff") >= 7


def test_a_verdict_reads_as_a_sentence():
    first = report(DEFAULT_THEME)[0]
    assert first.passes
    assert (
        first.sentence
        == "De tekst op een knop is goed te zien in de lichte weergave: contrast 8,4, nodig 4,5."
    )
