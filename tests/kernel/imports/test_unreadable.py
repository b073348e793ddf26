"""Files that are not what they say: each is refused in a sentence that says how to mend it."""

import gzip
import json
import zipfile
from io import BytesIO

import pytest

from bekwaam.kernel.imports import Limits, Unreadable
from bekwaam.kernel.imports.detect import DAMAGED, PROTECTED

from .files import ole_of, operated, xlsx_of, zip_of
from .reading import HEADER, read

XLSX = xlsx_of([HEADER, *([str(number), "Jansen", "3-2-1988"] for number in range(50))])
SEND_TABLE = "Stuur een Excel-bestand of een csv-bestand."
SAVE_AS = "Open het in Excel en sla het op als Excel-werkmap (.xlsx) of als CSV UTF-8."


def _locked(content: bytes) -> bytes:
    """Every member marked as encrypted, in the local headers and in the directory."""
    marked = bytearray(content)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = marked.find(signature)
        while place >= 0:
            marked[place + offset] |= 1
            place = marked.find(signature, place + 4)
    return bytes(marked)


def _twice() -> bytes:
    content = BytesIO(XLSX)
    with zipfile.ZipFile(content, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("xl/worksheets/sheet1.xml", b"<x/>")
    return content.getvalue()


NASTY = {
    "empty": (b"", "Dit bestand is leeg (0 bytes). Maak de export opnieuw en stuur dat bestand."),
    "blank": (
        b"\r\n \r\n;;;\r\n",
        "In dit bestand staat geen tabel: alle rijen zijn leeg. Controleer of je het goede bestand hebt.",
    ),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", f"Dit is een pdf en geen tabel. {SEND_TABLE}"),
    "exe": (b"MZ\x90\x00\x03\x00\x00" + bytes(200), f"Dit is een programma en geen tabel. {SEND_TABLE}"),
    "elf": (b"\x7fELF\x02\x01", f"Dit is een programma en geen tabel. {SEND_TABLE}"),
    "png": (b"\x89PNG\r\n\x1a\n", f"Dit is een plaatje en geen tabel. {SEND_TABLE}"),
    "gzip": (gzip.compress(b"Naam;Pers.nr.\r\n"), f"Dit is een ingepakt bestand en geen tabel. {SEND_TABLE}"),
    "html": (
        b"\xef\xbb\xbf\r\n<HTML><table><tr><td>Naam</td></tr></table>",
        f"Dit is een webpagina of xml en geen tabel, ook al heet het misschien anders. {SAVE_AS}",
    ),
    "json": (json.dumps([{"naam": "Jan"}]).encode(), f"Dit is een JSON-bestand en geen tabel. {SEND_TABLE}"),
    "noise": (bytes(range(256)) * 20, f"Dit bestand bevat geen tekst en is geen werkmap. {SEND_TABLE}"),
    "word": (
        zip_of({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}),
        "Dit ingepakte bestand is geen werkmap met een tabel. Stuur het Excel-bestand zelf.",
    ),
    "half": (XLSX[: len(XLSX) // 2], DAMAGED),
    "only a beginning": (b"PK\x03\x04", DAMAGED),
    "locked zip": (_locked(XLSX), PROTECTED),
    "locked by Excel": (ole_of("EncryptedPackage", b"\x01" * 9000), PROTECTED),
    "old Word": (
        ole_of("WordDocument", b"\x01" * 9000),
        "Dit is een Word-document en geen tabel. Stuur een Excel-bestand of een csv-bestand.",
    ),
    "a part twice": (_twice(), DAMAGED),
    "broken xml": (
        operated(XLSX, lambda name, part: part[:-200] if name.endswith("sheet1.xml") else part),
        None,
    ),
    "no sheet": (operated(XLSX, lambda name, part: b"" if name.endswith("sheet1.xml") else part), None),
    "only a workbook": (zip_of({"xl/workbook.xml": b"<x/>"}), None),
    "ole of zeroes": (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4000), None),
    "empty workbook": (
        xlsx_of([]),
        "In deze werkmap staat geen zichtbaar blad met gegevens. Zet de tabel op het eerste blad.",
    ),
    "utf-16 of half a letter": (
        "Naam;Pers.nr.".encode("utf-16") + b"\x00",
        (
            "In dit bestand staan tekens die niet kloppen met de tekenset utf-16. "
            "Open het in Excel en sla het op als “CSV UTF-8” of als Excel-werkmap (.xlsx)."
        ),
    ),
    "dos letters": (
        b"Pers.nr.;Naam\r\n1;Fran\x87ois M\x81ller\r\n",
        (
            "De tekenset van dit bestand is niet te herkennen. "
            "Open het in Excel en sla het op als “CSV UTF-8” of als Excel-werkmap (.xlsx)."
        ),
    ),
}


@pytest.mark.parametrize("name", NASTY)
def test_a_nasty_file_is_refused(name: str) -> None:
    content, sentence = NASTY[name]
    with pytest.raises(Unreadable) as refusal:
        read(content)
    assert sentence is None or refusal.value.sentence == sentence


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = operated(
        XLSX, lambda name, part: part + b" " * 20_000_000 if name.endswith("sheet1.xml") else part
    )
    assert len(bomb) < 100_000
    with pytest.raises(Unreadable, match=r"^Uitgepakt is dit bestand groter dan 10 MB\."):
        read(bomb, limits=Limits(unpacked_bytes=10 * 1024 * 1024))


def test_a_zip_that_lies_about_its_size_is_stopped_by_the_child() -> None:
    bomb = operated(
        XLSX,
        lambda name, part: (
            part.replace(b"<sheetData>", b"<sheetData>" + b" " * 300_000_000, 1)
            if name.endswith("sheet1.xml")
            else part
        ),
    )
    place = bomb.rfind(b"PK\x01\x02", 0, bomb.rfind(b"xl/worksheets/sheet1.xml"))
    lying = bomb[: place + 24] + (1000).to_bytes(4, "little") + bomb[place + 28 :]
    with pytest.raises(Unreadable):
        read(lying, limits=Limits(workbook_memory=256 * 1024 * 1024))
