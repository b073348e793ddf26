"""Real servers on loopback that remember what they were asked."""

import gzip
import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest


@dataclass
class Peer:
    """A server, its port, the requests that reached it, and where it sends people on to."""

    port: int = 0
    onward: str = ""
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def handler_for(peer: Peer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            peer.asked.append(
                (self.command, self.path, {name.lower(): value for name, value in self.headers.items()})
            )
            answers: dict[str, Callable[[], None]] = {
                "/onward": lambda: self.answer(b"", status=302, Location=peer.onward),
                "/onward-with-body": lambda: self.answer(b"", status=307, Location=peer.onward),
                "/announced": lambda: self.answer(b"x" * 2000),
                "/chunked": self.chunked,
                "/packed": lambda: self.answer(gzip.compress(b"x" * 10), **{"Content-Encoding": "gzip"}),
                "/cookie": lambda: self.answer(b"ok", **{"Set-Cookie": "a=b"}),
            }
            answers.get(self.path, lambda: self.answer(b"ok"))()

        def do_POST(self) -> None:
            self.do_GET()

        def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), "Connection": "close", **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def chunked(self) -> None:
            self.send_response(200)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(b"3e8\r\n" + b"x" * 1000 + b"\r\n" + b"3e8\r\n" + b"x" * 1000 + b"\r\n0\r\n\r\n")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name in the base class)
            """Quiet."""

    return Handler


@contextmanager
def running(tls: ssl.SSLContext | None = None) -> Iterator[Peer]:
    peer = Peer()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_for(peer))
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    peer.port = server.server_address[1]
    server.handle_error = lambda *_: None  # type: ignore[method-assign,misc,assignment]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield peer
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def start_peer() -> Iterator[Callable[..., Peer]]:
    with ExitStack() as stack:
        yield lambda tls=None: stack.enter_context(running(tls))


@pytest.fixture
def peer(start_peer: Callable[..., Peer]) -> Peer:
    return start_peer()
