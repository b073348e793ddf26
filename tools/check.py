"""`make check`: style, types, floors, templates, migrations. Each step says what it is; the first failures are all shown."""

import os
import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent
PYTHON_PLACES = ["src", "tests", "tools", "bench", "assets"]
STEPS: list[tuple[str, list[str]]] = [
    ("style", [str(BIN / "ruff"), "check", *PYTHON_PLACES]),
    ("format", [str(BIN / "ruff"), "format", "--check", "--quiet", *PYTHON_PLACES]),
    ("floors", [str(BIN / "lint-imports"), "--no-cache"]),
    ("types", [str(BIN / "mypy")]),
    ("templates", [str(BIN / "djlint"), "src", "--lint", "--quiet"]),
    ("third party", [sys.executable, "tools/third_party.py", "--check"]),
    ("migrations", [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"]),
]
ENVIRONMENT = {
    **os.environ,
    "DJANGO_SETTINGS_MODULE": "bekwaam.config.settings",
    "DATABASE_URL": "postgresql://nobody:none@127.0.0.1:1/none",
    "PYTHONWARNINGS": "ignore::RuntimeWarning",
}


def main() -> int:
    failed = []
    for title, command in STEPS:
        print(f"== {title}", flush=True)
        if subprocess.run(command, check=False, env=ENVIRONMENT).returncode:
            failed.append(title)
    print(f"check: {'everything is in order' if not failed else 'not in order: ' + ', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
