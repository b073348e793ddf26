"""Headers and names with which an upload goes out again."""

import re
import unicodedata
from email.message import Message

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bekwaam.kernel.files import content as kinds
from bekwaam.kernel.files.filenames import EXTENSIONS, clean_name, content_disposition
from bekwaam.kernel.files.serving import INLINE, ByteRange, download_headers, inline_headers, wanted_range
from bekwaam.kernel.files.store import Blob, RangeNotSatisfiableError


def blob(media_type: str) -> Blob:
    return Blob("ab" * 32, 10, media_type)


@pytest.mark.eis("U-8.3")
def test_a_download_cannot_become_a_page() -> None:
    assert download_headers(blob(kinds.PDF), "Bewijs.pdf") == {
        "Content-Type": "application/pdf",
        "Content-Disposition": 'attachment; filename="Bewijs.pdf"',
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-cache",
        "ETag": f'"{"ab" * 32}"',
        "Accept-Ranges": "bytes",
    }


@pytest.mark.parametrize(
    "media_type", [*EXTENSIONS, kinds.HTML, kinds.XML, kinds.UNKNOWN, "text/javascript", "x\r\ny"]
)
def test_only_pictures_and_recordings_are_shown_inside_a_page(media_type: str) -> None:
    headers = inline_headers(blob(media_type), "naam")
    kind = headers["Content-Disposition"].split(";")[0]
    assert kind == ("inline" if media_type in INLINE else "attachment")
    assert download_headers(blob(media_type), "naam")["Content-Disposition"].startswith("attachment;")
    assert headers["Content-Type"] == (media_type if media_type in EXTENSIONS else "application/octet-stream")


def test_code_is_never_shown_inline() -> None:
    assert INLINE.isdisjoint({kinds.SVG, kinds.HTML, kinds.XML, kinds.PDF, kinds.UNKNOWN, kinds.TEXT})


@pytest.mark.parametrize(
    ("name", "media_type", "clean"),
    [
        ("Bewijs BHV.pdf", kinds.PDF, "Bewijs BHV.pdf"),
        ("Zoë's café.PDF", kinds.PDF, "Zoë's café.PDF"),
        ("../../etc/passwd", kinds.TEXT, "-..-etc-passwd.txt"),
        ("C:\\map\\foto.png", kinds.PNG, "C--map-foto.png"),
        ("foto.png.exe", kinds.PNG, "foto.png.exe.png"),
        ("bewijs\u202efdp.exe", kinds.PDF, "bewijsfdp.exe.pdf"),
        ("a\r\nSet-Cookie: x.txt", kinds.TEXT, "a Set-Cookie- x.txt"),
        ("\u200b\ufeff.txt", kinds.TEXT, "txt.txt"),
        ("", kinds.PNG, "bestand.png"),
        ("...", kinds.PNG, "bestand.png"),
        ("CON.txt", kinds.TEXT, "_CON.txt"),
        ("lpt1", kinds.PDF, "_lpt1.pdf"),
        ("pagina.html", kinds.TEXT, "pagina.html.txt"),
        ("programma.exe", kinds.UNKNOWN, "programma.exe.bin"),
        ("e\u0301.csv", kinds.CSV, "é.csv"),
        ("verslag. .pdf", kinds.PDF, "verslag.pdf"),
        ("a" * 400 + ".pdf", kinds.PDF, "a" * 120 + ".pdf"),
        ("\U0001f393" * 120 + ".pdf", kinds.PDF, "\U0001f393" * 50 + ".pdf"),
    ],
)
def test_a_name_is_cleaned(name: str, media_type: str, clean: str) -> None:
    assert clean_name(name, media_type) == clean


@settings(deadline=None)
@given(name=st.text(max_size=300), media_type=st.sampled_from([*EXTENSIONS, kinds.UNKNOWN]))
def test_every_name_comes_out_safe_and_stays_so(name: str, media_type: str) -> None:
    clean = clean_name(name, media_type)
    assert clean == clean_name(clean, media_type)
    assert not set(clean) & set('/\\:*?"<>|\r\n\t')
    assert not any(unicodedata.category(char)[0] == "C" for char in clean)
    assert not clean.startswith((".", " "))
    assert len(clean.encode()) <= 255
    assert clean.rpartition(".")[2].lower() in EXTENSIONS.get(media_type, ("bin",))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_a_reader_of_the_header_gets_the_name_back(name: str) -> None:
    clean = clean_name(name, kinds.PDF)
    header = content_disposition("attachment", clean)
    assert re.fullmatch(r"[\x20-\x7e]+", header)
    message = Message()
    message["Content-Disposition"] = header
    found = dict(message.get_params(header="content-disposition") or [])
    assert next(iter(found)) == "attachment"
    assert message.get_filename() == clean if "filename*" not in header else quoted(header) == clean


def quoted(header: str) -> str:
    from urllib.parse import unquote

    return unquote(header.split("filename*=UTF-8''")[1])


def test_a_foreign_name_has_a_plain_one_beside_it() -> None:
    assert (
        content_disposition("attachment", "Zoë.pdf")
        == "attachment; filename=\"Zoe.pdf\"; filename*=UTF-8''Zo%C3%AB.pdf"
    )
    assert (
        content_disposition("inline", "日.pdf")
        == "inline; filename=\"bestand.pdf\"; filename*=UTF-8''%E6%97%A5.pdf"
    )
    assert (
        content_disposition("inline", "100%.pdf")
        == "inline; filename=\"100_.pdf\"; filename*=UTF-8''100%25.pdf"
    )


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("bytes=0-", ByteRange(0, 100, 100)),
        ("bytes=10-19", ByteRange(10, 10, 100)),
        ("bytes=90-1000", ByteRange(90, 10, 100)),
        ("bytes=-10", ByteRange(90, 10, 100)),
        ("bytes=-1000", ByteRange(0, 100, 100)),
        ("bytes=5-2", None),
        ("bytes=0-1,5-6", None),
        ("bytes=-", None),
        ("items=0-1", None),
        ("", None),
        ("bytes=٣-", None),
    ],
)
def test_one_range_is_understood_and_the_rest_ignored(header: str, expected: ByteRange | None) -> None:
    assert wanted_range(header, 100) == expected


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_a_range_behind_the_end_is_refused(header: str) -> None:
    with pytest.raises(RangeNotSatisfiableError):
        wanted_range(header, 100)


def test_a_range_describes_itself() -> None:
    assert ByteRange(10, 10, 100).header == "bytes 10-19/100"
