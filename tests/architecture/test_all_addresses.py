"""Every address of the product, as nobody, as a plain employee, and as an administrator of the wrong academy.

A new address is walked by itself. One that nobody has to log in for must be named in `PUBLIC`, with the reason.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from tests import world
from tests.architecture.addresses import Address, all_addresses
from tests.world import CSRF, TRACES, World

pytestmark = [pytest.mark.eis("X-3", "U-8.1", "U-8.3")]
Within = Callable[[UUID], AbstractContextManager[None]]
Case = tuple[str, str, int]

PUBLIC = {
    "conformity": "what the platform must do, for anybody",
    "requirement": "one row of the same, and what proves it",
    "privacy": "how personal data is treated, for anybody",
    "accessibility": "the statement about accessibility, for anybody",
    "licences": "whose work is in it, for anybody",
    "help": "the manual, for anybody",
    "help-page": "the manual, for anybody",
    "theme-sheet": "colours only",
    "logo": "stands on the login page",
    "icon": "a letter in a colour",
    "manifest": "the name of the academy",
    "service-worker": "a script without data",
    "offline": "holds nothing personal",
    "appearance": "light or dark, in a cookie",
    "language": "a language, in a cookie",
    "style-guide": "invented examples",
    "style-guide-part": "invented examples",
    "style-guide-picker": "invented people",
    "home": "says welcome to who is not logged in",
    "login": "where logging in begins",
    "second-step": "the half of logging in that proves nothing yet",
    "passkey-login": "a way to log in",
    "passkey-login-options": "a random question",
    "provider-login": "leads to the login service",
    "provider-return": "comes from the login service",
    "provider-logout": "called by the login service, with a signed token",
    "logout": "needs no login to end one",
    "logged-out": "a farewell",
    "password-forgotten": "answers the same whoever asks",
    "password-reset": "the token is the proof",
    "demo-become": "answers only in demo mode",
    "openapi": "a description without data",
    "offering-feed-json": "the key in the address is the proof",
    "offering-feed-rss": "the key in the address is the proof",
    "offering-feed-atom": "the key in the address is the proof",
}
EMPLOYEES_OWN = (
    "",
    "berichten/",
    "account/",
    "mijn-team/vervanging/",
    "kies/",
    "mijn-leren/",
    "mijn-skills/",
    "functies/",
    "aanbod/",
    "aanvragen/",
    "leerbehoefte/",
)
"""What a plain employee may open: their own things."""
EVERY_EMPLOYEES = {
    "activity": "an activity that is open to the whole academy",
    "activity-run-calendar": "a date of an activity that is open to the whole academy",
    "activity-material": "material of an activity that is open to the whole academy; without its bytes it leads back",
    "activity-review": "who did not do it is told so; nothing is kept",
    "activity-review-remove": "leads back to the activity, also when there was nothing to remove",
    "patch_activity": "the same address, to read; a change is refused",
    "get_activity": "an activity that is open to the whole academy",
    "function-profile": "what a function asks is for all of the academy: the road to another job",
    "activity-why": "why an activity that somebody sees is there for them; it speaks of the reader alone",
    "my-skill-estimate": "any skill of the academy can be estimated; the profile is always one's own",
}
"""Addresses with an id that every employee of the academy may open, with the reason."""
SAYS_GONE = {
    "account-feed-stop": "a subscription that is not yours stays; your own page says what you have",
    "account-passkey-remove": "a passkey that is not yours is said to be gone, on your own page",
}
NO_PICTURE = {"activity-image", "managed-picture-file"}
"""The activity of these worlds has no picture of its own; the tests of those pages give it one."""
REFUSED = {403, 404, 405}
UNKNOWN = {404, 405}


def spoken(address: Address) -> str:
    return f"{address.route}:{address.name}"


@pytest.fixture(params=all_addresses(), ids=spoken)
def address(request: pytest.FixtureRequest) -> Address:
    return request.param


@pytest.fixture(params=[each for each in all_addresses() if each.id_names], ids=spoken)
def address_with_ids(request: pytest.FixtureRequest) -> Address:
    return request.param


def asked(client: Client, address: Address, ids: dict[str, str]) -> Iterator[tuple[str, int, str]]:
    """Every method that could read or write; the CSRF token is right, so nothing hides behind a wrong one."""
    path = address.filled(ids)
    for method in ("get", "post", "patch") if address.is_api else ("get", "post"):
        body: Any = {} if address.is_api else {"csrfmiddlewaretoken": CSRF}
        options: dict[str, Any] = {"content_type": "application/json"} if address.is_api else {}
        answer = getattr(client, method)(path, *([] if method == "get" else [body]), **options)
        yield method, answer.status_code, answer.headers.get("Location", "")


def faults(
    client: Client, address: Address, ids: dict[str, str], expected: Callable[[int, str], bool]
) -> list[tuple[str, int, str]]:
    return [found for found in asked(client, address, ids) if not expected(found[1], found[2])]


def sent_to_login(status: int, location: str) -> bool:
    return status in REFUSED | {401} or (status == 302 and location.startswith("/inloggen/"))


def test_nobody_gets_in(address: Address, here: World) -> None:
    expected = (lambda status, _: status < 500) if address.name in PUBLIC else sent_to_login
    assert faults(world.browser(here.host), address, here.ids(), expected) == []
    assert world.fingerprint(without=TRACES) == here.untouched


def test_an_employee_opens_only_what_is_their_own(address: Address, here: World) -> None:
    if address.is_api:
        client = world.api_client(here.host, here.keys["employee"])
        allowed = {400, 403, 404, 405, 409, 422} | (
            {200} if not address.id_names or address.name in EVERY_EMPLOYEES else set()
        )
        assert faults(client, address, here.ids(), lambda status, _: status in allowed) == []
        assert world.fingerprint(without=TRACES) == here.untouched
        return
    client = here.visitor(here.employee)
    own = address.name in {*PUBLIC, *SAYS_GONE, *EVERY_EMPLOYEES} or (
        address.route.startswith(EMPLOYEES_OWN[1:]) and not address.id_names
    )
    expected = (lambda status, _: status < 500) if own else (lambda status, _: status in REFUSED)
    assert faults(client, address, here.ids(), expected) == []
    if not own or address.id_names:
        assert world.fingerprint(without=TRACES) == here.untouched


def test_an_administrator_of_another_academy_is_nobody_here(
    address: Address, here: World, there: World
) -> None:
    """The cookie and the key of Zuid, carried to the host of Noord."""
    stranger = there.visitor(there.admin)
    stranger.defaults |= {"HTTP_HOST": here.host, "SERVER_NAME": here.host}
    client = world.api_client(here.host, there.keys["admin"]) if address.is_api else stranger
    expected = (lambda status, _: status < 500) if address.name in PUBLIC else sent_to_login
    assert faults(client, address, here.ids(), expected) == []
    assert world.fingerprint(without=TRACES) == here.untouched


def test_an_administrator_finds_nothing_under_ids_of_another_academy(
    address_with_ids: Address, here: World, there: World, within: Within
) -> None:
    """All ids of Zuid, and each id of Zuid between ids of Noord."""
    client = _administrator(address_with_ids, here)
    with within(there.academy):
        before = world.fingerprint()
    mixtures = [there.ids(), *({**here.ids(), name: there.ids()[name]} for name in address_with_ids.id_names)]
    expected = UNKNOWN | ({302} if address_with_ids.name in SAYS_GONE else set())
    for ids in mixtures:
        assert faults(client, address_with_ids, ids, lambda status, _: status in expected) == []
    with within(there.academy):
        assert world.fingerprint() == before


def test_an_administrator_does_find_what_is_there(address_with_ids: Address, here: World) -> None:
    """Without this, a 404 for the ids of another academy would prove nothing."""
    own = {**here.ids(), "person_id": str(here.admin.pk)}
    client = _administrator(address_with_ids, here)
    statuses = {found[1] for ids in (here.ids(), own) for found in asked(client, address_with_ids, ids)}
    assert statuses - {401, 403, 404, 405} != set() or address_with_ids.name in NO_PICTURE


def test_no_public_address_is_named_that_does_not_exist() -> None:
    assert set(PUBLIC) - {address.name for address in all_addresses()} == set()


def _administrator(address: Address, here: World) -> Client:
    if address.is_api:
        return world.api_client(here.host, here.keys["admin"])
    return here.visitor(here.admin)
