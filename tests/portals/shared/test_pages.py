"""The small addresses under every page: style sheet, manifest, service worker, choices of the reader, error pages."""

import json
import re
from http.cookies import SimpleCookie

import pytest
from django.core.exceptions import PermissionDenied

from bekwaam.domains.tenancy.models import AcademySettings
from bekwaam.domains.tenancy.theme.css import fingerprint
from bekwaam.domains.tenancy.theme.stored import as_stored, theme_from
from bekwaam.domains.tenancy.theme.theme import DEFAULT_THEME, Header, Theme
from bekwaam.kernel.actors import Role
from bekwaam.portals.shared import errors
from tests.factories import a_grant, a_person

RED = Theme(
    name="Noord", brand="#8e1c3a", link="#1f4e9e", grey="#5b5662", accent="#2f7fd1", header=Header.BRAND
)


def sheet_in(response):
    return re.search(r'href="(/thema/[0-9a-f]{16}\.css)"', response.content.decode())[1]


def wear(theme):
    settings = AcademySettings.objects.get()
    settings.theme = as_stored(theme)
    settings.save()


@pytest.mark.eis("X-5")
def test_each_academy_has_its_own_looks_at_an_address_that_may_be_kept(client_for):
    client = client_for()
    plain = sheet_in(client.get("/stijl/"))
    wear(RED)
    address = sheet_in(client.get("/stijl/"))
    response = client.get(address)
    assert address != plain
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "--palet-merk-500:#8e1c3a" in response.content.decode()
    assert address == f"/thema/{fingerprint(response.content.decode())}.css"


def test_an_old_address_answers_but_is_not_kept(client_for):
    response = client_for().get("/thema/0000000000000000.css")
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-cache"


def test_what_is_stored_comes_back_and_what_is_broken_falls_back():
    assert theme_from("Noord", as_stored(RED)) == RED
    assert (
        theme_from("Bekwaam", {"brand": "rood", "font": 3, "header": ["x"], "radius": "vierkant"})
        == DEFAULT_THEME
    )


def test_the_manifest_carries_the_name_of_the_academy(client_for):
    wear(RED)
    response = client_for().get("/manifest.webmanifest")
    body = json.loads(response.content)
    assert response.headers["Content-Type"] == "application/manifest+json"
    assert (body["short_name"], body["theme_color"]) == ("Leerplein", "#8e1c3a")
    assert client_for().get(body["icons"][0]["src"]).headers["Content-Type"] == "image/svg+xml"


def test_the_service_worker_keeps_only_what_holds_nothing_personal(client_for):
    client = client_for()
    script = client.get("/sw.js").content.decode()
    settings = json.loads(re.match(r"const SETTINGS = (.*);", script)[1])
    assert settings["offline"] == "/offline/"
    assert all(name.startswith(("/static/", "/thema/")) for name in settings["files"])
    assert all(
        client.get(name).status_code == 200 for name in settings["files"] if name.startswith("/thema/")
    )


@pytest.mark.parametrize(
    ("choice", "attribute"),
    [("donker", ' data-theme="dark"'), ("licht", ' data-theme="light"'), ("apparaat", "")],
)
def test_the_reader_chooses_light_or_dark(client_for, choice, attribute):
    client = client_for()
    response = client.post("/weergave/", {"weergave": choice, "terug": "/stijl/kaarten/"})
    assert (response.status_code, response.url) == (302, "/stijl/kaarten/")
    assert f'<html lang="nl"{attribute}>' in client.get("/stijl/").content.decode()


@pytest.mark.parametrize("back", ["https://elders.example/", "//elders.example", "javascript:alert(1)"])
def test_the_way_back_stays_on_this_host(client_for, back):
    assert client_for().post("/weergave/", {"weergave": "licht", "terug": back}).url == "/"


@pytest.mark.parametrize("cookie", ["paars", "<script>", "licht;donker"])
def test_a_strange_cookie_changes_nothing(client_for, cookie):
    client = client_for()
    client.cookies = SimpleCookie({"weergave": cookie})
    assert '<html lang="nl">' in client.get("/stijl/").content.decode()


def test_a_page_that_is_not_there_says_so_in_the_house_style(client_for):
    response = client_for().get("/bestaat-niet/")
    html = response.content.decode()
    assert response.status_code == 404
    assert "Deze pagina is er niet" in html
    assert sheet_in(response)


@pytest.mark.parametrize("handler", [errors.server_error, errors.unavailable, errors.bad_request])
def test_the_worst_pages_ask_the_database_nothing(rf, handler, django_assert_num_queries, noord):
    request = rf.get("/")
    request.academy = object()
    with django_assert_num_queries(0):
        response = handler(request)
    assert b"/thema/" not in response.content


def test_a_refused_page_shows_nobody(client_for, rf):
    request = rf.get("/")
    request.academy = None
    assert errors.forbidden(request, PermissionDenied("geheim")).status_code == 403
    assert b"geheim" not in errors.forbidden(request, PermissionDenied("geheim")).content


def test_a_form_without_its_token_explains_itself(client_for):
    response = client_for(enforce_csrf_checks=True).post("/weergave/", {"weergave": "licht"})
    assert response.status_code == 403
    assert "Je formulier is verlopen" in response.content.decode()


def test_no_page_carries_inline_script_or_style(client_for):
    for part in (
        "",
        "kaarten/",
        "formulieren/",
        "tabellen/",
        "grafieken/",
        "meldingen/",
        "navigatie/",
        "rooster/",
    ):
        html = client_for().get(f"/stijl/{part}").content.decode()
        assert not re.search(r"<style|\sstyle=|<script(?! src=)|\son[a-z]+=|javascript:", html)


def test_the_back_office_begins_at_the_first_page_that_is_open(client_for):
    administrator, employee = a_person(), a_person()
    a_grant(administrator, Role.FUNCTIONAL_ADMIN)
    response = client_for(administrator).get("/beheer/")
    assert response.status_code == 302
    assert client_for(administrator).get(response["Location"]).status_code == 200
    assert client_for(employee).get("/beheer/").status_code == 404
    assert "/inloggen/" in client_for().get("/beheer/")["Location"]
