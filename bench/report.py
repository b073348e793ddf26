"""One line per budget: what, measured, allowed, and whether it holds."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Report:
    rows: list[tuple[str, str, str, str]] = field(default_factory=list)
    failed: int = 0

    def add(self, what: str, measured: float, allowed: float | None, unit: str) -> None:
        verdict = "" if allowed is None else ("ok" if measured <= allowed else "OVER")
        self.failed += verdict == "OVER"
        row = (what, f"{measured:.1f} {unit}", "" if allowed is None else f"{allowed:g} {unit}", verdict)
        self.rows.append(row)
        print(f"{row[0]:<66}{row[1]:>14}{row[2]:>12}  {row[3]}", flush=True)

    def title(self, text: str) -> None:
        print(f"\n{text}\n{'-' * len(text)}", flush=True)
