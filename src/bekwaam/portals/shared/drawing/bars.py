"""Horizontal bars: one value per row, or several that add up."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import escape

from bekwaam.portals.shared.drawing.pen import Pen, number, picture, themed

WIDTH = 420
ROW = 56
BAR = 20
LABEL = 13
NARROWEST_WITH_TEXT = 22
LIGHT_INKS = frozenset({"s-warn", "s-todo"})


@dataclass(frozen=True, slots=True)
class Part:
    """One colour of a stacked bar: `s-ok`, `s-warn`, `s-neg`, `s-info` or `s-todo`, and what it stands for."""

    ink: str
    label: str


@dataclass(frozen=True, slots=True)
class StackedChart:
    key: str
    title: str
    conclusion: str
    parts: tuple[Part, ...]
    bars: tuple[tuple[str, tuple[float, ...]], ...]

    @property
    def headers(self) -> tuple[str, ...]:
        return ("", *(part.label for part in self.parts))

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        return tuple((label, *map(number, values)) for label, values in self.bars)


@dataclass(frozen=True, slots=True)
class BarChart:
    key: str
    title: str
    conclusion: str
    bars: tuple[tuple[str, float], ...]
    column: str
    unit: str = ""

    @property
    def headers(self) -> tuple[str, ...]:
        return ("", self.column)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        return tuple((label, f"{number(value)}{self.unit}") for label, value in self.bars)


def stacked_svg(chart: StackedChart, pen: Pen = themed) -> str:
    drawing = "".join(
        _label(label, place, pen) + "".join(_stack(chart.parts, values, place, pen))
        for place, (label, values) in enumerate(chart.bars)
    )
    return picture(chart.key, chart.title, chart.conclusion, WIDTH, len(chart.bars) * ROW - 8, drawing)


def bar_svg(chart: BarChart, pen: Pen = themed) -> str:
    highest = max((value for _, value in chart.bars), default=0) or 1
    drawing = "".join(
        _label(label, place, pen)
        + _single(value, f"{number(value)}{chart.unit}", value / highest, place, pen)
        for place, (label, value) in enumerate(chart.bars)
    )
    return picture(chart.key, chart.title, chart.conclusion, WIDTH, len(chart.bars) * ROW - 8, drawing)


def _label(label: str, place: int, pen: Pen) -> str:
    return f'<text {pen("quiet")} x="0" y="{place * ROW + LABEL}">{escape(label)}</text>'


def _stack(parts: tuple[Part, ...], values: tuple[float, ...], place: int, pen: Pen) -> Iterator[str]:
    total, left, top = sum(values) or 1, 0.0, place * ROW + 21
    for part, value in zip(parts, values, strict=True):
        width = value / total * WIDTH
        if value:
            yield (
                f'<rect {pen(part.ink)} x="{left + 0.75:.1f}" y="{top}" width="{max(width - 2.5, 1):.1f}" '
                f'height="{BAR}" rx="3"/>'
            )
        if value and width >= NARROWEST_WITH_TEXT:
            ink = "on-light" if part.ink in LIGHT_INKS else "on-dark"
            middle = left + width / 2 - 0.5
            yield f'<text {pen(ink)} x="{middle:.1f}" y="{top + 15}" text-anchor="middle">{number(value)}</text>'
        left += width


def _single(value: float, words: str, share: float, place: int, pen: Pen) -> str:
    top, room = place * ROW + 21, WIDTH - 64
    width = max(share * room, 2) if value else 2
    return (
        f'<rect {pen("bar")} x="0" y="{top}" width="{width:.1f}" height="{BAR}" rx="3"/>'
        f'<text {pen("strong")} x="{width + 8:.1f}" y="{top + 16}">{escape(words)}</text>'
    )
