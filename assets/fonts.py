"""The three typefaces that an academy may choose, as variable woff2 in two subsets. Browsers fetch what a page uses."""

import json
import shutil
from pathlib import Path

from assets.sources import part

FAMILIES = {
    "public-sans": ("Public Sans Variable", "100 900"),
    "source-sans-3": ("Source Sans 3 Variable", "200 900"),
    "noto-sans": ("Noto Sans Variable", "100 900"),
}
SUBSETS = ("latin", "latin-ext")


def copy_fonts(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for font in FAMILIES:
        for subset in SUBSETS:
            shutil.copyfile(_source(font, subset), out / f"{font}-{subset}.woff2")


def font_faces() -> str:
    return "".join(_face(font, subset) for font in FAMILIES for subset in SUBSETS)


def _source(font: str, subset: str) -> Path:
    return part(f"@fontsource-variable/{font}/files/{font}-{subset}-wght-normal.woff2")


def _face(font: str, subset: str) -> str:
    family, weights = FAMILIES[font]
    ranges = json.loads(part(f"@fontsource-variable/{font}/unicode.json").read_text())
    return (
        f"@font-face{{font-family:'{family}';font-style:normal;font-display:swap;font-weight:{weights};"
        f'src:url("fonts/{font}-{subset}.woff2") format("woff2");unicode-range:{ranges[subset]}}}\n'
    )
