"""A file name that is safe on every system and says the truth about the kind of file."""

import unicodedata
from urllib.parse import quote

from bekwaam.kernel.files import content as kinds

EXTENSIONS = {
    kinds.PNG: ("png",),
    kinds.JPEG: ("jpg", "jpeg"),
    kinds.GIF: ("gif",),
    kinds.WEBP: ("webp",),
    kinds.SVG: ("svg",),
    kinds.PDF: ("pdf",),
    kinds.XLSX: ("xlsx",),
    kinds.DOCX: ("docx",),
    kinds.PPTX: ("pptx",),
    kinds.ODT: ("odt",),
    kinds.ODS: ("ods",),
    kinds.ODP: ("odp",),
    kinds.ZIP: ("zip",),
    kinds.CSV: ("csv", "txt"),
    kinds.TEXT: ("txt", "csv", "md", "ics", "vtt", "srt"),
    kinds.MP4: ("mp4", "m4v"),
    kinds.WEBM: ("webm",),
    kinds.MP3: ("mp3",),
    kinds.M4A: ("m4a",),
}
_SEPARATORS = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
_MOST_CHARS, _MOST_BYTES, _LONGEST_EXTENSION = 120, 200, 12


def clean_name(name: str, media_type: str = kinds.UNKNOWN) -> str:
    """No path, no control or direction characters, not too long, with an extension that fits the content."""
    visible = "".join(
        " " if char.isspace() else char for char in unicodedata.normalize("NFC", name) if _shows(char)
    )
    stem, extension = _split(" ".join(visible.translate(_SEPARATORS).split()).strip(". "))
    fitting = EXTENSIONS.get(media_type, ("bin",))
    if extension.lower() not in fitting:
        stem, extension = (f"{stem}.{extension}" if extension else stem), fitting[0]
    return f"{_shortened(_no_device(stem) or 'bestand')}.{extension}"


def content_disposition(kind: str, name: str) -> str:
    """RFC 6266 with RFC 8187: a plain name for old readers and the real one for all others."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().replace("%", "_").strip()
    plain = plain if not plain.startswith(".") else f"bestand{plain}"
    header = f'{kind}; filename="{plain}"'
    return header if plain == name else f"{header}; filename*=UTF-8''{quote(name, safe='')}"


def _shows(char: str) -> bool:
    """White space goes on as a space; format characters turn `exe.fdp` round and are dropped."""
    return char.isspace() or unicodedata.category(char)[0] != "C"


def _split(name: str) -> tuple[str, str]:
    stem, dot, extension = name.rpartition(".")
    if dot and stem and 0 < len(extension) <= _LONGEST_EXTENSION and extension.isalnum():
        return stem.rstrip(". "), extension
    return name, ""


def _no_device(stem: str) -> str:
    return f"_{stem}" if stem.split(".", maxsplit=1)[0].strip().lower() in _DEVICES else stem


def _shortened(stem: str) -> str:
    encoded = stem[:_MOST_CHARS].encode()[:_MOST_BYTES]
    return encoded.decode(errors="ignore").rstrip(". ") or "bestand"
