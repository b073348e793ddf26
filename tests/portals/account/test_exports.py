"""Downloading a list from its page, and the page of own exports."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.people.models import RoleGrant
from bekwaam.kernel.actors import Role
from bekwaam.kernel.jobs import run_now
from bekwaam.reporting.exports import rules
from bekwaam.reporting.exports.models import ExportRun
from tests import server
from tests.factories import a_grant, a_person, a_unit, an_employment

PEOPLE = "/beheer/medewerkers/"
EXPORTS = "/account/exports/"
Browser = Callable[..., Client]


@pytest.fixture(autouse=True)
def file_root(tmp_path: Path, settings: Any) -> None:
    settings.FILE_ROOT = str(tmp_path)


@pytest.fixture
def admin(noord: UUID) -> Any:
    person = a_person("Yilmaz")
    a_grant(person, Role.FUNCTIONAL_ADMIN)
    return person


def large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "AT_ONCE", 0)


def asked(browser: Client) -> ExportRun:
    browser.post(EXPORTS, {"lijst": "people", "formaat": "csv", "filter-is_active": "ja"})
    return ExportRun.objects.get()


@pytest.mark.eis("U-8.1")
def test_a_formula_in_a_name_is_text_in_both_files(client_for: Browser, admin: Any) -> None:
    a_person("x", given_name='=HYPERLINK("http://kwaad.example")')
    browser = client_for(admin)
    csv = browser.get(PEOPLE + "?formaat=csv&q=hyperlink").getvalue().decode("utf-8-sig")
    assert ';"\'=HYPERLINK(""http://kwaad.example"") x";' in csv
    answer = browser.get(PEOPLE + "?formaat=xlsx&q=hyperlink")
    assert answer["Content-Disposition"].startswith('attachment; filename="medewerkers-')
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(answer.getvalue())).get_sheet_by_index(0).to_python()
    assert [row[1] for row in sheet] == ["Naam", '=HYPERLINK("http://kwaad.example") x']
    facts = AuditFact.objects.filter(verb="exports.list_exported").order_by("at")
    assert [(fact.actor_id, fact.after["format"], fact.after["rows"]) for fact in facts] == [
        (admin.pk, "csv", 1),
        (admin.pk, "xlsx", 1),
    ]
    assert facts[0].after["filters"] == {"text": "hyperlink", "is_active": "ja"}


@pytest.mark.parametrize(
    "path",
    [
        "/beheer/medewerkers/?lijst=dienstverbanden",
        "/beheer/functies/?",
        "/beheer/leveranciers/?",
        "/beheer/rollen/?status=voorbij",
        "/beheer/vervanging/?",
        "/beheer/organisatie/?op=2026-01-01",
        "/beheer/aanleveringen/?",
        "/beheer/logboek/?",
        "/beheer/berichten/post/?status=sent",
    ],
)
def test_every_list_page_gives_its_file(path: str, client_for: Browser, admin: Any) -> None:
    an_employment(a_person("Aalbers"), a_unit("A"))
    browser = client_for(admin)
    first = browser.get(f"{path}&formaat=csv").getvalue()
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(browser.get(f"{path}&formaat=xlsx").getvalue()))
    head = [str(cell) for cell in sheet.get_sheet_by_index(0).to_python()[0]]
    assert first.decode("utf-8-sig").splitlines()[0].split(";") == head
    assert browser.get(f"{path}&formaat=exe")["Content-Type"].startswith("text/html")


def test_who_may_not_open_the_page_gets_no_file(client_for: Browser, admin: Any) -> None:
    clerk = a_person("Zwart")
    a_grant(clerk, Role.BACKOFFICE, a_unit("A"))
    browser = client_for(clerk)
    assert browser.get("/beheer/rollen/?formaat=csv").status_code == 403
    assert browser.post(EXPORTS, {"lijst": "roles", "formaat": "csv"}).status_code == 302
    assert (ExportRun.objects.count(), AuditFact.objects.filter(verb="exports.list_exported").count()) == (
        0,
        0,
    )


def test_a_large_list_is_offered_asked_made_and_collected(
    client_for: Browser, admin: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    large(monkeypatch)
    browser = client_for(admin)
    offer = browser.get(PEOPLE + "?formaat=csv&status=alle")
    assert 'name="lijst" value="people"' in offer.content.decode()
    run = asked(browser)
    assert asked(browser).pk == run.pk
    waiting = browser.get(EXPORTS).content.decode()
    assert ('hx-trigger="every 2s"' in waiting, "Wacht op zijn beurt" in waiting) == (True, True)
    assert browser.get(f"{EXPORTS}{run.pk}/").status_code == 404
    run_now("exports.make", academy_id=server.NOORD, run_id=run.pk)
    ready = browser.get(EXPORTS).content.decode()
    assert ('hx-trigger="every 2s"' in ready, f"{EXPORTS}{run.pk}/" in ready) == (False, True)
    answer = browser.get(f"{EXPORTS}{run.pk}/")
    assert answer["Content-Type"].startswith("text/csv")
    assert "Noor Yilmaz" in answer.getvalue().decode("utf-8-sig")
    assert AuditFact.objects.filter(verb="exports.downloaded", actor_id=admin.pk).count() == 1


def test_only_its_owner_collects_a_file_and_only_with_the_right(client_for: Browser, admin: Any) -> None:
    run = asked(client_for(admin))
    run_now("exports.make", academy_id=server.NOORD, run_id=run.pk)
    colleague = a_person("Ander")
    a_grant(colleague, Role.FUNCTIONAL_ADMIN)
    assert client_for(colleague).get(f"{EXPORTS}{run.pk}/").status_code == 404
    assert str(run.pk) not in client_for(colleague).get(EXPORTS).content.decode()
    assert client_for(admin).get(f"{EXPORTS}{run.pk}/").getvalue() != b""
    RoleGrant.objects.filter(person=admin).delete()
    assert client_for(admin).get(f"{EXPORTS}{run.pk}/").status_code == 404


@pytest.mark.parametrize(
    "sent",
    [{}, {"lijst": "people"}, {"lijst": "geen", "formaat": "csv"}, {"lijst": "people", "formaat": "exe"}],
)
def test_nonsense_is_not_found(sent: dict[str, str], client_for: Browser, admin: Any) -> None:
    assert client_for(admin).post(EXPORTS, sent).status_code == 404
    assert ExportRun.objects.count() == 0


def test_a_nonsense_filter_is_left_out(client_for: Browser, admin: Any) -> None:
    sent = {"lijst": "people", "formaat": "csv", "filter-unit_id": "x" * 5000, "filter-nooit": "\x00"}
    assert client_for(admin).post(EXPORTS, sent).status_code == 302
    run = ExportRun.objects.get()
    assert run.filters == {"unit_id": "x" * 200}
