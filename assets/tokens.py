"""Design tokens: the NL Design System basis layer made neutral, pruned to what is used, with Bekwaam's own palettes."""

import re
from collections.abc import Iterable, Mapping

from assets.sources import part
from bekwaam.domains.tenancy.theme.css import palette_tokens, theme_css
from bekwaam.domains.tenancy.theme.scheme import dark_status, light_status
from bekwaam.domains.tenancy.theme.theme import DEFAULT_THEME

VOORBEELD = "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css"
DECLARATION = re.compile(r"^\s*(--[a-z0-9-]+):\s*(.*?);", re.MULTILINE)
USE = re.compile(r"var\(\s*(--[a-z0-9-]+)")
LINK_ROLE = "--basis-color-action-2"
DARK_SCREENS = (
    "@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light])",
    "@media screen{:root[data-theme=dark]",
)


def token_sheet(style_sheets: Iterable[str]) -> str:
    tokens = neutral_tokens(part(VOORBEELD).read_text())
    used = reachable(tokens, style_sheets)
    status = _block(palette_tokens(light_status()))
    dark_palettes = _block(palette_tokens(dark_status()))
    dark = "".join(f"{screen}{dark_palettes}}}" for screen in DARK_SCREENS)
    light = _block({name: tokens[name] for name in sorted(used)} | {"--palet-wit": "#fff"})
    return f"@layer tokens{{:root{light}:root{status}{theme_css(DEFAULT_THEME)}{dark}}}"


def neutral_tokens(sheet: str) -> dict[str, str]:
    """The palettes of the example theme become names without an owner; links get a palette of their own."""
    tokens = {}
    for name, value in DECLARATION.findall(sheet):
        if name.startswith("--voorbeeld-kleuren-"):
            continue
        neutral = value.replace("--voorbeeld-kleuren-violet-", "--palet-merk-")
        neutral = neutral.replace("--voorbeeld-kleuren-", "--palet-")
        if name.startswith(LINK_ROLE):
            neutral = neutral.replace("--palet-blauw-", "--palet-link-")
        tokens[name] = neutral
    return tokens


def reachable(tokens: Mapping[str, str], style_sheets: Iterable[str]) -> set[str]:
    """Every token that the style sheets use, directly or through another token."""
    waiting = [name for sheet in style_sheets for name in USE.findall(sheet)]
    kept: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in kept or name not in tokens:
            continue
        kept.add(name)
        waiting.extend(USE.findall(tokens[name]))
    return kept


def _block(tokens: Mapping[str, str]) -> str:
    return "{" + ";".join(f"{name}:{value}" for name, value in tokens.items()) + "}"
