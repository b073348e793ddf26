"""How a chart gets its colours: by classes of the style sheet, or resolved for PDF and mail, which have none."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from django.utils.html import escape

from bekwaam.domains.tenancy.theme.scheme import Scheme

Pen = Callable[[str], str]

# Per ink of the style sheet: the SVG attributes, with the names of a scheme between braces.
INKS: Mapping[str, str] = MappingProxyType(
    {
        "grid": 'stroke="{grijs-200}" stroke-width="1"',
        "target": 'stroke="{grijs-700}" stroke-width="1.5" stroke-dasharray="5 5"',
        "line": 'stroke="{merk-500}" stroke-width="3" fill="none" stroke-linejoin="round" stroke-linecap="round"',
        "area": 'fill="{merk-100}"',
        "dot": 'fill="{wit}" stroke="{merk-500}" stroke-width="3"',
        "bar": 'fill="{merk-500}"',
        "track": 'stroke="{merk-200}"',
        "value": 'stroke="{merk-500}"',
        "s-ok": 'fill="{groen-400}"',
        "s-warn": 'fill="{oranje-300}" stroke="{oranje-400}" stroke-width="1.5"',
        "s-neg": 'fill="{rood-400}"',
        "s-info": 'fill="{blauw-400}"',
        "s-todo": 'fill="{grijs-200}" stroke="{grijs-400}" stroke-width="1.5"',
        "on-dark": 'fill="{wit}" font-size="13" font-weight="600"',
        "on-light": 'fill="{grijs-700}" font-size="13" font-weight="600"',
        "strong": 'fill="{grijs-700}" font-size="15" font-weight="700"',
        "quiet": 'fill="{grijs-500}" font-size="13"',
        "big": 'fill="{grijs-700}" font-size="24" font-weight="700"',
    }
)


def themed(ink: str) -> str:
    return f'class="{ink}"'


def resolved(scheme: Scheme) -> Pen:
    def pen(ink: str) -> str:
        attributes = INKS[ink]
        while "{" in attributes:
            before, _, rest = attributes.partition("{")
            name, _, after = rest.partition("}")
            attributes = before + scheme.colour(name) + after
        return attributes

    return pen


def picture(key: str, title: str, conclusion: str, width: float, height: float, drawing: str) -> str:
    """An SVG that tells its title and its conclusion to those who cannot see it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img" '
        f'aria-labelledby="{key}-t {key}-d"><title id="{key}-t">{escape(title)}</title>'
        f'<desc id="{key}-d">{escape(conclusion)}</desc>{drawing}</svg>'
    )


def number(value: float) -> str:
    return f"{value:g}".replace(".", ",")
