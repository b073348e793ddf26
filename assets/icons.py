"""One SVG sprite of the Tabler icons that `icons.json` names."""

import json
import re

from assets.sources import OWN, BuildError, part

DRAWING = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
# Tabler puts an invisible square in every icon.
EMPTY_SQUARE = '<path stroke="none" d="M0 0h24v24H0z" fill="none"/>'


def icon_names() -> list[str]:
    return json.loads((OWN / "icons.json").read_text())


def sprite() -> str:
    symbols = "".join(_symbol(name) for name in icon_names())
    return f'<svg xmlns="http://www.w3.org/2000/svg">{symbols}</svg>'


def _symbol(name: str) -> str:
    drawing = DRAWING.search(part(f"@tabler/icons/icons/outline/{name}.svg").read_text())
    if drawing is None:
        raise BuildError(f"The Tabler icon {name} is not a drawing. Take it out of assets/icons.json.")
    inner = " ".join(drawing[1].split()).replace(EMPTY_SQUARE, "").replace("> <", "><")
    return f'<symbol id="{name}" viewBox="0 0 24 24">{inner.strip()}</symbol>'
