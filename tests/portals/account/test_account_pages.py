"""The own account: profile, display, everything held about somebody; and the login service's settings."""

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.people.accounts.models import IdentityProvider
from bekwaam.kernel.actors import Role
from tests.factories import a_grant, a_person, a_unit, an_employment
from tests.portals.admin.queries import reads

PAGES = (
    "/",
    "/account/",
    "/account/tweede-stap/",
    "/account/sessies/",
    "/account/weergave/",
    "/account/gegevens/",
    "/account/wachtwoord/",
)


@pytest.fixture
def person(noord: UUID) -> Any:
    found = a_person("Bakker", given_name="Noor", email="noor@noord.example")
    an_employment(found, a_unit("T1", name="Team Balie"))
    return found


@pytest.mark.parametrize("address", PAGES)
def test_every_page_shows_within_twelve_queries(
    client_for: Callable[..., Client], person: Any, address: str
) -> None:
    client = client_for(person)
    client.get("/")
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert (response.status_code, reads(captured) <= 12) == (200, True)
    assert len(response.content) < 60_000


@pytest.mark.parametrize("address", PAGES[1:])
def test_nobody_sees_an_account_without_logging_in(
    client_for: Callable[..., Client], person: Any, address: str
) -> None:
    assert client_for().get(address)["Location"] == f"/inloggen/?next={address}"


def test_the_profile_says_where_somebody_works(client_for: Callable[..., Client], person: Any) -> None:
    page = client_for(person).get("/account/").content.decode()
    assert "Team Balie" in page
    assert person.personnel_number in page


def test_the_choice_of_display_goes_along_to_the_next_browser(
    client_for: Callable[..., Client], person: Any, settings: Any
) -> None:
    client = client_for(person)
    client.post("/account/weergave/", {"appearance": "donker", "language": "en"})
    assert '<html lang="en" data-theme="dark">' in client.get("/account/").content.decode()
    assert "weergave" not in client.cookies
    assert "django_language" not in client.cookies


@pytest.mark.eis("X-5")
def test_everything_held_comes_along_and_no_secret_does(
    client_for: Callable[..., Client], person: Any
) -> None:
    a_person("Ander")
    client = client_for(person)
    response = client.post("/account/gegevens/download/")
    archive = zipfile.ZipFile(io.BytesIO(response.content))
    found = {name: archive.read(name).decode() for name in archive.namelist()}
    assert json.loads(found["medewerker.json"])[0]["personnel_number"] == person.personnel_number
    assert json.loads(found["dienstverbanden.json"])[0]["unit__name"] == "Team Balie"
    everything = "".join(found.values())
    assert "Ander" not in everything
    assert "argon2" not in everything
    assert "key_digest" not in everything
    assert response["Content-Disposition"].startswith('attachment; filename="mijn-gegevens-')


@pytest.mark.eis("X-5")
def test_somebody_sees_who_touched_the_own_data(client_for: Callable[..., Client], person: Any) -> None:
    admin = a_person("Beheer", given_name="Bram")
    a_grant(admin, Role.FUNCTIONAL_ADMIN)
    client = client_for(person)
    client.get("/account/")
    client_for(admin).post(f"/beheer/accounts/{person.pk}/uitloggen/")
    page = client_for(person).get("/account/gegevens/").content.decode()
    assert "Bram Beheer" in page
    assert "Logde je overal uit" in page


def settings_of(**other: Any) -> dict[str, Any]:
    return {
        "name": "je werkaccount",
        "issuer": "https://login.example/v2.0",
        "client_id": "bekwaam",
        "secret": "heel-geheim",
        "tenant_id": "t",
        "person_claim": "oid",
        "groups_claim": "groups",
        "scopes": "profile",
        "is_enabled": "on",
        **rows_of({"group": "g", "role": "backoffice"}),
    } | other


def rows_of(*rows: dict[str, str], stored: int = 0) -> dict[str, str]:
    """What the browser sends for the rows of groups."""
    sent = {f"groepen-{place}-{name}": value for place, row in enumerate(rows) for name, value in row.items()}
    return {"groepen-TOTAL_FORMS": str(len(rows)), "groepen-INITIAL_FORMS": str(stored), **sent}


