"""Write down which tests claim which requirement row and how they ended, after a run of the whole suite."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

REPORT = Path(__file__).resolve().parents[1] / "var" / "conformity.json"
WORST_FIRST = ("failed", "skipped", "passed")


class ConformityRecorder:
    """Lives in the process that sees every report: the only one, or the controller of several."""

    def __init__(self) -> None:
        self.outcomes: dict[str, str] = {}
        self.rows: dict[str, list[str]] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        rows = [str(value) for name, value in report.user_properties if name == "eis"]
        if rows:
            self.rows[report.nodeid] = sorted(set(rows))
            before = self.outcomes.get(report.nodeid, "passed")
            self.outcomes[report.nodeid] = min(before, report.outcome, key=WORST_FIRST.index)

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        if _is_whole_suite(session.config):
            self._write(green=exitstatus == 0)

    def _write(self, *, green: bool) -> None:
        tests = {
            test: {"outcome": outcome, "rows": self.rows[test]}
            for test, outcome in sorted(self.outcomes.items())
        }
        REPORT.parent.mkdir(parents=True, exist_ok=True)
        content = {"green_at": datetime.now(UTC).isoformat() if green else None, "tests": tests}
        REPORT.write_text(json.dumps(content, indent=1))


def _is_whole_suite(config: pytest.Config) -> bool:
    option: Any = config.option
    narrowed = option.keyword or option.markexpr or option.collectonly
    return not narrowed and config.args_source is not pytest.Config.ArgsSource.ARGS


def claims(item: pytest.Item) -> list[tuple[str, str]]:
    return [("eis", row) for mark in item.iter_markers("eis") for row in mark.args]
