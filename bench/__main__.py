"""Measure the budgets. Data goes in `var/bench`; nothing of the demo is touched."""

import argparse
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

HOME = Path(__file__).resolve().parents[1] / "var" / "bench"
os.environ |= {
    "BEKWAAM_VAR": str(HOME),
    "BEKWAAM_DEMO": "1",
    "BEKWAAM_ASSETS": str(HOME.parent / "assets"),
    "DJANGO_SETTINGS_MODULE": "bekwaam.config.settings",
}

from bench import audit, imports, search, web  # noqa: E402 - they read the environment set above
from bench.platform import Platform  # noqa: E402
from bench.report import Report  # noqa: E402

PORT = 8765
PARTS = ("start", "web", "search", "imports", "audit")


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--size", type=float, default=1.0)
    parser.add_argument("--only", choices=PARTS, action="append")
    arguments = parser.parse_args()
    report, platform = Report(), Platform(HOME, PORT, arguments.size)
    print(f"Bekwaam's budgets, {os.cpu_count()} cores, size {arguments.size:g}, {_circumstances()}")
    measure(platform, report, set(arguments.only or PARTS))
    print(f"\n{len(report.rows)} measured, {report.failed} over budget, {_circumstances()}")
    return 1 if report.failed else 0


def _circumstances() -> str:
    """What else the machine was doing: waiting times mean little on a machine that is busy with other work."""
    return f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, load {os.getloadavg()[0]:.1f}"


def measure(platform: Platform, report: Report, parts: set[str]) -> None:
    if "start" in parts:
        platform.measure_start(report)
    if parts == {"start"}:
        return
    with platform.running():
        if "web" in parts:
            web.measure(web.Site(PORT), report)
        if "search" in parts:
            search.measure(web.Site(PORT), platform.home / "pg", report)
        if "imports" in parts:
            imports.measure(report)
        if "audit" in parts:
            audit.measure(report)


if __name__ == "__main__":
    sys.exit(main())
