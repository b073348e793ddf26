"""The whole platform as `make demo` starts it, for measuring."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bekwaam.config.embedded import Cluster
from bench.report import Report

COLD_BUDGET, WARM_BUDGET = 90, 6
PATIENCE = 300


@dataclass
class Platform:
    home: Path
    port: int
    size: float

    def measure_start(self, report: Report) -> None:
        report.title("Start (packages installed, no data)")
        Cluster(self.home / "pg").destroy()
        shutil.rmtree(self.home, ignore_errors=True)
        report.add("cold start, demo data made", self._timed_start(), COLD_BUDGET, "s")
        report.add("next start", self._timed_start(), WARM_BUDGET, "s")

    def _timed_start(self) -> float:
        with self.running() as seconds:
            return seconds

    @contextlib.contextmanager
    def running(self) -> Iterator[float]:
        command = [sys.executable, "-m", "bekwaam.config.cli", "demo"]
        command += ["--port", str(self.port), "--size", str(self.size)]
        began = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=os.environ)
        try:
            self._await(process)
            yield time.monotonic() - began
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)

    def _await(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and process.poll() is None:
            if self._answers():
                return
            time.sleep(0.05)
        msg = "The platform did not come up."
        raise RuntimeError(msg)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=1) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False
