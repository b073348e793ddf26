"""The style sheet of one academy: its palettes and choices as design tokens, light and dark. No selectors of components."""

import hashlib
from collections.abc import Mapping
from types import MappingProxyType

from bekwaam.domains.tenancy.theme.scheme import dark_brand, dark_scheme, light_brand
from bekwaam.domains.tenancy.theme.theme import Font, Header, Radius, Theme

FONT_FAMILIES: Mapping[Font, str] = MappingProxyType(
    {
        Font.PUBLIC_SANS: "'Public Sans Variable',system-ui,sans-serif",
        Font.SOURCE_SANS: "'Source Sans 3 Variable',system-ui,sans-serif",
        Font.NOTO_SANS: "'Noto Sans Variable',system-ui,sans-serif",
    }
)
RADII: Mapping[Radius, tuple[str, str, str]] = MappingProxyType(
    {
        Radius.STRAIGHT: ("0", "0", "0"),
        Radius.SOFT: ("2px", "4px", "6px"),
        Radius.ROUND: ("6px", "10px", "16px"),
    }
)
# A branded header: white on the brand colour by day, a quiet shade of it by night.
BRAND_HEADER_LIGHT = MappingProxyType(
    {
        "--bk-header-bg": "var(--palet-merk-500)",
        "--bk-header-color": "#fff",
        "--bk-header-line": "transparent",
        "--bk-header-hover": "var(--palet-merk-600)",
        "--bk-header-current-bg": "#fff",
        "--bk-header-current": "var(--palet-merk-500)",
        "--bk-hero-bg": "var(--bk-page)",
    }
)
BRAND_HEADER_DARK = MappingProxyType(
    {
        "--bk-header-bg": "var(--palet-merk-100)",
        "--bk-header-hover": "var(--palet-merk-200)",
        "--bk-header-current-bg": "var(--palet-merk-300)",
        "--bk-header-current": "#fff",
    }
)


def theme_css(theme: Theme) -> str:
    """Follows the device, unless the reader chose `data-theme` on the root element. Paper is always light."""
    light = _block({**_palettes(light_brand(theme)), **_choices(theme), **_header(theme, BRAND_HEADER_LIGHT)})
    surface = {"--palet-wit": dark_scheme(theme).surface}
    dark = _block({**surface, **_palettes(dark_brand(theme)), **_header(theme, BRAND_HEADER_DARK)})
    return (
        f":root{light}"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){dark}}}"
        f"@media screen{{:root[data-theme=dark]{dark}}}"
    )


def fingerprint(css: str) -> str:
    """Names the version of a style sheet in its address, so that it may be cached for ever."""
    return hashlib.sha256(css.encode()).hexdigest()[:16]


def palette_tokens(palettes: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {
        f"--palet-{name}-{step}": colour for name, steps in palettes.items() for step, colour in steps.items()
    }


def _palettes(palettes: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Of the accent only its face is used, by tile art and small marks."""
    tokens = palette_tokens({name: steps for name, steps in palettes.items() if name != "tegel"})
    return {**tokens, "--palet-tegel-300": palettes["tegel"]["300"]}


def _choices(theme: Theme) -> dict[str, str]:
    family = FONT_FAMILIES[theme.font]
    small, medium, large = RADII[theme.radius]
    return {
        "--basis-text-font-family-default": family,
        "--basis-heading-font-family": family,
        "--basis-border-radius-sm": small,
        "--basis-border-radius-md": medium,
        "--basis-border-radius-lg": large,
    }


def _header(theme: Theme, tokens: Mapping[str, str]) -> Mapping[str, str]:
    return tokens if theme.header is Header.BRAND else {}


def _block(tokens: Mapping[str, str]) -> str:
    return "{" + ";".join(f"{name}:{value}" for name, value in tokens.items()) + "}"
