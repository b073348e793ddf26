"""A ring: how much of a whole."""

import math

from django.utils.html import escape

from bekwaam.portals.shared.drawing.pen import Pen, number, themed

RADIUS = 42
AROUND = 2 * math.pi * RADIUS


def ring_svg(value: float, whole: float, label: str, pen: Pen = themed) -> str:
    """`label` says it in words: "14 van de 20 uur"."""
    share = min(max(value / whole, 0), 1) if whole else 0
    circle = f'cx="50" cy="50" r="{RADIUS}" fill="none" stroke-width="10"'
    shown = (
        f'<circle {pen("value")} {circle} stroke-linecap="round" '
        f'stroke-dasharray="{share * AROUND:.1f} {AROUND:.1f}" transform="rotate(-90 50 50)"/>'
        if share
        else ""
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" role="img" aria-label="{escape(label)}">'
        f"<circle {pen('track')} {circle}/>{shown}"
        f'<text {pen("big")} x="50" y="58" text-anchor="middle">{number(value)}</text></svg>'
    )
