"""Logging in through an employer's login service, against a real provider on loopback."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
from django.test import Client

from bekwaam.domains.people.accounts.actions import providers
from bekwaam.domains.people.accounts.models import OneTimeToken
from bekwaam.domains.people.models import Account, LoginSession, RoleGrant
from bekwaam.integrations.oidc.discovery import directory
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role, system_actor
from tests.factories import a_grant, a_person, a_unit
from tests.peers.oidc import OidcPeer

pytestmark = [pytest.mark.peer, pytest.mark.eis("U-5.1")]
TENANT = "11111111-2222-3333-4444-555555555555"
OID = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
CLAIMS = {"sub": "pairwise-1", "oid": OID, "tid": TENANT, "preferred_username": "n.bakker@noord.example"}


@pytest.fixture(scope="module")
def peer() -> Iterator[OidcPeer]:
    started = OidcPeer()
    yield started
    started.stop()


@pytest.fixture(autouse=True)
def service(peer: OidcPeer, noord: UUID, settings: Any) -> Any:
    settings.TRUSTED_ORIGINS = [peer.issuer]
    directory.forget()
    peer.tell("claims", CLAIMS)
    peer.tell("tamper", None)
    return make_service(peer, noord)


def make_service(peer: OidcPeer, academy: UUID, **other: Any) -> Any:
    values = {
        "name": "je werkaccount",
        "issuer": peer.issuer,
        "client_id": peer.client_id,
        "tenant_id": TENANT,
        "person_claim": "oid",
        "groups_claim": "groups",
        "scopes": "openid profile",
        "group_roles": [],
        "is_enabled": True,
    } | other
    return providers.save_provider(
        None, values, secret=peer.secret, actor=system_actor(academy), at=clock.now()
    )


@pytest.fixture
def person() -> Any:
    return a_person("Bakker", given_name="Noor", external_id=OID)


def away(client: Client, onward: str = "/") -> str:
    return client.get("/inloggen/werkgever/", {"next": onward})["Location"]


def back(client: Client, address: str) -> Any:
    parts = urlsplit(address)
    return client.get(f"{parts.path}?{parts.query}")


def come_in(client: Client, peer: OidcPeer, onward: str = "/") -> Any:
    return back(client, peer.visit(away(client, onward)))


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_an_imported_person_comes_in_by_the_external_id(
    client_for: Callable[..., Client], peer: OidcPeer, person: Any
) -> None:
    client = client_for()
    response = come_in(client, peer, "/account/")
    assert (response.status_code, response["Location"]) == (302, "/account/")
    account = Account.objects.get(person=person)
    assert not account.has_usable_password()
    assert client.session["_auth_user_id"] == str(account.pk)


def test_the_browser_leaves_with_pkce_nonce_and_state(client_for: Callable[..., Client]) -> None:
    query = parse_qs(urlsplit(away(client_for())).query)
    assert (query["response_type"], query["code_challenge_method"]) == (["code"], ["S256"])
    assert all(len(query[name][0]) >= 43 for name in ("state", "nonce", "code_challenge"))


@pytest.mark.parametrize(
    ("tamper", "code"),
    [
        ({"claims": {"iss": "https://kwaad.example"}}, "issuer"),
        ({"claims": {"aud": "another-client"}}, "audience"),
        ({"claims": {"aud": ["bekwaam", "another-client"]}}, "party"),
        ({"claims": {"azp": "another-client"}}, "party"),
        ({"claims": {"nonce": "of-another-login"}}, "nonce"),
        ({"claims": {"nonce": None}}, "nonce"),
        ({"claims": {"tid": "66666666-0000-0000-0000-000000000000"}}, "tenant"),
        ({"claims": {"tid": None}}, "tenant"),
        ({"claims": {"exp": None}}, "exp"),
        ({"claims": {}, "unsigned": True}, "algorithm"),
        ({"claims": {}, "foreign": True}, "signature"),
        ({"claims": {}, "header": {"kid": "nobody-knows"}}, "unknown_key"),
    ],
)
def test_a_token_that_does_not_hold_lets_nobody_in(
    client_for: Callable[..., Client], peer: OidcPeer, person: Any, tamper: dict[str, Any], code: str
) -> None:
    peer.tell("tamper", tamper)
    client = client_for()
    response = come_in(client, peer)
    assert response.status_code == 400
    assert f"<code>{code}</code>" in response.content.decode()
    assert not is_in(client)
    assert Account.objects.count() == 0


@pytest.mark.parametrize(
    ("seconds", "is_let_in"),
    [(-100, True), (-140, False), (600, True)],
    ids=["just past", "too late", "in time"],
)
def test_the_clock_of_the_provider_may_be_two_minutes_slow(
    client_for: Callable[..., Client], peer: OidcPeer, person: Any, seconds: int, is_let_in: bool
) -> None:
    now = int(clock.now().timestamp())
    peer.tell("tamper", {"claims": {"iat": now - 300, "exp": now + seconds}})
    client = client_for()
    come_in(client, peer)
    assert is_in(client) is is_let_in


@pytest.mark.parametrize(("seconds", "is_let_in"), [(100, True), (140, False)])
def test_the_clock_of_the_provider_may_be_two_minutes_fast(
    client_for: Callable[..., Client], peer: OidcPeer, person: Any, seconds: int, is_let_in: bool
) -> None:
    now = int(clock.now().timestamp())
    peer.tell("tamper", {"claims": {"iat": now + seconds, "exp": now + 900}})
    client = client_for()
    come_in(client, peer)
    assert is_in(client) is is_let_in


def test_new_keys_of_the_provider_work_at_once(
    client_for: Callable[..., Client], peer: OidcPeer, person: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    come_in(client_for(), peer)
    peer.tell("rotate", {})
    monkeypatch.setattr("bekwaam.integrations.oidc.discovery.REFETCH_AFTER_SECONDS", 0)
    client = client_for()
    come_in(client, peer)
    assert is_in(client)


def test_unknown_keys_are_looked_up_once_a_minute_at_most(
    client_for: Callable[..., Client], peer: OidcPeer, person: Any
) -> None:
    come_in(client_for(), peer)
    peer.tell("rotate", {})
    client = client_for()
    assert come_in(client, peer).status_code == 400
    assert not is_in(client)


def test_a_state_works_once(client_for: Callable[..., Client], peer: OidcPeer, person: Any) -> None:
    client = client_for()
    address = peer.visit(away(client))
    assert back(client, address).status_code == 302
    client.post("/uitloggen/")
    assert back(client, address).status_code == 400
    assert not is_in(client)


def test_a_code_works_once(client_for: Callable[..., Client], peer: OidcPeer, person: Any) -> None:
    client = client_for()
    first = parse_qs(urlsplit(peer.visit(away(client))).query)
    assert (
        client.get(
            "/inloggen/werkgever/terug/", {"code": first["code"][0], "state": first["state"][0]}
        ).status_code
        == 302
    )
    thief = client_for()
    second = parse_qs(urlsplit(away(thief)).query)
    response = thief.get(
        "/inloggen/werkgever/terug/", {"code": first["code"][0], "state": second["state"][0]}
    )
    assert response.status_code == 400
    assert not is_in(thief)


def test_a_state_of_another_browser_is_refused(
    client_for: Callable[..., Client], peer: OidcPeer, person: Any
) -> None:
    address = peer.visit(away(client_for()))
    other = client_for()
    away(other)
    assert back(other, address).status_code == 400
    assert not is_in(other)


def test_a_state_is_gone_after_ten_minutes(
    client_for: Callable[..., Client], peer: OidcPeer, person: Any
) -> None:
    client = client_for()
    address = peer.visit(away(client))
    OneTimeToken.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    assert back(client, address).status_code == 400


@pytest.mark.parametrize(
    "query", [{}, {"state": "x"}, {"code": "x"}, {"code": "x", "state": "\x00"}, {"error": "access_denied"}]
)
def test_coming_back_with_nonsense_is_a_clear_page(
    client_for: Callable[..., Client], query: dict[str, str]
) -> None:
    assert client_for().get("/inloggen/werkgever/terug/", query).status_code == 400


def test_an_unknown_person_gets_a_friendly_page_and_nothing_is_made(
    client_for: Callable[..., Client], peer: OidcPeer
) -> None:
    a_person("Bakker", email="n.bakker@noord.example")
    client = client_for()
    response = come_in(client, peer)
    assert response.status_code == 403
    assert "We kennen je nog niet" in response.content.decode()
    assert (Account.objects.count(), is_in(client)) == (0, False)


def test_an_e_mail_address_links_nobody(client_for: Callable[..., Client], peer: OidcPeer) -> None:
    a_person("Doelwit", email="doelwit@noord.example", external_id="another")
    peer.tell(
        "claims", {**CLAIMS, "email": "doelwit@noord.example", "preferred_username": "doelwit@noord.example"}
    )
    client = client_for()
    assert come_in(client, peer).status_code == 403


def test_who_left_does_not_come_in(client_for: Callable[..., Client], peer: OidcPeer, person: Any) -> None:
    person.is_active = False
    person.save()
    client = client_for()
    assert come_in(client, peer).status_code == 403
    assert not is_in(client)


def test_the_service_of_one_academy_opens_no_other(
    client_for: Callable[..., Client], peer: OidcPeer, person: Any, zuid: UUID, within: Any
) -> None:
    with within(zuid):
        make_service(peer, zuid)
        a_person("Zuiderling", external_id=OID)
    address = peer.visit(away(client_for()))
    elsewhere = client_for(host="zuid.localhost")
    assert back(elsewhere, address).status_code == 400


def test_groups_give_roles_and_take_them_away(
    client_for: Callable[..., Client], peer: OidcPeer, person: Any, service: Any
) -> None:
    unit = a_unit("D1")
    service.group_roles = [
        {"group": "g-back", "role": "backoffice", "unit": "D1"},
        {"group": "g-ciso", "role": "ciso"},
        {"group": "g-lost", "role": "auditor", "unit": "GONE"},
        {"group": "g-wide", "role": "functional_admin", "unit": "D1"},
    ]
    service.save()
    by_hand = a_grant(person, Role.TRAINER)
    peer.tell("claims", {**CLAIMS, "groups": ["g-back", "g-ciso", "g-lost", "g-wide"]})
    come_in(client_for(), peer)
    grants = RoleGrant.objects.filter(source="group").values_list("role", "unit_id")
    assert set(grants) == {("backoffice", unit.pk), ("ciso", None)}
    peer.tell("claims", {**CLAIMS, "groups": ["g-ciso"]})
    come_in(client_for(), peer)
    assert set(RoleGrant.objects.values_list("role", flat=True)) == {"ciso", by_hand.role}


def test_groups_that_are_too_many_to_list_take_nothing_away(
    client_for: Callable[..., Client], peer: OidcPeer, person: Any
) -> None:
    a_grant(person, Role.CISO, source="group")
    peer.tell("tamper", {"claims": {"_claim_names": {"groups": "src1"}}})
    come_in(client_for(), peer)
    assert RoleGrant.objects.get().valid_until is None


@pytest.mark.parametrize(("methods", "address"), [(["pwd"], "/account/tweede-stap/"), (["pwd", "mfa"], None)])
def test_a_second_factor_at_the_employer_counts_here(
    client_for: Callable[..., Client], peer: OidcPeer, person: Any, methods: list[str], address: str | None
) -> None:
    a_grant(person, Role.AUDITOR)
    peer.tell("tamper", {"claims": {"amr": methods}})
    client = client_for()
    come_in(client, peer)
    assert client.get("/account/").headers.get("Location") == address


def test_logging_in_again_asks_the_service_for_a_new_proof(
    client_for: Callable[..., Client], peer: OidcPeer, person: Any
) -> None:
    client = client_for()
    come_in(client, peer)
    page = client.get("/inloggen/", {"next": "/account/tweede-stap/", "opnieuw": "1"}).context["page"]
    query = parse_qs(urlsplit(client.get(page.provider_href)["Location"]).query)
    assert (query["prompt"], query["max_age"]) == (["login"], ["0"])
    plain = parse_qs(urlsplit(away(client)).query)
    assert plain.keys().isdisjoint({"prompt", "max_age"})


@pytest.mark.parametrize(
    ("minutes", "address"),
    [(5, "/account/tweede-stap/"), (60, "/inloggen/?next=%2Faccount%2Ftweede-stap%2F&opnieuw=1")],
)
def test_a_proof_of_long_ago_at_the_service_changes_no_way_in(
    client_for: Callable[..., Client], peer: OidcPeer, person: Any, minutes: int, address: str
) -> None:
    """Somebody at a computer that was left open comes back in without being asked anything."""
    peer.tell("tamper", {"claims": {"auth_time": int(clock.now().timestamp()) - 60 * minutes}})
    client = client_for()
    come_in(client, peer)
    assert is_in(client)
    assert client.get("/account/tweede-stap/app/")["Location"] == address


@pytest.mark.parametrize("told", [None, "gisteren", 1e300, -1e300, True, {}])
def test_a_service_that_does_not_tell_when_gives_a_proof_of_now(
    client_for: Callable[..., Client], peer: OidcPeer, person: Any, told: Any
) -> None:
    peer.tell("tamper", {"claims": {"auth_time": told}})
    client = client_for()
    come_in(client, peer)
    assert client.get("/account/tweede-stap/app/")["Location"] == "/account/tweede-stap/"


def test_logging_out_leads_to_the_employer_too(
    client_for: Callable[..., Client], peer: OidcPeer, person: Any
) -> None:
    client = client_for()
    come_in(client, peer)
    assert client.post("/uitloggen/")["Location"] == "/uitgelogd/"
    refresh = client.get("/uitgelogd/")["Refresh"]
    query = parse_qs(urlsplit(refresh.partition("url=")[2]).query)
    assert query["post_logout_redirect_uri"] == ["http://noord.localhost/uitgelogd/"]
    assert query["id_token_hint"][0].count(".") == 2
    assert "Refresh" not in client.get("/uitgelogd/").headers


def logout_token(peer: OidcPeer, **claims: Any) -> str:
    now = int(clock.now().timestamp())
    event = {"http://schemas.openid.net/event/backchannel-logout": {}}
    body = {
        "iss": peer.issuer,
        "aud": peer.client_id,
        "iat": now,
        "exp": now + 120,
        "jti": "j1",
        "sub": "pairwise-1",
    }
    body |= {"events": event, "tid": TENANT, **claims}
    found: str = peer.tell(
        "sign", {"claims": {name: value for name, value in body.items() if value is not None}}
    )["token"]
    return found


def test_the_employer_logs_somebody_out_everywhere(
    client_for: Callable[..., Client], peer: OidcPeer, person: Any
) -> None:
    client = client_for()
    come_in(client, peer)
    response = client_for().post("/inloggen/werkgever/uitgelogd/", {"logout_token": logout_token(peer)})
    assert response.status_code == 200
    assert LoginSession.objects.filter(account__person=person).count() == 0
    assert client.get("/account/").status_code == 302


@pytest.mark.parametrize(
    "wrong",
    [
        {"events": {}},
        {"nonce": "x"},
        {"aud": "another"},
        {"iat": 1},
        {"sub": None},
        {"iss": "https://kwaad.example"},
    ],
)
def test_a_logout_token_that_does_not_hold_ends_nothing(
    client_for: Callable[..., Client], peer: OidcPeer, person: Any, wrong: dict[str, Any]
) -> None:
    client = client_for()
    come_in(client, peer)
    response = client_for().post(
        "/inloggen/werkgever/uitgelogd/", {"logout_token": logout_token(peer, **wrong)}
    )
    assert response.status_code == 400
    assert client.get("/account/").status_code == 200


@pytest.mark.parametrize("token", ["", "a.b.c", "W1tb" * 5_000, "e30.e30.e30", "\x00", "é.é.é"])
def test_a_logout_token_that_cannot_be_read_is_refused(client_for: Callable[..., Client], token: str) -> None:
    response = client_for().post("/inloggen/werkgever/uitgelogd/", {"logout_token": token})
    assert (response.status_code, response.json()) == (400, {"error": "invalid_request"})


def test_a_logout_token_works_once(client_for: Callable[..., Client], peer: OidcPeer, person: Any) -> None:
    token = logout_token(peer)
    client_for().post("/inloggen/werkgever/uitgelogd/", {"logout_token": token})
    client = client_for()
    come_in(client, peer)
    client_for().post("/inloggen/werkgever/uitgelogd/", {"logout_token": token})
    assert client.get("/account/").status_code == 200


def test_an_address_in_the_own_network_is_not_called(
    client_for: Callable[..., Client], settings: Any
) -> None:
    settings.TRUSTED_ORIGINS = []
    response = client_for().get("/inloggen/werkgever/")
    assert (response.status_code, "unreachable" in response.content.decode()) == (400, True)
