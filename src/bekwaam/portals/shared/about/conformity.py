"""What the page about the requirements shows, read again when a new report is there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from django.conf import settings
from django.utils.translation import ngettext

from bekwaam.reporting.conformity.evidence import Evidence, Proof, Status, gather

KINDS = {Status.PROVED: "ok", Status.NOT_PROVED: "warn", Status.NOT_BUILT: "todo"}


@dataclass(frozen=True, slots=True)
class Line:
    proof: Proof

    @property
    def kind(self) -> str:
        return KINDS[self.proof.status]

    @property
    def words(self) -> str:
        return self.proof.status.value.capitalize()

    @property
    def evidence(self) -> str:
        """How much there is to look at."""
        screens, tests = len(self.proof.row.screens), len(self.proof.tests)
        told = [
            ngettext("%(number)d scherm", "%(number)d schermen", screens) % {"number": screens},
            ngettext("%(number)d test", "%(number)d tests", tests) % {"number": tests},
        ]
        return ", ".join(words for words, number in zip(told, (screens, tests), strict=True) if number)


@dataclass(frozen=True, slots=True)
class Group:
    key: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ConformityPage:
    groups: tuple[Group, ...]
    counts: tuple[tuple[str, str, int, bool], ...]
    """Status, its kind, how many rows, whether it is the chosen one."""
    chosen: str
    green_at: datetime | None


def conformity_page(chosen: str) -> ConformityPage:
    evidence = _evidence()
    wanted = chosen if chosen in {status.value for status in Status} else ""
    proofs = [proof for proof in evidence.proofs if not wanted or proof.status.value == wanted]
    counts = tuple(
        (status.value, KINDS[status], evidence.count(status), status.value == wanted) for status in Status
    )
    return ConformityPage(_groups(proofs), counts, wanted, evidence.green_at)


@dataclass(frozen=True, slots=True)
class RowPage:
    """One requirement, with the tests that prove it in the files they stand in."""

    line: Line
    files: tuple[tuple[str, tuple[str, ...]], ...]
    green_at: datetime | None


def row_page(row_id: str) -> RowPage | None:
    evidence = _evidence()
    proof = next((one for one in evidence.proofs if one.row.id == row_id), None)
    return RowPage(Line(proof), _by_file(proof.tests), evidence.green_at) if proof else None


def _by_file(tests: Iterable[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    parted = (test.partition("::") for test in tests)
    return tuple(
        (file, tuple(name for _, _, name in found if name))
        for file, found in groupby(parted, key=lambda part: part[0])
    )


def _groups(proofs: Iterable[Proof]) -> tuple[Group, ...]:
    return tuple(
        Group(f"groep-{number}", title, tuple(map(Line, lines)))
        for number, (title, lines) in enumerate(groupby(proofs, key=lambda proof: proof.row.group), start=1)
    )


def _evidence() -> Evidence:
    report = Path(settings.CONFORMITY_FILE)
    return _gathered(report.stat().st_mtime if report.is_file() else 0.0)


@lru_cache(maxsize=1)
def _gathered(written_at: float) -> Evidence:
    del written_at
    return gather(Path(settings.CONFORMITY_FILE), Path(settings.TESTS_FOLDER))
