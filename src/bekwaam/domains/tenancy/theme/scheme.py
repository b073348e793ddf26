"""The palettes that a page uses, by name, for light and for dark. The names are those of the CSS tokens."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bekwaam.domains.tenancy.theme.colour import WHITE, Oklch, hex_of, oklch_of
from bekwaam.domains.tenancy.theme.palette import dark_palette, dark_surface, light_palette
from bekwaam.domains.tenancy.theme.theme import Theme

GREY_CHROMA = 0.75
DARK_ACCENT_LIGHTNESS = 0.64

# The meaning of these five is fixed in every house style: late, in order, about to lapse, marked, informed.
STATUS_SEEDS: Mapping[str, str] = MappingProxyType(
    {"rood": "#c4242f", "groen": "#15803d", "oranje": "#b8511b", "geel": "#8a6500", "blauw": "#0369b3"}
)


@dataclass(frozen=True, slots=True)
class Scheme:
    """`surface` is the paper of cards and form fields; `palettes` holds the eight steps per name."""

    surface: str
    palettes: Mapping[str, Mapping[str, str]]

    def colour(self, name: str) -> str:
        """`wit` or `<palette>-<step>`, as in the tokens."""
        if name == "wit":
            return self.surface
        palette, _, step = name.rpartition("-")
        return self.palettes[palette][step]


def light_status() -> dict[str, Mapping[str, str]]:
    return {name: light_palette(seed) for name, seed in STATUS_SEEDS.items()}


def dark_status() -> dict[str, Mapping[str, str]]:
    return {name: dark_palette(seed) for name, seed in STATUS_SEEDS.items()}


def light_brand(theme: Theme) -> dict[str, Mapping[str, str]]:
    return {
        "merk": light_palette(theme.brand),
        "link": light_palette(theme.link),
        "grijs": light_palette(theme.grey, GREY_CHROMA),
        "tegel": {**light_palette(theme.accent), "300": theme.accent},
    }


def dark_brand(theme: Theme) -> dict[str, Mapping[str, str]]:
    accent = oklch_of(theme.accent)
    muted = Oklch(min(accent.lightness, DARK_ACCENT_LIGHTNESS), accent.chroma * 0.85, accent.hue)
    return {
        "merk": dark_palette(theme.brand),
        "link": dark_palette(theme.link),
        "grijs": dark_palette(theme.grey, GREY_CHROMA),
        "tegel": {**dark_palette(theme.accent), "300": hex_of(muted)},
    }


def light_scheme(theme: Theme) -> Scheme:
    return Scheme(WHITE, MappingProxyType({**light_brand(theme), **light_status()}))


def dark_scheme(theme: Theme) -> Scheme:
    surface = dark_surface(theme.grey, GREY_CHROMA)
    return Scheme(surface, MappingProxyType({**dark_brand(theme), **dark_status()}))
