"""Calls to real servers on loopback: which arrive, which do not, and what they may cost."""

import itertools
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from threading import Event, Thread
from typing import Any

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bekwaam.integrations.http.client import fetch, guarded_client
from bekwaam.integrations.http.resolver import Resolver, system_resolver
from bekwaam.integrations.http.transport import AnswerTooLargeError, Limits, OutboundRefusedError
from bekwaam.kernel.outbound.addresses import Address
from bekwaam.kernel.outbound.policy import OutboundPolicy

NAME = "dienst.voorbeeld.nl"
pytestmark = pytest.mark.peer


class Names:
    """A resolver that gives its answers one after another and counts the questions."""

    def __init__(self, *answers: list[str]) -> None:
        self._answers = iter(answers)
        self.asked: list[str] = []

    def __call__(self, host: str, port: int, seconds: float) -> list[Address]:
        self.asked.append(host)
        return [ip_address(address) for address in next(self._answers)]


def get(
    url: str, policy: OutboundPolicy, *, limits: Limits | None = None, redirects: int = 0, **options: Any
) -> httpx.Response:
    headers = options.pop("headers", {})
    with guarded_client(policy, limits, **options) as client:
        return fetch(client, client.build_request("GET", url, headers=headers), redirects=redirects)


def test_a_trusted_origin_answers(peer: Any) -> None:
    answer = get(f"{peer.origin}/pad?a=1", OutboundPolicy.of(peer.origin))
    assert (answer.status_code, answer.text) == (200, "ok")
    method, path, headers = peer.asked[0]
    assert (method, path) == ("GET", "/pad?a=1")
    assert headers["host"] == f"127.0.0.1:{peer.port}"
    assert headers["accept-encoding"] == "identity"


@pytest.mark.eis("U-8.3")
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "127.1"])
def test_an_address_inside_is_not_even_connected_to(peer: Any, host: str) -> None:
    with pytest.raises(OutboundRefusedError) as refused:
        get(f"http://{host}:{peer.port}/", OutboundPolicy())
    assert refused.value.sentence
    assert peer.asked == []


def test_the_name_stays_while_the_socket_goes_to_the_address(peer: Any) -> None:
    origin = f"http://{NAME}:{peer.port}"
    names = Names(["127.0.0.1"])
    assert get(f"{origin}/", OutboundPolicy.of(origin), resolver=names).text == "ok"
    assert peer.asked[0][2]["host"] == f"{NAME}:{peer.port}"
    assert names.asked == [NAME]


@pytest.mark.eis("U-8.3")
def test_a_name_that_changes_its_answer_gains_nothing(peer: Any) -> None:
    """Rebinding: good at the first look-up, forbidden at the next. Each call looks up once and uses that answer."""
    origin = f"http://{NAME}:{peer.port}"
    names = Names(["127.0.0.1"], ["169.254.169.254"], ["127.0.0.1", "169.254.169.254"])
    with guarded_client(OutboundPolicy.of(origin), resolver=names) as client:
        assert client.get(origin).text == "ok"
        for _ in range(2):
            with pytest.raises(OutboundRefusedError) as refused:
                client.get(origin)
            assert refused.value.reason == "intern"
    assert len(names.asked) == 3
    assert len(peer.asked) == 1


@pytest.mark.parametrize(
    "found", [["127.0.0.1"], ["93.184.216.34", "10.0.0.1"], ["::ffff:127.0.0.1"], ["fe80::1"]]
)
def test_a_public_name_that_leads_inside_is_refused(found: list[str]) -> None:
    with pytest.raises(OutboundRefusedError) as refused:
        get(f"https://{NAME}/", OutboundPolicy(), resolver=Names(found))
    assert refused.value.reason == "intern"


def test_an_unknown_name_is_said_to_be_unknown() -> None:
    with pytest.raises(OutboundRefusedError) as refused:
        get(f"https://{NAME}/", OutboundPolicy(), resolver=Names([]))
    assert refused.value.reason == "onvindbaar"


def test_the_next_address_is_tried_when_the_first_does_not_answer(peer: Any) -> None:
    origin = f"http://{NAME}:{peer.port}"
    assert get(origin, OutboundPolicy.of(origin), resolver=Names(["127.0.0.9", "127.0.0.1"])).text == "ok"
    with pytest.raises(httpx.ConnectError):
        get(origin, OutboundPolicy.of(origin), resolver=Names(["127.0.0.9", "127.0.0.8"]))


@pytest.mark.eis("U-8.3")
def test_a_redirect_to_this_machine_is_refused(start_peer: Callable[[], Any]) -> None:
    outside, inside = start_peer(), start_peer()
    for onward in (
        inside.origin,
        f"http://localhost:{inside.port}",
        "file:///etc/passwd",
        "http://169.254.169.254/",
    ):
        outside.onward = onward
        with pytest.raises((OutboundRefusedError, httpx.UnsupportedProtocol)):
            get(f"{outside.origin}/onward", OutboundPolicy.of(outside.origin), redirects=3)
    assert len(outside.asked) == 4
    assert inside.asked == []


def test_a_redirect_is_not_followed_unasked(start_peer: Callable[[], Any]) -> None:
    first, second = start_peer(), start_peer()
    first.onward = second.origin
    answer = get(f"{first.origin}/onward", OutboundPolicy.of(first.origin, second.origin))
    assert answer.status_code == 302
    assert second.asked == []


