"""How large a file may be. The defaults fit the largest personnel export of a Dutch municipality many times over."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    bytes: int = 64 * MEBIBYTE
    unpacked_bytes: int = 1024 * MEBIBYTE
    rows: int = 250_000
    columns: int = 2_000
    cell_length: int = 32_767
    header_within: int = 50
    sheets: int = 50
    workbook_memory: int = 2048 * MEBIBYTE
    workbook_seconds: int = 120


DEFAULT = Limits()
