"""A zip with a table of activities and their pictures: which member is which, judged before anything is unpacked."""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from bekwaam.domains.catalogue.actions.pictures import PICTURE_BYTES, PICTURE_RULE
from bekwaam.kernel.files.content import ZIP
from bekwaam.kernel.files.packages import ZipLimits
from bekwaam.kernel.files.uploads import UploadRule, check_upload
from bekwaam.kernel.imports import Source, Unreadable
from bekwaam.kernel.imports.detect import SHEET_PARTS, ZIP_MAGIC, zip_members
from bekwaam.kernel.imports.limits import DEFAULT
from bekwaam.kernel.imports.source import opened

TABLES = (".xlsx", ".xls", ".ods", ".csv", ".txt")
PICTURES = (".png", ".jpg", ".jpeg", ".webp")
RULE = UploadRule(
    allowed=frozenset({ZIP}),
    max_bytes=DEFAULT.bytes,
    zip_limits=ZipLimits(entries=2_000, unpacked_bytes=4 * DEFAULT.bytes),
)
NO_TABLE = "In dit zip-bestand zit geen tabel, of meer dan één. Stop er één Excel-bestand of csv-bestand in, met de afbeeldingen."


@dataclass(frozen=True, slots=True)
class Picture:
    name: str
    content: bytes

    @property
    def mark(self) -> str:
        return mark_of(self.name, hashlib.sha256(self.content).hexdigest())

    @property
    def trouble(self) -> str:
        """Why it cannot be used, by what is in it; empty when it can."""
        return check_upload(io.BytesIO(self.content), PICTURE_RULE).sentence


def mark_of(name: str, sha256: str) -> str:
    """The same for the same bytes under the same name."""
    return f"{name} ({sha256[:8]})"


@dataclass(frozen=True, slots=True)
class Package:
    """The table, and where each picture is. Pictures are read one by one."""

    table: Source
    source: Source | None = None
    members: Mapping[str, str] = field(default_factory=dict)

    def picture(self, name: str) -> Picture | None:
        """By its file name, with or without what comes after the dot; capitals make no difference."""
        member = self.members.get(name.casefold())
        if member is None or self.source is None:
            return None
        with (
            opened(self.source) as handle,
            zipfile.ZipFile(handle) as archive,
            archive.open(member) as reading,
        ):
            return Picture(PurePosixPath(member).name, reading.read(PICTURE_BYTES + 1))


def unpacked(source: Source) -> Package:
    """A table as it is; of a zip that is no workbook the one table in it. Raises Unreadable."""
    with opened(source) as handle:
        is_zip = handle.read(len(ZIP_MAGIC)) == ZIP_MAGIC
    if not is_zip:
        return Package(source)
    members = [one.filename for one in zip_members(source) if not one.is_dir()]
    if set(members) & set(SHEET_PARTS):
        return Package(source)
    tables = [name for name in members if _kind(name) in TABLES and not _is_hidden(name)]
    pictures = [name for name in members if _kind(name) in PICTURES and not _is_hidden(name)]
    with opened(source) as handle:
        verdict = check_upload(handle, RULE)
        if not verdict.allowed:
            raise Unreadable(verdict.sentence)
        if len(tables) != 1:
            raise Unreadable(NO_TABLE)
        with zipfile.ZipFile(handle) as archive:
            table = archive.read(tables[0])
    return Package(table, source, _by_name(pictures))


def _by_name(pictures: list[str]) -> dict[str, str]:
    """A full name wins over one without its ending; of two that are alike the first."""
    paths = {name: PurePosixPath(name.casefold()) for name in sorted(pictures, reverse=True)}
    return {path.stem: name for name, path in paths.items()} | {
        path.name: name for name, path in paths.items()
    }


def _kind(name: str) -> str:
    return PurePosixPath(name.casefold()).suffix


def _is_hidden(name: str) -> bool:
    """What a computer adds by itself."""
    return any(part.startswith((".", "__MACOSX", "~$")) for part in PurePosixPath(name).parts)
