"""The contrast guard: which pairs of text and background a theme makes, whether they pass, and what was adjusted."""

from collections.abc import Iterator
from dataclasses import dataclass

from bekwaam.domains.tenancy.theme.colour import WHITE, contrast
from bekwaam.domains.tenancy.theme.palette import LIGHT
from bekwaam.domains.tenancy.theme.scheme import Scheme, dark_scheme, light_scheme
from bekwaam.domains.tenancy.theme.theme import Header, Theme

TEXT = 4.5  # WCAG 2.2, 1.4.3
SHAPE = 3.0  # WCAG 2.2, 1.4.11
PAPER = ("50", "100", "200")
INK = ("500", "600", "700")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names of a scheme that meet on a page, and the contrast that they need there."""

    what: str
    front: str
    back: str
    needed: float = TEXT


@dataclass(frozen=True, slots=True)
class Verdict:
    pair: Pair
    is_dark: bool
    front: str
    back: str
    ratio: float

    @property
    def passes(self) -> bool:
        return self.ratio >= self.pair.needed

    @property
    def sentence(self) -> str:
        when = "in de donkere weergave" if self.is_dark else "in de lichte weergave"
        ratio, needed = (f"{number:.1f}".replace(".", ",") for number in (self.ratio, self.pair.needed))
        outcome = "is goed te zien" if self.passes else "is niet goed genoeg te zien"
        return f"{self.pair.what} {outcome} {when}: contrast {ratio}, nodig {needed}."


@dataclass(frozen=True, slots=True)
class Adjustment:
    """What became of a chosen colour. `shown` differs from `chosen` when the choice could not carry text."""

    field: str
    chosen: str
    shown: str
    sentence: str

    @property
    def is_changed(self) -> bool:
        return self.chosen != self.shown


# What an administrator sees in the report, in order of weight.
SHOWN_PAIRS = (
    Pair("De tekst op een knop", "wit", "merk-500"),
    Pair("De tekst op een knop onder de muis", "wit", "merk-600"),
    Pair("Een link op een kaart", "link-500", "wit"),
    Pair("Een link op de pagina", "link-500", "grijs-50"),
    Pair("Een link in een gekleurd vlak", "link-500", "merk-100"),
    Pair("Gewone tekst op een kaart", "grijs-700", "wit"),
    Pair("Rustige tekst op de pagina", "grijs-500", "grijs-50"),
    Pair("Uitleg bij een invoerveld", "grijs-400", "wit"),
    Pair("De gekozen plek in het menu", "merk-500", "merk-100"),
    Pair("De rand van een invoerveld", "grijs-400", "wit", SHAPE),
    Pair("De balk die je voortgang toont", "merk-500", "merk-200", SHAPE),
)


def report(theme: Theme) -> tuple[Verdict, ...]:
    return tuple(_judged(theme, SHOWN_PAIRS))


def all_pairs(theme: Theme) -> tuple[Verdict, ...]:
    """Every meeting of ink and paper that the style sheet allows, also those across palettes."""
    names = tuple(light_scheme(theme).palettes)
    return tuple(_judged(theme, (*SHOWN_PAIRS, *_possible_pairs(names))))


def adjustments(theme: Theme) -> tuple[Adjustment, ...]:
    shown = light_scheme(theme)
    return (
        _adjustment("brand", theme.brand, shown.colour("merk-500"), "Je merkkleur", "knoppen en koppen"),
        _adjustment("link", theme.link, shown.colour("link-500"), "Je linkkleur", "links"),
        Adjustment(
            "grey",
            theme.grey,
            shown.colour("grijs-500"),
            "Je grijstint geeft tekst, randen en vlakken hun kleur. De lichtheid kiest Bekwaam.",
        ),
        Adjustment(
            "accent",
            theme.accent,
            theme.accent,
            "Je accentkleur staat alleen in tegels en versiering. Daar staat geen tekst op.",
        ),
    )


def header_pairs(theme: Theme) -> tuple[tuple[str, str], ...]:
    """Text and background of the header, as colours: it may leave the usual tokens."""
    light, dark = light_scheme(theme), dark_scheme(theme)
    if theme.header is not Header.BRAND:
        return tuple(
            (scheme.colour(front), scheme.colour(back))
            for scheme in (light, dark)
            for front, back in (("grijs-700", "wit"), ("grijs-700", "merk-100"), ("merk-500", "merk-100"))
        )
    return (
        (WHITE, light.colour("merk-500")),
        (WHITE, light.colour("merk-600")),
        (light.colour("merk-500"), WHITE),
        (WHITE, dark.colour("merk-100")),
        (WHITE, dark.colour("merk-200")),
        (WHITE, dark.colour("merk-300")),
    )


def _adjustment(field: str, chosen: str, shown: str, subject: str, used_on: str) -> Adjustment:
    if chosen == shown:
        return Adjustment(field, chosen, shown, f"{subject} {chosen} staat onveranderd op {used_on}.")
    ratio = f"{contrast(chosen, WHITE):.1f}".replace(".", ",")
    needed = f"{LIGHT['500'].at_least:.0f}"
    sentence = (
        f"{subject} {chosen} is te licht voor {used_on}: contrast {ratio} met wit, nodig {needed}. "
        f"Daar staat daarom {shown}, dezelfde kleur maar donkerder."
    )
    return Adjustment(field, chosen, shown, sentence)


def _judged(theme: Theme, pairs: tuple[Pair, ...]) -> Iterator[Verdict]:
    for is_dark, scheme in ((False, light_scheme(theme)), (True, dark_scheme(theme))):
        for pair in pairs:
            yield _verdict(pair, scheme, is_dark=is_dark)


def _verdict(pair: Pair, scheme: Scheme, *, is_dark: bool) -> Verdict:
    front, back = scheme.colour(pair.front), scheme.colour(pair.back)
    return Verdict(pair, is_dark, front, back, contrast(front, back))


def _possible_pairs(names: tuple[str, ...]) -> Iterator[Pair]:
    papers = ["wit", *(f"{name}-{step}" for name in names for step in PAPER)]
    for name in (name for name in names if name != "tegel"):
        for paper in papers:
            yield from (Pair(f"{name}-{step} op {paper}", f"{name}-{step}", paper) for step in INK)
            yield Pair(f"rand {name}-400 op {paper}", f"{name}-400", paper, SHAPE)
        yield from (
            Pair(f"{name}-400 op {p}", f"{name}-400", p) for p in papers if p.endswith(("wit", "-50"))
        )
        yield from (Pair(f"wit op {name}-{s}", "wit", f"{name}-{s}") for s in ("400", *INK))
        yield Pair(f"{name}-700 op {name}-300", f"{name}-700", f"{name}-300")
