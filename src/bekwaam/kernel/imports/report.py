"""The outcome of reading one file: for the page, the mail and the command line."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from bekwaam.kernel.imports.diff import Diff
from bekwaam.kernel.imports.faults import Refusal, Unreadable, shown
from bekwaam.kernel.imports.guard import Guard
from bekwaam.kernel.imports.mapping import ColumnMapping
from bekwaam.kernel.imports.records import RecordReader
from bekwaam.kernel.imports.table import Table

COUNT_WORDS = (
    ("new", "nieuw"),
    ("changed", "gewijzigd"),
    ("moved", "verplaatst"),
    ("ended", "beëindigd"),
    ("unchanged", "gelijk gebleven"),
)


@dataclass(frozen=True)
class ImportReport:
    """`faults` concern the file or its mapping; with any of them no row was read.

    `plan` is a digest of the content and the mapping: two reports with the same plan are about the same reading.
    """

    file_name: str
    digest: str = ""
    plan: str = ""
    sheet: str | None = None
    rows: int = 0
    faults: tuple[str, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    refusals_total: int = 0
    diff: Diff | None = None
    guard: Guard | None = None

    @classmethod
    def of(
        cls,
        file_name: str,
        table: Table,
        mapping: ColumnMapping,
        *,
        faults: tuple[str, ...] = (),
        reading: RecordReader | None = None,
        extra: tuple[Refusal, ...] = (),
        diff: Diff | None = None,
        guard: Guard | None = None,
    ) -> "ImportReport":
        """`extra` are refusals that the domain itself found, such as a cycle in the tree."""
        kept = tuple(reading.refusals) if reading else ()
        return cls(
            file_name=shown(file_name),
            digest=table.digest,
            plan=_plan_digest(table.digest, mapping),
            sheet=table.sheet,
            rows=reading.rows if reading else 0,
            faults=faults,
            refusals=tuple(sorted((*kept, *extra), key=lambda refusal: refusal.line)),
            refusals_total=(reading.refusals.total if reading else 0) + len(extra),
            diff=diff,
            guard=guard,
        )

    @classmethod
    def unreadable(cls, file_name: str, error: Unreadable) -> "ImportReport":
        return cls(file_name=shown(file_name), faults=(error.sentence,))

    @property
    def may_proceed(self) -> bool:
        """The file was read and nothing holds it back. Refused rows do not: they are left as they are, and reported."""
        return self.diff is not None and not self.faults and (self.guard is None or self.guard.allowed)

    @property
    def exit_code(self) -> int:
        return 0 if self.may_proceed and not self.refusals_total else 1

    def is_about_same_as(self, other: "ImportReport") -> bool:
        return bool(self.plan) and self.plan == other.plan

    @property
    def lines(self) -> tuple[str, ...]:
        """The report as Dutch sentences."""
        return tuple(
            line for line in (*self.faults, self._read_line, self._count_line, self._guard_line) if line
        )

    @property
    def _read_line(self) -> str:
        if self.faults:
            return ""
        refused = (
            "geen enkele fout" if not self.refusals_total else _counted(self.refusals_total, "fout", "fouten")
        )
        return f"{_counted(self.rows, 'rij', 'rijen')} gelezen, {refused} gevonden."

    @property
    def _count_line(self) -> str:
        if self.diff is None:
            return ""
        counts = self.diff.counts
        return ", ".join(f"{counts[name]} {word}" for name, word in COUNT_WORDS) + "."

    @property
    def _guard_line(self) -> str:
        return self.guard.reason if self.guard else ""

    def to_json(self) -> dict[str, Any]:
        return {
            "file_name": self.file_name,
            "sheet": self.sheet,
            "digest": self.digest,
            "plan": self.plan,
            "rows": self.rows,
            "may_proceed": self.may_proceed,
            "summary": list(self.lines),
            "faults": list(self.faults),
            "refusals": [refusal.to_json() for refusal in self.refusals],
            "refusals_total": self.refusals_total,
            "diff": self.diff.to_json() if self.diff else None,
            "guard": _guard_json(self.guard) if self.guard else None,
        }


def _plan_digest(digest: str, mapping: ColumnMapping) -> str:
    written = json.dumps(mapping.to_json(), sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(f"{digest}\n{written}".encode()).hexdigest()


def _guard_json(guard: Guard) -> dict[str, Any]:
    return {"allowed": guard.allowed, "reason": guard.reason, "needs_confirmation": guard.needs_confirmation}


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
