"""A theme as it lies in the settings of an academy. What is missing or no longer known falls back to the default."""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from bekwaam.domains.tenancy.theme.colour import ColourError, normalised
from bekwaam.domains.tenancy.theme.css import fingerprint, theme_css
from bekwaam.domains.tenancy.theme.theme import DEFAULT_THEME, Theme

COLOURS = ("brand", "link", "grey", "accent")
Choice = TypeVar("Choice", bound=StrEnum)


def as_stored(theme: Theme) -> dict[str, str]:
    colours = {field: str(getattr(theme, field)) for field in COLOURS}
    return {**colours, "font": theme.font.value, "radius": theme.radius.value, "header": theme.header.value}


def theme_from(name: str, stored: Mapping[str, Any]) -> Theme:
    colours = {field: _colour(stored.get(field), getattr(DEFAULT_THEME, field)) for field in COLOURS}
    return Theme(
        name=name,
        **colours,
        font=_choice(stored.get("font"), DEFAULT_THEME.font),
        radius=_choice(stored.get("radius"), DEFAULT_THEME.radius),
        header=_choice(stored.get("header"), DEFAULT_THEME.header),
    )


@lru_cache(maxsize=512)
def sheet_of(theme: Theme) -> tuple[str, str]:
    """The fingerprint of a theme's style sheet, and the sheet."""
    css = theme_css(theme)
    return fingerprint(css), css


def _colour(value: object, default: str) -> str:
    try:
        return normalised(value) if isinstance(value, str) else default
    except ColourError:
        return default


def _choice(value: object, default: Choice) -> Choice:
    kind = type(default)
    return kind(value) if value in {member.value for member in kind} else default