def test_an_administrator_sets_the_login_service_and_its_secret_stays_sealed(
    client_for: Callable[..., Client], noord: UUID
) -> None:
    admin = a_person("Beheer")
    a_grant(admin, Role.FUNCTIONAL_ADMIN)
    client = client_for(admin)
    assert client.post("/beheer/inlogdienst/", settings_of()).status_code == 302
    row = IdentityProvider.objects.get()
    assert ("heel-geheim" in row.sealed_secret, row.scopes) == (False, "openid profile")
    page = client.get("/beheer/inlogdienst/").content.decode()
    assert "heel-geheim" not in page
    assert "http://noord.localhost/inloggen/werkgever/terug/" in page
    client.post("/beheer/inlogdienst/", settings_of(secret="", name="anders"))
    from bekwaam.domains.people.accounts.actions.providers import secret_of

    assert secret_of(IdentityProvider.objects.get(name="anders")) == "heel-geheim"


@pytest.fixture
def administrator(noord: UUID, client_for: Callable[..., Client]) -> Client:
    admin = a_person("Beheer")
    a_grant(admin, Role.FUNCTIONAL_ADMIN)
    return client_for(admin)


LOGIN_SERVICE = "/beheer/inlogdienst/"
ROW = {"group": "g", "role": "backoffice", "unit": "T1"}


@pytest.mark.eis("U-5.1")
def test_groups_are_added_changed_and_removed_row_by_row(administrator: Client) -> None:
    for code in ("T1", "T2"):
        a_unit(code)
    more = settings_of(**rows_of(ROW), **{"nog-een": "ja"})
    assert administrator.post(LOGIN_SERVICE, more)["Location"] == f"{LOGIN_SERVICE}#groepen"
    assert IdentityProvider.objects.get().group_roles == [ROW]
    rows = administrator.get(LOGIN_SERVICE).context["rows"]
    assert [bool(form.initial) for form in rows] == [True, False]
    second = {"group": " g\u200b2 ", "role": "ciso", "unit": ""}
    sent = rows_of({**ROW, "unit": "T2"}, second, {"group": "", "role": "", "unit": ""}, stored=1)
    assert administrator.post(LOGIN_SERVICE, settings_of(**sent)).status_code == 302
    kept = [{**ROW, "unit": "T2"}, {"group": "g2", "role": "ciso"}]
    assert IdentityProvider.objects.get().group_roles == kept
    gone = rows_of({**ROW, "unit": "T2", "DELETE": "on"}, second, second, stored=2)
    assert administrator.post(LOGIN_SERVICE, settings_of(**gone)).status_code == 302
    assert IdentityProvider.objects.get().group_roles == kept[1:]


@pytest.mark.parametrize(
    "rows",
    [
        rows_of({"group": "g", "role": "manager"}),
        rows_of({"group": "", "role": "ulc"}),
        rows_of({"group": "g", "role": ""}),
        rows_of({"group": "g", "role": "backoffice", "unit": "nergens"}),
        rows_of({"group": "g", "role": "functional_admin", "unit": "T1"}),
        rows_of({"group": "x" * 201, "role": "ulc"}),
        rows_of(*[{"group": f"g{number}", "role": "ulc"} for number in range(201)]),
        {"groepen-TOTAL_FORMS": "veel", "groepen-INITIAL_FORMS": "-1"},
        {"groepen-TOTAL_FORMS": "9" * 30, "groepen-INITIAL_FORMS": "9" * 30},
        {},
    ],
)
def test_rows_that_mean_nothing_are_refused_with_a_sentence(
    administrator: Client, rows: dict[str, str]
) -> None:
    a_unit("T1")
    without = {name: value for name, value in settings_of().items() if not name.startswith("groepen")}
    response = administrator.post(LOGIN_SERVICE, {**without, **rows})
    assert (response.status_code, IdentityProvider.objects.count()) == (422, 0)


def test_only_the_functional_administrator_sees_the_login_service(
    client_for: Callable[..., Client], person: Any
) -> None:
    assert client_for(person).get("/beheer/inlogdienst/").status_code == 403
