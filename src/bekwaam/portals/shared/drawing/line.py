"""A line through time, with a target where there is one."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import escape

from bekwaam.portals.shared.drawing.pen import Pen, number, picture, themed

STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000)
MOST_LINES = 5


@dataclass(frozen=True, slots=True)
class LineChart:
    """`conclusion` says what the line shows; `column` heads the numbers in the table."""

    key: str
    title: str
    conclusion: str
    points: tuple[tuple[str, float], ...]
    column: str
    unit: str = ""
    target: float | None = None
    highest: float | None = None

    @property
    def headers(self) -> tuple[str, ...]:
        return ("", self.column)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        return tuple((label, f"{number(value)}{self.unit}") for label, value in self.points)


@dataclass(frozen=True, slots=True)
class Frame:
    width: int
    height: int
    every: int
    left: int = 42
    right: int = 52
    top: int = 14
    bottom: int = 28


WIDE = Frame(640, 285, every=1)
NARROW = Frame(360, 230, every=3)


@dataclass(frozen=True, slots=True)
class Scale:
    lowest: float
    highest: float
    step: float

    def lines(self) -> Iterator[float]:
        value = self.lowest
        while value <= self.highest + self.step / 100:
            yield value
            value += self.step


def scale_for(chart: LineChart) -> Scale:
    """Round numbers around the values, at most five lines, never above `highest`."""
    values = [value for _, value in chart.points] + ([chart.target] if chart.target is not None else [])
    low, high = min(values), max(values)
    step = next((step for step in STEPS if (high - low) / step <= MOST_LINES - 1.5), STEPS[-1])
    lowest = max(0.0, math.floor(low / step - 0.5) * step)
    top = math.ceil(high / step) * step
    return Scale(
        lowest, max(lowest + step, min(top, chart.highest if chart.highest is not None else top)), step
    )


def line_svg(chart: LineChart, pen: Pen = themed, frame: Frame = WIDE, suffix: str = "") -> str:
    drawing = _Drawing(chart, pen, frame, scale_for(chart))
    parts = (drawing.grid(), drawing.area(), drawing.target(), drawing.line(), drawing.labels())
    key = f"{chart.key}{suffix}"
    return picture(key, chart.title, chart.conclusion, frame.width, frame.height, "".join(parts))


@dataclass(frozen=True, slots=True)
class _Drawing:
    chart: LineChart
    pen: Pen
    frame: Frame
    scale: Scale

    def x(self, place: int) -> float:
        gaps = max(len(self.chart.points) - 1, 1)
        return self.frame.left + place * (self.frame.width - self.frame.left - self.frame.right) / gaps

    def y(self, value: float) -> float:
        height = self.frame.height - self.frame.top - self.frame.bottom
        return self.frame.top + (self.scale.highest - value) * height / (
            self.scale.highest - self.scale.lowest
        )

    def grid(self) -> str:
        right = self.frame.width - self.frame.right
        return "".join(
            f'<line {self.pen("grid")} x1="{self.frame.left}" x2="{right}" y1="{self.y(value):.1f}" '
            f'y2="{self.y(value):.1f}"/><text {self.pen("quiet")} x="{self.frame.left - 8}" '
            f'y="{self.y(value) + 4:.1f}" text-anchor="end">{number(value)}{escape(self.chart.unit)}</text>'
            for value in self.scale.lines()
        )

    def area(self) -> str:
        floor = f"{self.y(self.scale.lowest):.1f}"
        last = self.x(len(self.chart.points) - 1)
        points = f"{self.x(0):.1f},{floor} {self._points()} {last:.1f},{floor}"
        return f'<polygon {self.pen("area")} points="{points}"/>'

    def target(self) -> str:
        if self.chart.target is None:
            return ""
        y, right = self.y(self.chart.target), self.frame.width - self.frame.right
        words = f"Doel {number(self.chart.target)}{self.chart.unit}"
        return (
            f'<line {self.pen("target")} x1="{self.frame.left}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}"/>'
            f'<text {self.pen("quiet")} x="{self.frame.left + 6}" y="{y - 7:.1f}">{escape(words)}</text>'
        )

    def line(self) -> str:
        last = len(self.chart.points) - 1
        x, value = self.x(last), self.chart.points[last][1]
        y = self.y(value)
        return (
            f'<polyline {self.pen("line")} points="{self._points()}"/>'
            f'<circle {self.pen("dot")} cx="{x:.1f}" cy="{y:.1f}" r="5"/>'
            f'<text {self.pen("strong")} x="{x + 10:.1f}" y="{y + 5:.1f}">{number(value)}{escape(self.chart.unit)}</text>'
        )

    def labels(self) -> str:
        return "".join(
            f'<text {self.pen("quiet")} x="{self.x(place):.1f}" y="{self.frame.height - 6}" '
            f'text-anchor="middle">{escape(label)}</text>'
            for place, (label, _) in enumerate(self.chart.points)
            if place % self.frame.every == 0
        )

    def _points(self) -> str:
        return " ".join(
            f"{self.x(place):.1f},{self.y(value):.1f}" for place, (_, value) in enumerate(self.chart.points)
        )
