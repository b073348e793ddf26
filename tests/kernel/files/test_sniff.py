"""Every kind of file by its content, and every disguise refused."""

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from bekwaam.kernel.files import content as kinds
from bekwaam.kernel.files.content import Content, Danger
from bekwaam.kernel.files.packages import ZipLimits
from bekwaam.kernel.files.sniff import sniff


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int = 3, height: int = 2) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\x00" * 8)) + chunk(b"IEND", b"")


def jpeg(width: int = 3, height: int = 2, comment: bytes = b"") -> bytes:
    app0 = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    note = b"\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment
    frame = b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\x00"
    return (
        b"\xff\xd8"
        + app0
        + note
        + frame
        + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00"
        + b"\x55" * 9
        + b"\xff\xd9"
    )


def gif(width: int = 3, height: int = 2, comment: bytes = b"") -> bytes:
    screen = struct.pack("<HH", width, height) + b"\x80\x00\x00" + b"\x00" * 6
    note = b"!\xfe" + bytes([len(comment)]) + comment + b"\x00" if comment else b""
    frame = b"," + struct.pack("<HHHH", 0, 0, 3, 2) + b"\x00" + b"\x02\x02\x44\x01\x00"
    return b"GIF89a" + screen + note + frame + b";"


def webp(kind: bytes, body: bytes) -> bytes:
    part = kind + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", 4 + len(part)) + b"WEBP" + part


WEBP_LOSSY = webp(b"VP8 ", b"\x00\x00\x00\x9d\x01\x2a" + struct.pack("<HH", 3, 2) + b"\x00" * 8)
WEBP_LOSSLESS = webp(b"VP8L", b"\x2f" + struct.pack("<I", 2 | 1 << 14) + b"\x00" * 8)
WEBP_EXTENDED = webp(b"VP8X", b"\x00" * 4 + (2).to_bytes(3, "little") + (1).to_bytes(3, "little"))
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
MP4 = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2" + b"\x00\x00\x00\x08mdat"
M4A = MP4.replace(b"ftypisom", b"ftypM4A ")
WEBM = bytes.fromhex("1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104")
MKV = bytes.fromhex("1a45dfa3934282886d6174726f736b61") + b"\x00" * 40
MP3_FRAME = b"\xff\xfb\x90\x00" + b"\x00" * 413
MP3 = b"ID3\x03\x00\x00\x00\x00\x00\x0a" + b"TIT2\x00\x00\x00\x00\x00\x00" + MP3_FRAME * 2
SVG = (
    b'<?xml version="1.0"?>\n<!-- logo -->\n<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
)


def archive(**parts: bytes | str) -> bytes:
    return packed({name.replace("__", "."): body for name, body in parts.items()})


