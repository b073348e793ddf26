import re

from hypothesis import given
from hypothesis import strategies as st

from bekwaam.domains.tenancy.theme.colour import ColourError
from bekwaam.domains.tenancy.theme.css import fingerprint, theme_css
from bekwaam.domains.tenancy.theme.theme import DEFAULT_THEME, Font, Header, Radius, Theme

ZUIDERMEER = Theme(
    name="Gemeente Zuidermeer",
    brand="#8e1c3a",
    link="#1f4e9e",
    grey="#5b5662",
    accent="#2f7fd1",
    font=Font.SOURCE_SANS,
    radius=Radius.SOFT,
    header=Header.BRAND,
)


def blocks(css):
    return re.findall(r"(:root[^{]*)\{([^{}]*)\}", css)


def test_light_comes_first_and_dark_twice():
    assert [selector for selector, _ in blocks(theme_css(DEFAULT_THEME))] == [
        ":root",
        ":root:not([data-theme=light])",
        ":root[data-theme=dark]",
    ]


def test_the_two_ways_to_dark_look_the_same():
    _, (_, by_device), (_, by_choice) = blocks(theme_css(ZUIDERMEER))
    assert by_device == by_choice


def test_paper_is_never_dark():
    css = theme_css(ZUIDERMEER)
    assert re.findall(r"@media ([^{]+)\{", css) == ["screen and (prefers-color-scheme:dark)", "screen"]


def test_the_choices_of_an_academy_are_in_its_css():
    css = theme_css(ZUIDERMEER)
    assert "--palet-merk-500:#8e1c3a" in css
    assert "--palet-tegel-300:#2f7fd1" in css
    assert "--basis-text-font-family-default:'Source Sans 3 Variable',system-ui,sans-serif" in css
    assert "--basis-border-radius-lg:6px" in css
    assert "--bk-header-bg:var(--palet-merk-500)" in css


def test_a_light_header_needs_no_tokens():
    assert "--bk-header" not in theme_css(DEFAULT_THEME)


def test_the_name_cannot_reach_the_css():
    hostile = Theme(name="}</style>", brand="#0b5563", link="#0b5563", grey="#475a61", accent="#e8a33d")
    assert theme_css(hostile) == theme_css(DEFAULT_THEME)


@given(st.text(max_size=30), st.sampled_from(["brand", "link", "grey", "accent"]))
def test_a_colour_brings_nothing_but_a_colour(text, field):
    colours = {"brand": "#0b5563", "link": "#0b5563", "grey": "#475a61", "accent": "#e8a33d", field: text}
    try:
        theme = Theme(name="Proefstad", **colours)
    except ColourError:
        return
    assert re.fullmatch(r"#[0-9a-f]{6}", getattr(theme, field))


def test_the_fingerprint_changes_with_the_css():
    assert fingerprint(theme_css(DEFAULT_THEME)) == fingerprint(theme_css(DEFAULT_THEME))
    assert fingerprint(theme_css(DEFAULT_THEME)) != fingerprint(theme_css(ZUIDERMEER))


def test_a_theme_weighs_little():
    assert len(theme_css(ZUIDERMEER).encode()) < 4_000
