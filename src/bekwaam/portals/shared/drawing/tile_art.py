"""The face of an activity: a pattern of tiles that follows from its seed, in the colours of the academy.

Shapes of one colour share one path, so that a pattern stays under a kilobyte. The colours are classes: the style
sheet fills them from the theme, or `resolved` colours do for a document that has no style sheet.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import lru_cache
from hashlib import shake_128
from types import MappingProxyType

CELL = 4
BANNER = (6, 3)
COLUMN = (6, 7)
BYTES_PER_TILE = 4
LARGE = 30
# A class of the style sheet per colour, and how often of 256 it is drawn. Tall art may be louder.
TONES = "abcdefh"
QUIET_WEIGHTS = (22, 60, 74, 70, 14, 0, 16)
LOUD_WEIGHTS = (58, 56, 60, 46, 20, 8, 8)
TOKENS: Mapping[str, str] = MappingProxyType(
    {
        "a": "merk-500",
        "b": "merk-300",
        "c": "merk-200",
        "d": "merk-100",
        "e": "tegel-300",
        "f": "merk-700",
        "h": "link-300",
    }
)
Shape = Callable[[int, int, int], str]


def _quarter(x: int, y: int, turn: int, size: int = CELL) -> str:
    """A quarter of a disc in one of the four corners of its tile."""
    corners = (
        f"M{x} {y}h{size}a{size} {size} 0 0 1-{size} {size}z",
        f"M{x + CELL} {y}v{size}a{size} {size} 0 0 1-{size}-{size}z",
        f"M{x + CELL} {y + CELL}h-{size}a{size} {size} 0 0 1 {size}-{size}z",
        f"M{x} {y + CELL}v-{size}a{size} {size} 0 0 1 {size} {size}z",
    )
    return corners[turn]


def _half(x: int, y: int, turn: int) -> str:
    """Half a disc that stands on one side of its tile."""
    sides = (
        f"M{x} {y}a2 2 0 0 0 4 0z",
        f"M{x + CELL} {y}a2 2 0 0 0 0 4z",
        f"M{x} {y + CELL}a2 2 0 0 1 4 0z",
        f"M{x} {y}a2 2 0 0 1 0 4z",
    )
    return sides[turn]


def _disc(x: int, y: int, turn: int) -> str:
    return f"M{x + 0.7:g} {y + 2}a1.3 1.3 0 1 1 2.6 0a1.3 1.3 0 1 1-2.6 0z"


def _triangle(x: int, y: int, turn: int) -> str:
    corners = (
        f"M{x} {y}h4l-4 4z",
        f"M{x + CELL} {y}v4l-4-4z",
        f"M{x + CELL} {y + CELL}h-4l4-4z",
        f"M{x} {y + CELL}v-4l4 4z",
    )
    return corners[turn]


def _stripes(x: int, y: int, turn: int) -> str:
    return "".join(f"M{x} {y + row}h4v.5h-4z" for row in range(CELL))


def _nothing(x: int, y: int, turn: int) -> str:
    return ""


SHAPES: tuple[tuple[int, Shape], ...] = (
    (106, _quarter),
    (36, _half),
    (20, _disc),
    (32, _triangle),
    (16, _stripes),
    (46, _nothing),
)


@lru_cache(maxsize=4096)
def tile_art(seed: str, css_class: str = "bk-course__art", size: tuple[int, int] = BANNER) -> str:
    """Decorative, so hidden from screen readers. The same seed gives the same drawing for ever."""
    columns, rows = size
    return (
        f'<svg class="bk-art {css_class}" viewBox="0 0 {columns * CELL} {rows * CELL}" '
        'preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false">'
        f"{_tiles(seed, columns, rows)}</svg>"
    )


@lru_cache(maxsize=256)
def resolved_tile_art(seed: str, colours: tuple[tuple[str, str], ...], size: tuple[int, int] = BANNER) -> str:
    """For PDF and mail: `colours` pairs a token as in `TOKENS` with a hex colour."""
    columns, rows = size
    drawing = _tiles(seed, columns, rows)
    by_token = dict(colours)
    for tone, token in TOKENS.items():
        for prefix in ("g ", ""):
            drawing = drawing.replace(f'class="{prefix}{tone}"', f'fill="{by_token[token]}"')
    width, height = columns * CELL, rows * CELL
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{drawing}</svg>'


def _tiles(seed: str, columns: int, rows: int) -> str:
    chance = shake_128(seed.encode()).digest(columns * rows * BYTES_PER_TILE)
    weights = LOUD_WEIGHTS if columns * rows > LARGE else QUIET_WEIGHTS
    backgrounds: dict[str, list[str]] = defaultdict(list)
    shapes: dict[str, list[str]] = defaultdict(list)
    for place in range(columns * rows):
        x, y = place % columns * CELL, place // columns * CELL
        back, front, kind, turn = chance[place * BYTES_PER_TILE : (place + 1) * BYTES_PER_TILE]
        tone = _tone(back, weights)
        backgrounds[tone].append(f"M{x} {y}h4v4h-4z")
        shapes[_other_tone(front, weights, tone)].append(_shape(kind)(x, y, turn % 4))
    return _paths(backgrounds, "g ") + _paths(shapes, "")


def _paths(by_tone: Mapping[str, list[str]], prefix: str) -> str:
    drawn = ((tone, "".join(parts)) for tone, parts in sorted(by_tone.items()))
    return "".join(f'<path class="{prefix}{tone}" d="{path}"/>' for tone, path in drawn if path)


def _tone(chance: int, weights: tuple[int, ...]) -> str:
    for tone, weight in zip(TONES, weights, strict=True):
        if chance < weight:
            return tone
        chance -= weight
    return TONES[2]


def _other_tone(chance: int, weights: tuple[int, ...], taken: str) -> str:
    tone = _tone(chance, weights)
    return tone if tone != taken else TONES[(TONES.index(tone) + 1 + chance % 3) % 4]


def _shape(chance: int) -> Shape:
    for weight, shape in SHAPES:
        if chance < weight:
            return shape
        chance -= weight
    return _nothing
