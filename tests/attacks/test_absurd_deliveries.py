"""Files and forms that nobody sends by accident: a sentence, no fault, nothing changed, and in little time."""

import io
import time
import zipfile
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bekwaam.domains.deliveries.models import ImportRun
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.models import Employment, Person
from bekwaam.kernel.actors import Role
from tests.factories import a_grant, a_person

HOME = "/beheer/aanleveringen/"
PATIENCE = 20
KINDS = ("organisation", "people")
HEADERS = {
    "organisation": "Code;Naam;Soort;Valt onder",
    "people": "Personeelsnummer;Voornaam;Achternaam;Dienstverband (volgnummer);Organisatieonderdeel (code);Soort dienstverband;In dienst",
}
pytestmark = [pytest.mark.eis("U-5.3"), pytest.mark.eis("U-8.3")]


def sheet(**files: str | bytes) -> bytes:
    """An xlsx in which these parts say something else."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        book.add_worksheet().write_row(0, 0, ["Code", "Naam", "Soort"])
    changed = io.BytesIO()
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            target.writestr(item, files.pop(item.filename, source.read(item)))
        for name, content in files.items():
            target.writestr(name, content)
    return changed.getvalue()


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><sst><si><t>&j;</t></si></sst>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst><si><t>&a;</t></si></sst>'


def of_kind(kind: str) -> dict[str, bytes]:
    header = HEADERS[kind].encode()
    width = header.count(b";") + 1
    return {
        "many columns": b";".join(b"k%d" % n for n in range(20_000)) + b"\n1;2\n",
        "one endless line": header + b"\n" + b"x" * 3_000_000,
        "a quote that never closes": header + b'\n"' + b"a;b\n" * 100_000,
        "only quotes": b'"' * 100_000,
        "only delimiters": b";" * 200_000,
        "only line ends": b"\r\n" * 300_000,
        "the same header 500 times": (header + b";") * 500 + b"\n1\n",
        "header in every row": (header + b"\n") * 5_000,
        "wide cells": header + b"\n" + b";".join([b"y" * 40_000] * width) + b"\n",
        "deep unicode": header
        + b"\n"
        + ";".join(["é\u0301" * 5_000 + "\ud7ff" * 9] * width).encode()
        + b"\n",
        "utf-16 without a mark": header.decode().encode("utf-16-le"),
        "utf-32": header.decode().encode("utf-32"),
        "lone surrogates": header + b"\n\xed\xa0\x80;\xed\xbf\xbf;x\n",
        "numbers without end": header + b"\n" + b";".join([b"9" * 5_000] * width) + b"\n",
        "odd dates": header + b"\n" + b";".join([b"31-02-99999"] * width) + b"\n",
        "minus infinity": header + b"\n" + b";".join([b"-1e999"] * width) + b"\n",
        "html": b"<html><table>" + b"<tr><td>x</td></tr>" * 10_000,
        "json": b"[" * 100_000,
        "old excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100_000,
        "gzip": b"\x1f\x8b\x08" + b"\x00" * 10_000,
        "zip without a sheet": zipped({"leeg.txt": b""}),
        "zip of climbing names": zipped({"../../../../tmp/x": b"x", "xl/workbook.xml": b"<x/>"}),
        "billion laughs": sheet(**{"xl/sharedStrings.xml": LAUGHS}),
        "entity from outside": sheet(**{"xl/sharedStrings.xml": OUTSIDE}),
        "endless string table": sheet(
            **{"xl/sharedStrings.xml": b"<sst>" + b"<si><t>a</t></si>" * 500_000 + b"</sst>"}
        ),
        "no worksheet": sheet(**{"xl/worksheets/sheet1.xml": b""}),
        "a row number without end": sheet(
            **{"xl/worksheets/sheet1.xml": WORKSHEET.replace(b"R", b"4294967295")}
        ),
        "a column without end": sheet(
            **{"xl/worksheets/sheet1.xml": WORKSHEET.replace(b"A1", b"ZZZZZZ1048576")}
        ),
    }


WORKSHEET = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/>'
    b'<sheetData><row r="R"><c r="A1" t="str"><v>Code</v></c></row></sheetData></worksheet>'
)


def zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name, content in files.items():
            target.writestr(name, content)
    return made.getvalue()


MAY_BE_A_UNIT = {("organisation", name) for name in ("odd dates", "minus infinity", "lone surrogates")}
"""Words that are as good a code and a name as any other."""


@pytest.fixture
def admin(noord: UUID, client_for: Callable[..., Client]) -> Client:
    person = a_person("Beheer")
    a_grant(person, Role.FUNCTIONAL_ADMIN)
    return client_for(person)


def unchanged() -> bool:
    return (OrgUnit.objects.count(), Employment.objects.count(), Person.objects.count()) == (0, 0, 1)


@pytest.mark.parametrize(
    ("kind", "name"),
    [(kind, name) for kind in KINDS for name in sorted(of_kind(kind)) if (kind, name) not in MAY_BE_A_UNIT],
)
def test_an_absurd_file_is_explained_and_changes_nothing(admin: Client, kind: str, name: str) -> None:
    content = of_kind(kind)[name]
    suffix = "xlsx" if content.startswith(b"PK") else "csv"
    began = time.process_time()
    answer = admin.post(HOME, {"kind": kind, "file": SimpleUploadedFile(f"x.{suffix}", content)})
    assert answer.status_code in {302, 422}
    run = ImportRun.objects.first()
    if run is not None and run.state == "reading":
        from bekwaam.domains.deliveries.actions.large import Task, _do
        from bekwaam.kernel import clock

        _do(Task(run.pk, run.started_by_id), at=clock.now())
        run.refresh_from_db()
    assert time.process_time() - began < PATIENCE
    if run is None:
        return
    page = admin.get(f"{HOME}{run.pk}/")
    assert page.status_code == 200
    assert run.state in {"refused", "previewed", "waiting"}, run.state
    assert run.sentence or run.report.get("refusals") or run.counts.get("rows") == 0
    assert "root:" not in page.content.decode()
    assert admin.get(f"{HOME}{run.pk}/koppeling/").status_code in {200, 302}
    assert admin.post(f"{HOME}{run.pk}/verwerken/").status_code in {302, 409, 422}
    assert unchanged()


@pytest.mark.parametrize(
    "file_name",
    [
        "../../etc/passwd.csv",
        "x" * 5_000 + ".csv",
        "\u202excsv.exe",
        "CON.csv",
        "a\r\nSet-Cookie: x=1.csv",
        ".csv",
        "=1+1.csv",
    ],
)
def test_an_absurd_name_of_a_file_is_only_a_name(admin: Client, file_name: str) -> None:
    file = SimpleUploadedFile("x.csv", b"code;naam;soort\nA;Alfa;Team\n")
    file._name = file_name
    answer = admin.post(HOME, {"kind": "organisation", "file": file})
    assert answer.status_code in {302, 400, 422}
    run = ImportRun.objects.first()
    assert run is None or (len(run.file_name) <= 255 and not set(run.file_name) & set("\r\n\x00\u202e"))
    listed = admin.get(HOME)
    assert (listed.status_code, "Set-Cookie: x" in str(listed.headers)) == (200, False)


GARBAGE: list[dict[str, Any]] = [
    {},
    {"veld-code": "bestaat niet", "veld-name": "bestaat niet", "veld-kind": "x"},
    {"veld-code": "\x00", "date_order": "\x00"},
    {"veld-code": ["Code"] * 500},
    {"date_order": "x" * 5_000, "name": "n" * 5_000, "is_default": "misschien"},
    {"veld-" + "x" * 3_000: "Code"},
    {"veld-code": "Code", "veld-name": "Code", "veld-kind": "Code"},
    {"waarde-kind": "\U0001f4a9" * 1_000},
]


@pytest.mark.parametrize("sent", GARBAGE)
def test_a_mapping_of_garbage_is_refused(admin: Client, sent: dict[str, Any]) -> None:
    file = SimpleUploadedFile("x.csv", b"Sleutel;Naam;Soort\nA;Alfa;Team\n")
    admin.post(HOME, {"kind": "organisation", "file": file})
    run = ImportRun.objects.get()
    answer = admin.post(f"{HOME}{run.pk}/koppeling/", sent)
    assert answer.status_code in {302, 400, 422}
    assert admin.post(f"{HOME}{run.pk}/verwerken/", sent).status_code in {302, 400, 409, 422}
    assert unchanged()
