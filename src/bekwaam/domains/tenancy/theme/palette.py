"""Eight steps of one hue with contrast that holds for every colour, in a light and a dark scheme.

Steps as in the basis layer of the NL Design System: 50–200 are surfaces, 300 a quiet line, 400 a border or quiet text,
500 text and buttons, 600–700 hover and headings. Each step keeps a bound on its contrast with white (light) or black
(dark). Contrast is a quotient, so a bound on two steps bounds their contrast, whatever the hues.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from bekwaam.domains.tenancy.theme.colour import BLACK, WHITE, Oklch, contrast, hex_of, oklch_of

STEPS = ("50", "100", "200", "300", "400", "500", "600", "700")
NUDGE = 0.005
VIVID = 0.16


@dataclass(frozen=True, slots=True)
class Step:
    """Where a step aims, and the bound that its contrast with the far end of the scale must keep."""

    lightness: float
    chroma: float
    at_least: float = 1.0
    at_most: float = 21.0


LIGHT = MappingProxyType(
    {
        "50": Step(0.984, 0.12, at_most=1.06),
        "100": Step(0.960, 0.28, at_most=1.17),
        "200": Step(0.922, 0.50, at_most=1.35),
        "300": Step(0.835, 0.80, at_most=2.0),
        "400": Step(0.545, 1.00, at_least=4.85),
        "500": Step(0.440, 1.00, at_least=7.0),
        "600": Step(0.345, 0.90, at_least=9.0),
        "700": Step(0.235, 0.70, at_least=13.0),
    }
)
DARK = MappingProxyType(
    {
        "50": Step(0.178, 0.16, at_most=1.16),
        "100": Step(0.272, 0.28, at_most=1.45),
        "200": Step(0.325, 0.40, at_most=1.75),
        "300": Step(0.420, 0.50, at_most=2.8),
        "400": Step(0.710, 0.75, at_least=8.0),
        "500": Step(0.800, 0.62, at_least=10.5),
        "600": Step(0.870, 0.40, at_least=12.5),
        "700": Step(0.955, 0.12, at_least=15.0),
    }
)
DARK_SURFACE = Step(0.222, 0.20, at_most=1.26)


def _bounded(step: Step, colour: Oklch, measure: Callable[[str], float], away: float) -> str:
    """Move the lightness until the bound holds. `away` is the direction in which the measured contrast grows."""
    lightness = step.lightness
    shown = hex_of(Oklch(lightness, colour.chroma, colour.hue))
    while measure(shown) < step.at_least and 0 < lightness < 1:
        lightness += away * NUDGE
        shown = hex_of(Oklch(lightness, colour.chroma, colour.hue))
    while measure(shown) > step.at_most and 0 < lightness < 1:
        lightness -= away * NUDGE
        shown = hex_of(Oklch(lightness, colour.chroma, colour.hue))
    return shown


def from_white(colour: str) -> float:
    return contrast(colour, WHITE)


def from_black(colour: str) -> float:
    return contrast(colour, BLACK)


@lru_cache(maxsize=512)
def light_palette(seed: str, chroma: float = 1.0) -> Mapping[str, str]:
    """The seed itself is step 500 when white text on it is readable enough."""
    origin = oklch_of(seed)
    steps = {
        name: _bounded(step, Oklch(0, origin.chroma * chroma * step.chroma, origin.hue), from_white, away=-1)
        for name, step in LIGHT.items()
    }
    if chroma == 1.0 and from_white(seed) >= LIGHT["500"].at_least:
        steps["500"] = seed
    return MappingProxyType(steps)


@lru_cache(maxsize=512)
def dark_palette(seed: str, chroma: float = 1.0) -> Mapping[str, str]:
    """The light palette turned over, so that no token needs another meaning."""
    return MappingProxyType({name: _dark_step(seed, chroma, step) for name, step in DARK.items()})


def dark_surface(seed: str, chroma: float = 1.0) -> str:
    """What white paper becomes: a step above the page, so that cards lift out of it."""
    return _dark_step(seed, chroma, DARK_SURFACE)


def _dark_step(seed: str, chroma: float, step: Step) -> str:
    origin = oklch_of(seed)
    vivid = min(origin.chroma * chroma, VIVID) * step.chroma
    return _bounded(step, Oklch(0, vivid, origin.hue), from_black, away=1)
