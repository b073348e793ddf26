"""Charts in a page: the drawing, and the same numbers as a table that opens."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from bekwaam.portals.shared.drawing.bars import BarChart, StackedChart, bar_svg, stacked_svg
from bekwaam.portals.shared.drawing.line import NARROW, LineChart, line_svg
from bekwaam.portals.shared.drawing.ring import ring_svg

register = template.Library()
Chart = LineChart | BarChart | StackedChart


@register.simple_tag
def line_chart(chart: LineChart) -> SafeString:
    """Drawn twice, for a wide and for a narrow place; the style sheet shows one of them."""
    wide, narrow = line_svg(chart), line_svg(chart, frame=NARROW, suffix="-smal")
    return mark_safe(  # noqa: S308 - the drawings escape their words
        f'<div class="only-wide">{wide}</div><div class="only-narrow">{narrow}</div>'
    )


@register.simple_tag
def bar_chart(chart: BarChart) -> SafeString:
    return mark_safe(bar_svg(chart))  # noqa: S308 - the drawing escapes its words


@register.simple_tag
def stacked_chart(chart: StackedChart) -> SafeString:
    return mark_safe(stacked_svg(chart))  # noqa: S308 - the drawing escapes its words


@register.simple_tag
def ring(value: float, whole: float, label: str) -> SafeString:
    return mark_safe(ring_svg(value, whole, label))  # noqa: S308 - the drawing escapes its words


@register.inclusion_tag("charts/table.html")
def chart_table(chart: Chart) -> dict[str, Chart]:
    return {"chart": chart}


@register.inclusion_tag("charts/legend.html")
def chart_legend(chart: StackedChart) -> dict[str, StackedChart]:
    return {"chart": chart}
