import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.tenancy.models import AcademySettings
from bekwaam.kernel.actors import Role
from tests.factories import a_grant, a_person

RED = {
    "display_name": "Leerhuis",
    "brand": "#8e1c3a",
    "link": "#1f4e9e",
    "grey": "#5b5662",
    "accent": "#2f7fd1",
    "font": "source-sans-3",
    "radius": "soft",
    "header": "brand",
}
STORED = {name: value for name, value in RED.items() if name != "display_name"}


@pytest.fixture
def administrator(client_for):
    person = a_person("Beheer")
    a_grant(person, Role.FUNCTIONAL_ADMIN)
    return client_for(person)


def kept():
    settings = AcademySettings.objects.get()
    return settings.display_name, settings.theme


@pytest.mark.eis("X-5")
def test_an_administrator_changes_the_house_style_and_the_audit_knows(administrator):
    before = kept()
    response = administrator.post("/beheer/thema/", RED)
    assert (response.status_code, response.url) == (302, "/beheer/thema/")
    assert kept() == ("Leerhuis", STORED)
    fact = AuditFact.objects.get(verb="looks_changed")
    assert fact.before == {"display_name": before[0], **before[1]}
    assert fact.after == {"display_name": "Leerhuis", **STORED}


def test_saving_what_is_already_there_is_no_fact(administrator):
    administrator.post("/beheer/thema/", RED)
    administrator.post("/beheer/thema/", RED)
    assert AuditFact.objects.filter(verb="looks_changed").count() == 1


def test_looking_keeps_nothing(administrator):
    before = kept()
    response = administrator.post("/beheer/thema/", {**RED, "doen": "bekijk"})
    sheet = re.search(r'href="(/beheer/thema/voorbeeld\.css[^"]*)"', response.content.decode())[1]
    assert response.status_code == 200
    assert kept() == before
    assert "--palet-merk-500:#8e1c3a" in administrator.get(sheet.replace("&amp;", "&")).content.decode()
    assert not AuditFact.objects.filter(verb="looks_changed").exists()


def test_the_guard_says_what_it_changed(administrator):
    html = administrator.post(
        "/beheer/thema/", {**RED, "brand": "#ffcc00", "doen": "bekijk"}
    ).content.decode()
    assert "Je merkkleur #ffcc00 is te licht voor knoppen en koppen" in html
    assert "Alles is goed te lezen" in html


def test_htmx_gets_only_the_report(administrator):
    response = administrator.post("/beheer/thema/", {**RED, "doen": "bekijk"}, headers={"HX-Request": "true"})
    assert response.content.decode().startswith('<section class="bk-card bk-card--pad" id="contrast"')


@pytest.mark.parametrize(
    "wrong",
    [
        {"brand": "rood"},
        {"brand": "#0b5563;}body{display:none"},
        {"font": "comic-sans"},
        {"display_name": ""},
        {"header": "x" * 5000},
    ],
)
def test_nonsense_is_refused_and_nothing_changes(administrator, wrong):
    before = kept()
    response = administrator.post("/beheer/thema/", {**RED, **wrong})
    assert response.status_code == 422
    assert "Verbeter eerst dit" in response.content.decode()
    assert kept() == before


def test_a_preview_of_nonsense_is_the_default(administrator):
    css = administrator.get(
        "/beheer/thema/voorbeeld.css", {"brand": "}</style>", "font": "x"}
    ).content.decode()
    assert "--palet-merk-500:#0b5563" in css


@pytest.mark.parametrize("address", ["/beheer/thema/", "/beheer/thema/voorbeeld.css"])
def test_others_stay_out(client_for, address):
    auditor = a_person("Toezicht")
    a_grant(auditor, Role.AUDITOR)
    assert client_for(auditor).get(address).status_code == 403
    assert client_for().get(address).status_code == 302


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="16"/></svg>'


def send(client, content, name="logo.svg"):
    return client.post("/beheer/thema/logo/", {"logo": SimpleUploadedFile(name, content)})


def logo_in(client):
    found = re.search(
        r'<img class="bk-brand__logo" src="([^"]+)" alt=""', client.get("/stijl/").content.decode()
    )
    return found and found[1]


@pytest.mark.eis("X-5")
def test_the_logo_stands_above_every_page_as_a_picture_only(administrator, client_for):
    response = send(administrator, SVG)
    assert (response.status_code, response.url) == (302, "/beheer/thema/")
    picture = client_for().get(logo_in(administrator))
    assert b"".join(picture.streaming_content) == SVG
    assert picture.headers["Content-Type"] == "image/svg+xml"
    assert picture.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert picture.headers["Content-Disposition"].startswith("attachment")
    assert picture.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_logo_goes_and_so_does_its_address(administrator, django_capture_on_commit_callbacks):
    send(administrator, SVG)
    address = logo_in(administrator)
    with django_capture_on_commit_callbacks(execute=True):
        administrator.post("/beheer/thema/logo/", {"weg": "ja"})
    assert logo_in(administrator) is None
    assert administrator.get(address).status_code == 404
    assert AuditFact.objects.filter(verb="looks_changed").count() == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<!DOCTYPE html><html><script>alert(1)</script></html>", "webpagina met code"),
        (b"MZ" + bytes(500), "Dit soort bestand"),
        (SVG + bytes(400_000), "groter zijn dan"),
    ],
    ids=["page", "program", "large"],
)
def test_what_is_no_safe_picture_is_refused_with_a_sentence(administrator, content, sentence):
    response = send(administrator, content)
    assert response.status_code == 422
    assert sentence in response.content.decode() or "niet veilig" in response.content.decode()
    assert logo_in(administrator) is None


def test_the_logo_of_a_neighbour_is_not_there(administrator, client_for):
    send(administrator, SVG)
    assert client_for(host="zuid.localhost").get(logo_in(administrator)).status_code == 404
