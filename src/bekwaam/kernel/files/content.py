"""What a file turned out to be: its media type, and the danger in it if there is one."""

from dataclasses import dataclass
from enum import StrEnum

PNG, JPEG, GIF, WEBP = "image/png", "image/jpeg", "image/gif", "image/webp"
SVG = "image/svg+xml"
PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODP = "application/vnd.oasis.opendocument.presentation"
ZIP = "application/zip"
CSV, TEXT, HTML, XML = "text/csv", "text/plain", "text/html", "application/xml"
MP4, WEBM, MP3, M4A = "video/mp4", "video/webm", "audio/mpeg", "audio/mp4"
OLD_OFFICE = "application/x-ole-storage"
PROGRAM = "application/x-executable"
UNKNOWN = "application/octet-stream"

PHOTOS = frozenset({PNG, JPEG, GIF, WEBP})
SHEETS = frozenset({XLSX, CSV, TEXT})
DOCUMENTS = frozenset({PDF, DOCX, PPTX, ODT, ODP, XLSX, ODS})
RECORDINGS = frozenset({MP4, WEBM, MP3, M4A})


class Danger(StrEnum):
    """Why content is refused whatever an upload rule allows."""

    PROGRAM = "programma"
    ACTIVE = "actief"
    TWO_FACED = "dubbel"
    BROKEN = "kapot"
    BOMB = "bom"
    ENCRYPTED = "versleuteld"
    MACROS = "macros"
    PATHS = "paden"


@dataclass(frozen=True, slots=True)
class Content:
    media_type: str
    danger: Danger | None = None
    width: int = 0
    height: int = 0

    @property
    def pixels(self) -> int:
        return self.width * self.height
