"""Garbage at every address: a page or a 4xx, never a 500."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import world
from tests.architecture.addresses import Address, all_addresses
from tests.savepoints import undone
from tests.world import CSRF, World

pytestmark = [pytest.mark.slow, pytest.mark.eis("U-8.3")]
EXAMPLES = 8
FIELDS = [
    "q", "pagina", "status", "op", "kind", "soort", "onderdeel", "functie", "next", "terug", "van", "tot", "code",
    "name", "label", "position", "number", "personnel_number", "family_name", "email", "unit", "parent", "role",
    "valid_from", "valid_until", "starts_on", "ends_on", "started_on", "ended_on", "last_day", "hours_per_week",
    "leader_number", "cost_centre", "giver", "substitute", "tasks", "scopes", "days", "password", "login_name",
    "username", "credential", "weergave", "taal", "language", "appearance", "brand", "display_name", "mapping",
    "confirmed", "file", "state", "logout_token", "issuer", "group_roles", "subject", "body", "mode", "digest_hour",
    "peildatum", "paginaGrootte", "bovenliggendId", "zoek", "onder", "wat", "via", "namens",
]  # fmt: skip
NASTY = [
    "", " ", "\x00", "a\x00b", "x" * 5_000, "9" * 400, "-1", "1e309", "NaN", "0x10", "\u202e\u0627\u0644", "\U0001f4a9" * 50,
    "\ud7ff", "\ufffe", "%00", "../../etc/passwd", "{{7*7}}", "<script>", "' or 1=1 --", "0000-00-00", "99999-01-01",
    "2026-02-30", "0001-01-01", "9999-12-31", "//evil.example", "javascript:alert(1)", "[]", "{}", "null",
    "00000000-0000-0000-0000-000000000000", "on", "\r\nSet-Cookie: a=b", "\u0661\u0662", "\u2028", "a" * 300 + "@x",
]  # fmt: skip
value = st.one_of(st.sampled_from(NASTY), st.text(max_size=40))
values = st.one_of(value, st.lists(value, max_size=3))
fields = st.dictionaries(st.one_of(st.sampled_from(FIELDS), value), values, max_size=6)
fuzzed = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(params=all_addresses(), ids=lambda address: f"{address.route}:{address.name}")
def address(request: pytest.FixtureRequest) -> Address:
    return request.param


@pytest.fixture
def client(here: World, address: Address) -> Client:
    if address.is_api:
        return world.api_client(here.host, here.keys["admin"])
    return here.visitor(here.admin)


def is_sane(answer: Any) -> bool:
    return 200 <= answer.status_code < 500


def test_a_page_survives_whatever_is_asked(here: World, address: Address, client: Client) -> None:
    path = address.filled(here.ids())

    @fuzzed
    @given(asked=fields)
    def ask(asked: Mapping[str, Any]) -> None:
        with undone():
            assert is_sane(client.get(path, asked))

    ask()


def test_a_form_survives_whatever_is_sent(here: World, address: Address, client: Client) -> None:
    path = address.filled(here.ids())

    @fuzzed
    @given(sent=fields)
    def send(sent: Mapping[str, Any]) -> None:
        with undone():
            assert is_sane(client.post(path, {**sent, "csrfmiddlewaretoken": CSRF}))

    send()


BODIES: dict[str, tuple[str, bytes]] = {
    "no boundary": ("multipart/form-data", b"x"),
    "half a part": ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="a'),
    "a boundary of nothing": ("multipart/form-data; boundary=", b"----"),
    "a strange transfer": (
        "multipart/form-data; boundary=x",
        b"--x\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64\r\n\r\n!\r\n--x--",
    ),
    "three megabytes": ("application/x-www-form-urlencoded", b"q=" + b"x" * 3_000_000),
    "three thousand fields": (
        "application/x-www-form-urlencoded",
        b"&".join(b"a%d=1" % n for n in range(3_000)),
    ),
    "bytes that are no text": ("application/x-www-form-urlencoded", b"name=%ff%fe&q=\xff\xfe"),
    "an unknown charset": ("application/x-www-form-urlencoded; charset=klingon", b"q=1"),
    "half of json": ("application/json", b'{"a":'),
    "deep json": ("application/json", b"[" * 50_000),
    "json with a surrogate": (
        "application/json",
        b'{"naam": "\\ud800", "code": "\\u0000", "personeelsnummer": "1"}',
    ),
    "a huge number": ("application/json", b'{"naam": ' + b"9" * 5_000 + b"}"),
    "three megabytes of json": ("application/json", b'"' + b"x" * 3_000_000 + b'"'),
}


def test_a_body_that_is_no_form_is_refused_politely(here: World, address: Address, client: Client) -> None:
    path = address.filled(here.ids())
    for name, (kind, body) in BODIES.items():
        with undone():
            answer = client.generic("POST", path, body, content_type=kind, headers={"X-CSRFToken": CSRF})
        assert is_sane(answer), name


RAW = [
    "a=%ff%fe",
    "a=%",
    "%00=%00",
    "a[]=1&a[b]=2",
    "pagina=" + "9" * 5_000,
    "q=%ED%A0%80",
    "&&&;;;===",
    "q=" + "%F0" * 900,
]


def test_an_address_that_is_no_text_is_refused_politely(
    here: World, address: Address, client: Client
) -> None:
    path = address.filled(here.ids())
    for query in RAW:
        with undone():
            assert is_sane(client.get(path, QUERY_STRING=query)), query
    for tail in ("%ff%fe", "%00", "%ED%A0%80", "\u202e", "x" * 3_000, "..%2f..%2f", "//"):
        assert is_sane(client.get(path + tail)), tail