def packed(parts: dict[str, bytes | str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        for name, body in parts.items():
            out.writestr(name, body)
    return stream.getvalue()


def sheet() -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.add_worksheet().write_string(0, 0, "naam")
    return stream.getvalue()


def office(main: str, extra: dict[str, bytes | str] | None = None) -> bytes:
    types = f'<Types><Override ContentType="application/vnd.openxmlformats-officedocument.{main}.main+xml"/></Types>'
    return packed({"[Content_Types].xml": types, "inhoud.xml": "<x/>"} | (extra or {}))


def open_document(kind: str) -> bytes:
    return packed({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": "<x/>"})


def found(content: bytes, limits: ZipLimits | None = None) -> Content:
    return sniff(io.BytesIO(content), limits)


HONEST: list[tuple[str, bytes, Content]] = [
    ("png", png(), Content(kinds.PNG, None, 3, 2)),
    ("jpeg", jpeg(), Content(kinds.JPEG, None, 3, 2)),
    ("gif", gif(comment=b"met tekst"), Content(kinds.GIF, None, 3, 2)),
    ("webp lossy", WEBP_LOSSY, Content(kinds.WEBP, None, 3, 2)),
    ("webp lossless", WEBP_LOSSLESS, Content(kinds.WEBP, None, 3, 2)),
    ("webp extended", WEBP_EXTENDED, Content(kinds.WEBP, None, 3, 2)),
    ("svg", SVG, Content(kinds.SVG)),
    ("svg with doctype", b'<!DOCTYPE svg PUBLIC "a" "b">\n<svg></svg>', Content(kinds.SVG)),
    ("pdf", PDF, Content(kinds.PDF)),
    ("pdf without last newline", PDF.rstrip(), Content(kinds.PDF)),
    ("xlsx", sheet(), Content(kinds.XLSX)),
    ("docx", office("wordprocessingml.document"), Content(kinds.DOCX)),
    ("pptx", office("presentationml.presentation"), Content(kinds.PPTX)),
    ("odt", open_document("text"), Content(kinds.ODT)),
    ("ods", open_document("spreadsheet"), Content(kinds.ODS)),
    ("zip", archive(imsmanifest__xml="<manifest/>", index__html="<html>"), Content(kinds.ZIP)),
    ("csv", b"naam;geboren\r\nSanne;1990\r\n", Content(kinds.CSV)),
    ("csv windows-1252", "naam;plaats\r\nZoë;Café\r\n".encode("cp1252"), Content(kinds.CSV)),
    ("csv utf-8 with mark", "\ufeffnaam\tplaats\nZoë\tCafé\n".encode(), Content(kinds.CSV)),
    ("csv utf-16", "naam;plaats\nZoë;Café\n".encode("utf-16"), Content(kinds.CSV)),
    ("csv with quoted line end", b'naam;adres\n"Sanne";"straat\n1"\n', Content(kinds.CSV)),
    ("text", b"Gewoon een briefje.\nMet twee regels.\n", Content(kinds.TEXT)),
    ("text with a smaller-than sign", b"a < b en <nog iets>\n", Content(kinds.TEXT)),
    ("mp4", MP4, Content(kinds.MP4)),
    ("m4a", M4A, Content(kinds.M4A)),
    ("webm", WEBM, Content(kinds.WEBM)),
    ("mp3 with tag", MP3, Content(kinds.MP3)),
    ("mp3 without tag", MP3_FRAME * 2, Content(kinds.MP3)),
    ("old office", bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 600, Content(kinds.OLD_OFFICE)),
    ("matroska", MKV, Content(kinds.UNKNOWN)),
    ("heic", MP4.replace(b"ftypisom", b"ftypheic"), Content(kinds.UNKNOWN)),
    ("gzip", gzip.compress(b"x", mtime=0), Content(kinds.UNKNOWN)),
    ("nothing", b"", Content(kinds.UNKNOWN)),
    ("noise", bytes(range(256)), Content(kinds.UNKNOWN)),
]


@pytest.mark.parametrize(
    ("content", "expected"), [case[1:] for case in HONEST], ids=[case[0] for case in HONEST]
)
def test_a_file_is_what_its_content_says(content: bytes, expected: Content) -> None:
    assert found(content) == expected


def tampered(parts: dict[str, bytes | str], change: Callable[[zipfile.ZipInfo], None]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as out:
        for name, body in parts.items():
            entry = zipfile.ZipInfo("tijdelijk")
            entry.filename = entry.orig_filename = name
            change(entry)
            out.writestr(entry, body)
    return stream.getvalue()


def as_link(entry: zipfile.ZipInfo) -> None:
    entry.external_attr = 0o120777 << 16


def locked(content: bytes) -> bytes:
    """The same archive with the flag for a password on every entry."""
    local = content.replace(b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00\x01\x00")
    at = local.index(b"PK\x01\x02") + 8
    return local[:at] + b"\x01\x00" + local[at + 2 :]


def sharing_bytes() -> bytes:
    """Two directory entries for one local file: what it unpacks to counts twice."""
    content = packed({"a": "x" * 500, "b": "y"})
    at = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02") + 4)
    return content[: at + 42] + b"\x00" * 4 + content[at + 46 :]


ZIP = archive(a__txt="inhoud")
GIF_SCRIPT = gif(width=int.from_bytes(b"/*", "little"), comment=b"*/=1;alert(1)//")
JPEG_SCRIPT = jpeg().replace(b"\xff\xe0\x00\x10", b"\xff\xe0/*")
DISGUISES: list[tuple[str, bytes, str, Danger]] = [
    ("gif that is a script", GIF_SCRIPT, kinds.GIF, Danger.TWO_FACED),
    ("gif assigned as a variable", b"GIF89a=1;alert(1);" + gif()[10:], kinds.GIF, Danger.TWO_FACED),
    ("gif with a script behind it", gif() + b"/*<script>*/", kinds.GIF, Danger.TWO_FACED),
    ("gif with a page in a comment", gif(comment=b"<script src=x>"), kinds.GIF, Danger.TWO_FACED),
    ("gif cut short", gif()[:-3], kinds.GIF, Danger.BROKEN),
    ("jpeg that is a script", JPEG_SCRIPT, kinds.JPEG, Danger.TWO_FACED),
    ("jpeg with a page in a comment", jpeg(comment=b"<html >"), kinds.JPEG, Danger.TWO_FACED),
    ("jpeg with php", jpeg(comment=b"<?php system($_GET[0]);"), kinds.JPEG, Danger.TWO_FACED),
    ("jpeg with an archive behind it", jpeg() + ZIP, kinds.JPEG, Danger.TWO_FACED),
    ("jpeg with a pdf in front", jpeg(comment=b"%PDF-1.4"), kinds.JPEG, Danger.TWO_FACED),
    ("jpeg without a frame", b"\xff\xd8\xff\xda\x00\x08", kinds.JPEG, Danger.BROKEN),
    ("png with an archive behind it", png() + ZIP, kinds.PNG, Danger.TWO_FACED),
    ("png cut short", png()[:-5], kinds.PNG, Danger.BROKEN),
    ("png with a chunk past the end", png()[:33] + b"\x7f\xff\xff\xffIDAT", kinds.PNG, Danger.BROKEN),
    ("webp that is a script", b"RIFF/*" + WEBP_LOSSY[6:], kinds.WEBP, Danger.TWO_FACED),
    ("webp with more behind it", WEBP_LOSSY + b"alert(1)", kinds.WEBP, Danger.TWO_FACED),
    ("pdf with a page in its head", PDF.replace(b"1 0 obj", b"<html>\n1 0 obj"), kinds.PDF, Danger.TWO_FACED),
    ("pdf with an archive behind it", PDF + ZIP, kinds.PDF, Danger.TWO_FACED),
    ("pdf without an end", PDF.replace(b"%%EOF", b""), kinds.PDF, Danger.BROKEN),
    ("pdf with a page before it", b"<html><body>" + PDF, kinds.HTML, Danger.ACTIVE),
    ("pdf with words before it", b"Hallo\n" + PDF, kinds.TEXT, Danger.TWO_FACED),
    ("text with an archive behind it", b"Hallo" + ZIP, kinds.UNKNOWN, Danger.TWO_FACED),
    ("mp4 with an archive behind it", MP4 + ZIP, kinds.MP4, Danger.TWO_FACED),
    ("mp3 tag without sound", MP3[:20] + b"<script>alert(1)</script>", kinds.MP3, Danger.BROKEN),
    ("zip with more behind it", ZIP + b"alert(1)", kinds.ZIP, Danger.TWO_FACED),
    ("zip with bytes in between", b"PK\x03\x04" + ZIP, kinds.ZIP, Danger.TWO_FACED),
    ("zip cut short", ZIP[:-30], kinds.ZIP, Danger.BROKEN),
    ("empty zip", b"PK\x05\x06" + b"\x00" * 18, kinds.ZIP, Danger.BROKEN),
    ("zip with a password", locked(ZIP), kinds.ZIP, Danger.ENCRYPTED),
    ("zip that climbs out", packed({"../../etc/cron": "x"}), kinds.ZIP, Danger.PATHS),
    ("zip with an absolute path", packed({"/etc/cron": "x"}), kinds.ZIP, Danger.PATHS),
    ("zip with a Windows path", tampered({"..\\x": "x"}, lambda entry: None), kinds.ZIP, Danger.PATHS),
    ("zip with a drive", packed({"C:x": "x"}), kinds.ZIP, Danger.PATHS),
    ("zip with a link", tampered({"a": "/etc/passwd"}, as_link), kinds.ZIP, Danger.PATHS),
    ("zip bomb", packed({"a": b"\x00" * 20_000_000}), kinds.ZIP, Danger.BOMB),
    ("zip whose entries share bytes", sharing_bytes(), kinds.ZIP, Danger.BOMB),
    ("java archive", packed({"META-INF/MANIFEST.MF": "x"}), kinds.ZIP, Danger.PROGRAM),
    (
        "xlsx with macros",
        office("spreadsheetml.sheet", {"xl/vbaProject.bin": b"x"}),
        kinds.XLSX,
        Danger.MACROS,
    ),
    (
        "xlsm",
        packed({"[Content_Types].xml": "vnd.ms-excel.sheet.macroEnabled.main+xml"}),
        kinds.ZIP,
        Danger.MACROS,
    ),
    ("html", b"<!DOCTYPE html><p>Hallo", kinds.HTML, Danger.ACTIVE),
    ("html after blanks", b"\n\n  <BODY onload=x>", kinds.HTML, Danger.ACTIVE),
    ("html hidden in text", b"naam;x\n" * 20_000 + b"a;<ScRiPt >\n", kinds.HTML, Danger.ACTIVE),
    ("html in utf-16", "<html><p>Hallo".encode("utf-16"), kinds.HTML, Danger.ACTIVE),
    ("xml", b'<?xml version="1.0"?><?xml-stylesheet href="x"?><a/>', kinds.XML, Danger.ACTIVE),
    ("svg with entities", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', kinds.SVG, Danger.BOMB),
    ("php in text", b"Hallo\n<?php system(1);", kinds.TEXT, Danger.PROGRAM),
    ("shell script", b"#!/bin/sh\nrm -r .", kinds.PROGRAM, Danger.PROGRAM),
    ("shell script behind a mark", b"\xef\xbb\xbf#!/bin/sh\n", kinds.PROGRAM, Danger.PROGRAM),
    ("batch file", b"@ECHO off\r\ndel *.*", kinds.PROGRAM, Danger.PROGRAM),
    ("Windows program", b"MZ\x90\x00\x03\x00" + b"\x00" * 60, kinds.PROGRAM, Danger.PROGRAM),
    ("Linux program", b"\x7fELF\x02\x01", kinds.PROGRAM, Danger.PROGRAM),
    ("shortcut", bytes.fromhex("4c0000000114020000000000"), kinds.PROGRAM, Danger.PROGRAM),
]


@pytest.mark.eis("U-8.3")
@pytest.mark.parametrize(
    ("content", "media_type", "danger"), [case[1:] for case in DISGUISES], ids=[case[0] for case in DISGUISES]
)
def test_a_disguise_is_seen_through(content: bytes, media_type: str, danger: Danger) -> None:
    judged = found(content)
    assert (judged.media_type, judged.danger) == (media_type, danger)


def test_measures_come_from_the_header_however_large() -> None:
    assert found(png(60_000, 50_000)).pixels == 3_000_000_000
    assert found(jpeg(65_000, 65_000)).pixels == 65_000 * 65_000
    assert found(gif(3, 60_000)).pixels == 180_000


def test_a_gif_frame_outside_its_screen_counts() -> None:
    wide = gif(1, 1).replace(struct.pack("<HHHH", 0, 0, 3, 2), struct.pack("<HHHH", 0, 0, 9000, 9000))
    assert (found(wide).width, found(wide).height) == (9000, 9000)


def test_a_second_jpeg_frame_header_cannot_hide_a_larger_one() -> None:
    small = b"\xff\xc1\x00\x0b\x08" + struct.pack(">HH", 1, 1) + b"\x01\x01\x11\x00"
    content = jpeg(9000, 8000).replace(b"\xff\xda", small + b"\xff\xda")
    assert (found(content).width, found(content).height) == (9000, 8000)


def test_archive_limits_are_those_of_the_rule() -> None:
    content = packed({str(number): "x" * 100 for number in range(10)})
    assert found(content, ZipLimits(entries=10, unpacked_bytes=1000)).danger is None
    assert found(content, ZipLimits(entries=9)).danger is Danger.BOMB
    assert found(content, ZipLimits(unpacked_bytes=999)).danger is Danger.BOMB


def test_the_file_is_left_where_it_stood() -> None:
    file = io.BytesIO(png())
    file.seek(5)
    sniff(file)
    assert file.tell() == 5
    assert not file.closed


STARTS = [case[1] for case in HONEST] + [case[1] for case in DISGUISES if len(case[1]) < 20_000]


@settings(deadline=None)
@given(start=st.sampled_from(STARTS), at=st.floats(0, 1), junk=st.binary(max_size=60), cut=st.booleans())
def test_damage_never_makes_sniffing_fail(start: bytes, at: float, junk: bytes, cut: bool) -> None:
    place = int(at * len(start))
    judged = found(start[:place] + junk + (b"" if cut else start[place + len(junk) :]))
    assert judged.media_type


@settings(deadline=None)
@given(st.binary(min_size=1, max_size=200))
def test_bytes_behind_a_png_are_never_accepted(extra: bytes) -> None:
    assert found(png() + extra).danger is Danger.TWO_FACED


@settings(deadline=None)
@given(st.binary(min_size=1, max_size=200))
def test_bytes_around_an_archive_are_never_accepted(extra: bytes) -> None:
    assert found(extra + ZIP).danger or found(extra + ZIP).media_type != kinds.ZIP
    assert found(ZIP + extra).danger
