"""Draw the declared states in `docs/flows/`; `--check` says whether the drawings are those of the code.

A drawing stands between `<!-- states: module:NAME -->` and `<!-- end of states -->`.
"""

import importlib
import os
import re
import sys
from pathlib import Path

FLOWS = Path(__file__).resolve().parents[1] / "docs" / "flows"
PLACE = re.compile(r"(<!-- states: ([\w.]+):(\w+) -->\n)(.*?)(<!-- end of states -->)", re.DOTALL)


def redrawn(text: str) -> str:
    return PLACE.sub(lambda found: found[1] + _drawing(found[2], found[3]) + found[5], text)


def _drawing(module: str, name: str) -> str:
    states = getattr(importlib.import_module(module), name)
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {states.first}"]
    for state, onward in states.moves.items():
        following = [other for other in states.moves if other in onward and other != state]
        lines += [f"    {state} --> {other}" for other in following]
        lines += [] if following else [f"    {state} --> [*]"]
    return "\n".join([*lines, "```", ""])


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bekwaam.config.settings")
    os.environ.setdefault("DATABASE_URL", "postgresql://nobody:none@127.0.0.1:1/none")
    stale = []
    for page in sorted(FLOWS.glob("*.md")):
        text = page.read_text(encoding="utf-8")
        if redrawn(text) != text:
            stale.append(page.name)
            if "--check" not in sys.argv:
                page.write_text(redrawn(text), encoding="utf-8")
    if stale and "--check" in sys.argv:
        print(f"Out of date: {', '.join(stale)}. Run tools/flows.py.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
