"""Starting a scene as a process, and looking for what it leaves behind."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from bekwaam.config.embedded import memory
from bekwaam.config.embedded.processes import all_in, is_alive
from bekwaam.config.embedded.server import postmaster_of

ROOT = Path(__file__).resolve().parents[3]


def play(*words: object, mark: str = "", **options: Any) -> subprocess.Popen[str]:
    """A scene whose descendants all carry `mark` in their environment."""
    command = [sys.executable, "-m", "tests.config.embedded.scene", *map(str, words)]
    environment = {**os.environ, "BEKWAAM_SCENE": mark, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def heard(scene: subprocess.Popen[str]) -> str:
    assert scene.stdout is not None
    return scene.stdout.readline().strip()


def data_of(home: Path) -> Path:
    remembered = memory.recall(home.resolve())
    assert remembered is not None
    return remembered.data


def server_pid(home: Path) -> int:
    found = postmaster_of(data_of(home))
    assert found is not None
    return found.pid


def strays(home: Path, mark: str) -> list[int]:
    """Server processes of this home, and whatever a scene with this mark started."""
    return [*all_in(data_of(home)), *filter(is_alive, marked(mark))]


def marked(mark: str) -> list[int]:
    wanted = f"BEKWAAM_SCENE={mark}\0".encode()
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and wanted in (entry / "environ").read_bytes():
                found.append(int(entry.name))
        except OSError:
            continue
    return found
