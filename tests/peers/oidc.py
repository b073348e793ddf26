"""The OpenID Connect provider of the tests: `oidc-provider` in a process of its own (`oidc.mjs`)."""

import json
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx

HERE = Path(__file__).parent
REDIRECT = "http://noord.localhost/inloggen/werkgever/terug/"


class OidcPeer:
    def __init__(self) -> None:
        from tools.node import node_command

        command = [
            node_command(),
            "--no-warnings",
            str(HERE / "oidc.mjs"),
            REDIRECT,
            REDIRECT.replace("noord", "zuid"),
        ]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        started = self._read()
        self.issuer, self.client_id = started["issuer"], started["client_id"]
        self.secret = started["client_secret"]

    def tell(self, name: str, value: Any) -> dict[str, Any]:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({name: value}) + "\n")
        self._process.stdin.flush()
        return self._read()

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the provider stopped"
        found: dict[str, Any] = json.loads(line)
        return found

    def visit(self, address: str) -> str:
        """Be the browser at the provider: follow it until it sends us back. Returns that address."""
        with httpx.Client() as browser:
            for _ in range(8):
                answer = browser.get(address)
                address = urljoin(address, answer.headers["location"])
                if not address.startswith(self.issuer):
                    return address
        raise AssertionError("the provider did not send us back")

    def stop(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=10)
        self._process.stdout.close()
