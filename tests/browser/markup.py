"""html-validate over HTML as it was served: one Node process judges all pages that this test process asks about."""

import atexit
import json
import subprocess
from functools import cache
from pathlib import Path

from tools.node import node_command

HERE = Path(__file__).resolve().parent


class Judge:
    """Each question is one line and so is each answer, both in JSON; it goes when its standard input closes."""

    def __init__(self) -> None:
        command = [str(node_command()), str(HERE / "markup.mjs"), str(HERE / "htmlvalidate.json")]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def faults(self, html: str) -> list[str]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(html) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer.endswith("\n"):
            raise RuntimeError("html-validate ended in the middle of its work")
        return list(json.loads(answer))

    def close(self) -> None:
        self._process.communicate()


@cache
def judge() -> Judge:
    made = Judge()
    atexit.register(made.close)
    return made
