"""An upload rule and its answers: a reason and a sentence for every refusal."""

import io
import struct
import zlib

import pytest

from bekwaam.kernel.decisions import ALLOWED, refused
from bekwaam.kernel.files import content as kinds
from bekwaam.kernel.files.content import Content, Danger
from bekwaam.kernel.files.uploads import SENTENCES, UploadRule, check_upload, judge, readable_size

PHOTO = UploadRule(allowed=kinds.PHOTOS, max_bytes=5_000_000, max_pixels=1_000_000)
SHEET = UploadRule(allowed=kinds.SHEETS, max_bytes=1000)


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">II5B", width, height, 8, 0, 0, 0, 0))
        + chunk(b"IEND", b"")
    )


def test_a_fitting_file_is_allowed_and_described() -> None:
    decision = check_upload(io.BytesIO(png(30, 20)), PHOTO)
    assert decision.allowed
    assert decision.content == Content(kinds.PNG, None, 30, 20)
    assert (decision.reason, decision.sentence) == ("", "")
    assert decision.decision == ALLOWED


@pytest.mark.eis("U-8.3")
@pytest.mark.parametrize(
    ("rule", "content", "reason", "sentence"),
    [
        (PHOTO, b"", "leeg", "Dit bestand is leeg. Kies een ander bestand."),
        (SHEET, b"x" * 1001, "te-groot", "Dit bestand is 1,1 kB. Het mag niet groter zijn dan 1 kB."),
        (
            PHOTO,
            png(1001, 1000),
            "te-veel-beeldpunten",
            "Deze afbeelding is 1001 bij 1000 beeldpunten. Dat is te groot. Maak de afbeelding kleiner.",
        ),
        (
            SHEET,
            png(1, 1),
            "soort",
            (
                "Dit is een PNG-afbeelding. Dat kan hier niet. "
                "Kies een van deze soorten: Excel-bestand (xlsx), csv-bestand, tekstbestand."
            ),
        ),
        (
            SHEET,
            b"\x00\x01",
            "onbekend",
            (
                "Dit soort bestand is niet bekend. "
                "Kies een van deze soorten: Excel-bestand (xlsx), csv-bestand, tekstbestand."
            ),
        ),
        (
            PHOTO,
            png(1, 1) + b"alert(1)",
            "dubbel",
            (
                "In dit bestand zit ook iets anders. "
                "Open het op je computer, sla het opnieuw op en probeer het nog eens."
            ),
        ),
    ],
)
def test_a_refusal_says_what_and_how(rule: UploadRule, content: bytes, reason: str, sentence: str) -> None:
    decision = check_upload(io.BytesIO(content), rule)
    assert not decision.allowed
    assert (decision.reason, decision.sentence) == (reason, sentence)
    assert decision.decision == refused(reason, **decision.facts)


@pytest.mark.parametrize("danger", Danger)
def test_danger_is_refused_whatever_the_rule_allows(danger: Danger) -> None:
    everything = UploadRule(allowed=frozenset({kinds.ZIP}), max_bytes=10)
    decision = judge(Content(kinds.ZIP, danger), everything)
    assert not decision.allowed
    assert decision.sentence == SENTENCES[danger]


def test_a_drawing_is_taken_only_where_it_is_named() -> None:
    drawing = Content(kinds.SVG)
    assert not judge(drawing, PHOTO).allowed
    assert judge(drawing, UploadRule(allowed=kinds.PHOTOS | {kinds.SVG}, max_bytes=10)).allowed


def test_a_check_leaves_the_file_ready_to_be_kept() -> None:
    file = io.BytesIO(png(1, 1))
    check_upload(file, PHOTO)
    assert file.tell() == 0


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1 kB"),
        (1001, "1,1 kB"),
        (5_000_000, "5 MB"),
        (2_000_000_001, "2,1 GB"),
    ],
)
def test_sizes_are_rounded_up(size: int, text: str) -> None:
    assert readable_size(size) == text
