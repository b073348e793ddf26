"""Colour arithmetic: sRGB hex, OKLCH (Ottosson 2020) and the contrast ratio of WCAG 2.2. Knows no themes."""

import math
import re
from dataclasses import dataclass

HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
WHITE = "#ffffff"
BLACK = "#000000"
GAMUT_SLACK = 1e-4


class ColourError(ValueError):
    """The text is not a colour of three or six hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Oklch:
    lightness: float
    chroma: float
    hue: float


def normalised(text: str) -> str:
    """`#ABC`, `abc` and `AABBCC` all become `#aabbcc`."""
    match = HEX.fullmatch(text.strip())
    if match is None:
        raise ColourError(text)
    digits = match[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))


def _to_linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _from_linear(channel: float) -> float:
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _linear_rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (_to_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return red, green, blue


def oklch_of(colour: str) -> Oklch:
    red, green, blue = _linear_rgb(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    green_red = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    blue_yellow = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return Oklch(lightness, math.hypot(green_red, blue_yellow), math.atan2(blue_yellow, green_red))


def _rgb_of(colour: Oklch) -> tuple[float, float, float]:
    green_red = colour.chroma * math.cos(colour.hue)
    blue_yellow = colour.chroma * math.sin(colour.hue)
    long = (colour.lightness + 0.3963377774 * green_red + 0.2158037573 * blue_yellow) ** 3
    medium = (colour.lightness - 0.1055613458 * green_red - 0.0638541728 * blue_yellow) ** 3
    short = (colour.lightness - 0.0894841775 * green_red - 1.2914855480 * blue_yellow) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def hex_of(colour: Oklch) -> str:
    """The nearest colour a screen can show: chroma gives way, lightness and hue stay."""
    rgb = _rgb_of(colour)
    while any(not -GAMUT_SLACK <= channel <= 1 + GAMUT_SLACK for channel in rgb) and colour.chroma >= 0.002:
        colour = Oklch(colour.lightness, colour.chroma * 0.96, colour.hue)
        rgb = _rgb_of(colour)
    clipped = (min(1.0, max(0.0, channel)) for channel in rgb)
    return "#" + "".join(f"{round(255 * _from_linear(channel)):02x}" for channel in clipped)


def luminance(colour: str) -> float:
    red, green, blue = _linear_rgb(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
