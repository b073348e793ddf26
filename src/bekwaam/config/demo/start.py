"""What must be there before the demo can serve: a database, its tables, two academies, their data, static files.

Each step is skipped when its inputs are the same as last time.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bekwaam.config.embedded import Cluster
from bekwaam.config.places import ASSETS, EMBEDDED_HOME, PROJECT, VAR

STATE = VAR / "demo-state.json"
COLLECT = ["--noinput", "--clear", "--verbosity", "0"]
LOCAL_HOSTS = {"localhost", "127.0.0.1"}


@dataclass(frozen=True)
class Demo:
    host: str
    port: int
    size: float
    academies: Mapping[str, str]

    @cached_property
    def cluster(self) -> Cluster:
        return Cluster(EMBEDDED_HOME)

    def address(self, slug: str = "") -> str:
        return f"http://{slug + '.' if slug else ''}{self.host}:{self.port}/"

    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "BEKWAAM_DEMO": "1",
            "BEKWAAM_DEMO_IMPLIED": "" if os.environ.get("BEKWAAM_DEMO") else "1",
            "BEKWAAM_HOST": self.host,
            "BEKWAAM_PUBLIC_PORT": str(self.port),
            "PYTHONUNBUFFERED": "1",
        }

    def web_command(self) -> list[str]:
        bind = "127.0.0.1" if self.host in LOCAL_HOSTS else "0.0.0.0"  # noqa: S104 - asked for by naming another host
        return [*own("serve"), "--host", bind, "--port", str(self.port)]

    def reset(self) -> None:
        self.cluster.destroy()
        for name in ("files", "dropbox"):
            shutil.rmtree(VAR / name, ignore_errors=True)
        STATE.unlink(missing_ok=True)


def own(command: str) -> list[str]:
    return [sys.executable, "-m", "bekwaam.config.cli", command]


def prepare(demo: Demo) -> None:
    demo.cluster.start()
    demo.cluster.prepare("bekwaam")
    _make_tables_and_files(demo)
    _make_academies(demo)


def _make_tables_and_files(demo: Demo) -> None:
    wanted = {
        "tables": _digest(PROJECT, "src/**/migrations/*.py", "requirements/run.lock"),
        "static": _digest(ASSETS, "**/*"),
    }
    done, todo = _state(), []
    if done.get("tables") != wanted["tables"]:
        print("Making the tables", flush=True)
        todo.append([*own("migrate"), "--quiet"])
    if done.get("static") != wanted["static"]:
        todo.append([sys.executable, "-m", "django", "collectstatic", *COLLECT])
    _side_by_side(demo, todo)
    for step, digest in wanted.items():
        _remember(step, digest)


def _make_academies(demo: Demo) -> None:
    wanted = f"{sorted(demo.academies)} {demo.host} {demo.size}"
    if _state().get("academies") == wanted:
        return
    _side_by_side(demo, [_making(demo, slug, name) for slug, name in demo.academies.items()])
    print(f"Filling {' and '.join(demo.academies.values())} with invented people", flush=True)
    _side_by_side(demo, [[*own("demo-data"), slug, "--size", str(demo.size)] for slug in demo.academies])
    _remember("academies", wanted)


def _making(demo: Demo, slug: str, name: str) -> list[str]:
    named = ["--slug", slug, "--name", name, "--host", f"{slug}.{demo.host}"]
    return [*own("academy"), "create", *named, "--if-missing"]


def _side_by_side(demo: Demo, commands: list[list[str]]) -> None:
    """All at once; when one of them fails the others do not go on."""
    running = [subprocess.Popen(command, env=_surroundings(demo)) for command in commands]  # noqa: S603 - our own commands
    try:
        for one in running:
            if one.wait():
                raise subprocess.CalledProcessError(one.returncode, one.args)
    finally:
        for one in running:
            one.kill()
            one.wait()


def _surroundings(demo: Demo) -> dict[str, str]:
    return {**demo.environment(), "DJANGO_SETTINGS_MODULE": "bekwaam.config.settings"}


def _state() -> dict[str, str]:
    return dict(json.loads(STATE.read_text())) if STATE.is_file() else {}


def _remember(step: str, digest: str) -> None:
    STATE.write_text(json.dumps({**_state(), step: digest}))


def _digest(root: Path, *patterns: str) -> str:
    found = sorted(path for pattern in patterns for path in root.glob(pattern) if path.is_file())
    whole = hashlib.sha256()
    for path in found:
        whole.update(str(path.relative_to(root)).encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()