def test_another_origin_gets_no_credentials(start_peer: Callable[[], Any]) -> None:
    first, second = start_peer(), start_peer()
    first.onward = f"{second.origin}/doel"
    secret = {"Authorization": "Bearer x", "X-Api-Key": "x", "Cookie": "a=b", "Accept": "application/json"}
    policy = OutboundPolicy.of(first.origin, second.origin)
    assert get(f"{first.origin}/onward", policy, redirects=1, headers=secret).text == "ok"
    _, path, headers = second.asked[0]
    assert path == "/doel"
    assert headers["accept"] == "application/json"
    assert headers.keys().isdisjoint({"authorization", "x-api-key", "cookie"})


def test_the_same_origin_keeps_its_credentials(peer: Any) -> None:
    peer.onward = "/doel"
    get(f"{peer.origin}/onward", OutboundPolicy.of(peer.origin), redirects=1, headers={"X-Api-Key": "x"})
    assert peer.asked[1][2]["x-api-key"] == "x"


def test_redirects_end_and_a_post_does_not_go_on(peer: Any) -> None:
    peer.onward = "/onward"
    policy = OutboundPolicy.of(peer.origin)
    assert get(f"{peer.origin}/onward", policy, redirects=3).status_code == 302
    assert len(peer.asked) == 4
    with guarded_client(policy) as client:
        request = client.build_request("POST", f"{peer.origin}/onward-with-body", content=b"geheim")
        assert fetch(client, request, redirects=3).status_code == 307
    assert len(peer.asked) == 5


@pytest.mark.parametrize("path", ["/announced", "/chunked", "/packed"])
def test_an_answer_that_is_too_large_or_packed_is_given_up(peer: Any, path: str) -> None:
    with pytest.raises(AnswerTooLargeError):
        get(f"{peer.origin}{path}", OutboundPolicy.of(peer.origin), limits=Limits(body_bytes=1999))


@pytest.mark.parametrize("path", ["/announced", "/chunked"])
def test_an_answer_of_exactly_the_limit_is_read(peer: Any, path: str) -> None:
    answer = get(f"{peer.origin}{path}", OutboundPolicy.of(peer.origin), limits=Limits(body_bytes=2000))
    assert answer.content == b"x" * 2000


@pytest.fixture
def dripping() -> Iterator[str]:
    """Sends an answer that never ends, a byte at a time, until the other side hangs up."""
    listener = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        connection, _ = listener.accept()
        with closing(connection):
            connection.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
            try:
                while True:
                    connection.sendall(b"x")
            except OSError:
                return

    thread = Thread(target=drip)
    thread.start()
    with closing(listener):
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        thread.join()


def test_an_answer_that_drips_is_given_up_at_the_deadline(dripping: str) -> None:
    ticking = itertools.count()
    with pytest.raises(httpx.ReadTimeout):
        get(
            dripping, OutboundPolicy.of(dripping), limits=Limits(seconds=10), now=lambda: float(next(ticking))
        )
    assert next(ticking) == 11


def test_a_silent_server_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        origin = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(httpx.ReadTimeout):
            get(origin, OutboundPolicy.of(origin), limits=Limits(seconds=0.05))


def test_a_slow_name_look_up_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = Event()

    def slow(*_: object, **__: object) -> list[Any]:
        go_on.wait()
        return []

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    try:
        assert system_resolver(NAME, 443, 0.01) == []
    finally:
        go_on.set()


def test_the_machines_resolver_knows_the_machine() -> None:
    found: Resolver = system_resolver
    assert ip_address("127.0.0.1") in found("localhost", 80, 5)


def test_the_environment_sets_no_proxy(peer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert get(peer.origin, OutboundPolicy.of(peer.origin)).text == "ok"


def test_cookies_are_not_kept(peer: Any) -> None:
    with guarded_client(OutboundPolicy.of(peer.origin)) as client:
        client.get(f"{peer.origin}/cookie")
        client.get(f"{peer.origin}/pad")
    assert "cookie" not in peer.asked[1][2]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate that vouches for itself and for the one name."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = tmp_path_factory.mktemp("tls") / "peer.pem"
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def tls_peer(start_peer: Callable[..., Any], certificate: Path) -> Any:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    peer = start_peer(context)
    peer.server_names = []
    context.sni_callback = lambda _socket, name, _context: peer.server_names.append(name)
    return peer


def test_tls_asks_for_and_checks_the_name_and_not_the_address(tls_peer: Any, certificate: Path) -> None:
    trust = ssl.create_default_context(cafile=str(certificate))
    for name, fits in ((NAME, True), ("ander.voorbeeld.nl", False)):
        origin = f"https://{name}:{tls_peer.port}"
        options: dict[str, Any] = {"tls": trust, "resolver": Names(["127.0.0.1"])}
        if fits:
            assert get(origin, OutboundPolicy.of(origin), **options).text == "ok"
        else:
            with pytest.raises(httpx.ConnectError, match="Hostname mismatch"):
                get(origin, OutboundPolicy.of(origin), **options)
    assert tls_peer.server_names == [NAME, "ander.voorbeeld.nl"]


def test_an_unknown_certificate_is_refused(tls_peer: Any) -> None:
    origin = f"https://{NAME}:{tls_peer.port}"
    with pytest.raises(httpx.ConnectError, match="self-signed"):
        get(origin, OutboundPolicy.of(origin), resolver=Names(["127.0.0.1"]))
    assert tls_peer.asked == []
