"""The rows, read from `data/rows.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    text: str
    group: str
    screens: tuple[str, ...]
    still_to_come: str = ""
    """What of it is not built yet, as a sentence; empty when all of it is, or nothing."""


@cache
def all_rows() -> tuple[Row, ...]:
    source = files("bekwaam.reporting.conformity") / "data" / "rows.toml"
    content = tomllib.loads(source.read_text())
    groups, screens, to_come = content["groups"], content["screens"], content["still_to_come"]
    return tuple(
        Row(row_id, text, groups[group_of(row_id)], tuple(screens.get(row_id, ())), to_come.get(row_id, ""))
        for row_id, text in content["rows"].items()
    )


def group_of(row_id: str) -> str:
    found = re.match(r"U-\d+|[A-Z]", row_id)
    return found.group() if found else ""
