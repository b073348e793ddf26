"""Builds what browsers load into `var/assets`: one style sheet, fonts, icons, htmx and our own scripts."""

import gzip
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from assets.fonts import copy_fonts, font_faces
from assets.icons import sprite
from assets.sources import MODULES, OUT, OWN, BuildError, lightningcss, packages, part
from assets.tokens import token_sheet

CSS_BUDGET = 30_000
BROWSERS = "chrome >= 111, edge >= 111, firefox >= 113, safari >= 16.4, ios_saf >= 16.4"
SOURCE_MAP = re.compile(r"/\*#.*?\*/")
CHEVRON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#7d8a8f" stroke-width="2.5" '
    'stroke-linecap="round" stroke-linejoin="round"><path d="m6 9 6 6 6-6"/></svg>'
)
SCRIPTS = ("app.js", "board.js", "editor.js", "passkey.js", "picker.js", "sw.js")


def component_sheets() -> list[str]:
    """The component CSS of the NL Design System, in the order of package.json."""
    sheets = []
    for package in packages():
        scope, _, name = package.partition("/")
        if scope == "@utrecht":
            sheets.append(part(f"{package}/dist/index.css").read_text())
        elif scope == "@nl-design-system-candidate":
            sheets.append(part(f"{package}/dist/{name.removesuffix('-css')}.css").read_text())
    return [SOURCE_MAP.sub("", sheet) for sheet in sheets]


def own_sheets() -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted((OWN / "css").glob("*.css"))}


def write_css(out: Path) -> int:
    """Bundle, minify and weigh. Returns the weight after gzip."""
    components, own = component_sheets(), own_sheets()
    layered = f"@layer nlds{{{''.join(components)}}}"
    generated = font_faces() + token_sheet([*components, *own.values()])
    with tempfile.TemporaryDirectory() as folder:
        for name, sheet in own.items():
            (Path(folder) / name).write_text(sheet)
        entry = Path(folder) / "all.css"
        (Path(folder) / "generated.css").write_text(generated + layered)
        entry.write_text(
            '@layer reset,base,tokens,nlds,app,util;@import "generated.css";@import "entry.css";'
        )
        _minify(entry, out)
    return len(gzip.compress(out.read_bytes(), 9))


def _minify(entry: Path, out: Path) -> None:
    command = [lightningcss(), "--bundle", "--minify", "--targets", BROWSERS, entry, "-o", out]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BuildError(f"The style sheet does not compile: {done.stderr.strip()}")


def write_licences(out: Path) -> None:
    """What the licence page of the product says about the parts a browser loads."""
    rows = []
    for package in packages():
        manifest = json.loads((MODULES / package / "package.json").read_text())
        rows.append({"name": package, "version": manifest["version"], "licence": manifest.get("license", "")})
    out.write_text(json.dumps(rows, indent=1))


def build(out: Path) -> int:
    out.mkdir(parents=True, exist_ok=True)
    weight = write_css(out / "app.css")
    if weight > CSS_BUDGET:
        raise BuildError(f"app.css weighs {weight} bytes after gzip; the budget is {CSS_BUDGET}.")
    copy_fonts(out / "fonts")
    (out / "icons.svg").write_text(sprite())
    (out / "chevron.svg").write_text(CHEVRON)
    shutil.copyfile(part("htmx.org/dist/htmx.min.js"), out / "htmx.min.js")
    for name in SCRIPTS:
        shutil.copyfile(OWN / "js" / name, out / name)
    write_licences(out / "licences.json")
    return weight


def main() -> int:
    try:
        weight = build(OUT)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Built var/assets; app.css weighs {weight / 1000:.1f} kB after gzip")
    return 0


if __name__ == "__main__":
    sys.exit(main())
