"""The proof: what the last complete run of the tests said, and which tests claim which row.

A run of the suite writes `conformity.json`; an installation carries the file of the release it runs. Without
such a file the tests in the source are read for their marks, and every row is at best "not proved here".
"""

import json
import os
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from bekwaam.reporting.conformity.rows import Row, all_rows

MARK = re.compile(r"mark\.eis\(([^)]*)\)")


class Status(StrEnum):
    PROVED = "bewezen"
    NOT_PROVED = "niet bewezen"
    NOT_BUILT = "niet gebouwd"


@dataclass(frozen=True, slots=True)
class Proof:
    row: Row
    status: Status
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    proofs: tuple[Proof, ...]
    green_at: datetime | None = None

    def count(self, status: Status) -> int:
        return sum(proof.status is status for proof in self.proofs)


@dataclass(slots=True)
class _Run:
    passed: dict[str, bool] = field(default_factory=dict)
    claims: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    green_at: datetime | None = None


def gather(report: Path, tests: Path) -> Evidence:
    run = _read_report(report) if report.is_file() else _read_marks(tests)
    return Evidence(tuple(_proof(row, run) for row in all_rows()), run.green_at)


def _proof(row: Row, run: _Run) -> Proof:
    """A row of which a part is still to come is not proved, however green its tests are."""
    tests = tuple(sorted(run.claims.get(row.id, ())))
    if not tests:
        return Proof(row, Status.NOT_BUILT, ())
    proved = not row.still_to_come and all(run.passed.get(test, False) for test in tests)
    return Proof(row, Status.PROVED if proved else Status.NOT_PROVED, tests)


def _read_report(path: Path) -> _Run:
    content: dict[str, Any] = json.loads(path.read_text())
    run = _Run(green_at=datetime.fromisoformat(content["green_at"]) if content.get("green_at") else None)
    for test, told in content["tests"].items():
        run.passed[test] = told["outcome"] == "passed"
        for row_id in told["rows"]:
            run.claims[row_id].append(test)
    return run


def _read_marks(tests: Path) -> _Run:
    run = _Run()
    for path in sorted(tests.rglob("test_*.py")) if tests.is_dir() else ():
        for mark in MARK.findall(path.read_text()):
            for row_id in re.findall(r"\"([A-Z]-[\d.]+)\"", mark):
                run.claims[row_id].append(os.path.relpath(path, tests.parent))
    return run
