"""Which sign parts the columns of a text file: the one that shows the wanted headers and the most even rows."""

import csv
import re
from collections import Counter
from collections.abc import Collection, Sequence

from bekwaam.kernel.imports.header import hits

CANDIDATES = ";,\t|"
SEP_LINE = re.compile('\ufeff?"?sep=([^\\w\\s"]|\t)"?[\r\n]*', re.IGNORECASE)
Score = tuple[int, float, int]


def declared(first_line: str) -> str | None:
    """Excel's own first line `sep=;`; Excel does not show it and does not count it as a row."""
    found = SEP_LINE.fullmatch(first_line)
    return found[1] if found else None


def sniff(sample: Sequence[str], wanted: Collection[str]) -> str:
    """Ties go to the first candidate: the semicolon of a Dutch Excel."""
    return max(CANDIDATES, key=lambda sign: _score(sample, sign, wanted))


def _score(sample: Sequence[str], sign: str, wanted: Collection[str]) -> Score:
    rows = _tolerant_rows(sample, sign)
    widths = Counter(len(row) for row in rows if any(row))
    if not widths:
        return (0, 0.0, 0)
    width, evenness = max(
        ((width, count / widths.total()) for width, count in widths.items() if width > 1),
        default=(1, 0.0),
        key=_weight,
    )
    found = max((hits(row, wanted) for row in rows), default=0)
    return (found, round(evenness, 1), width)


def _weight(pair: tuple[int, float]) -> tuple[float, int]:
    width, share = pair
    return (share, width)


def _tolerant_rows(sample: Sequence[str], sign: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(sample, delimiter=sign))
    except csv.Error:
        return rows
    return rows
