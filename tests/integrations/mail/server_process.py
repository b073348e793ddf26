"""A mail server of its own: `python server_process.py FOLDER [CERTIFICATE KEY]`.

It writes its port to FOLDER/port, what happens to FOLDER/log (JSON lines), and answers as FOLDER/answers says:
`{"RCPT": "451 4.3.0 Later", "DATA": "hang"}`. `hang` never answers, `close` breaks the line, `DATA_START` is the
answer to the command itself.
"""

import asyncio
import json
import ssl
import sys
from email import message_from_bytes
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult

FOLDER = Path(sys.argv[1])


def answer(stage: str) -> str:
    path = FOLDER / "answers"
    return json.loads(path.read_text()).get(stage, "") if path.exists() else ""


def note(**values: Any) -> None:
    with (FOLDER / "log").open("a") as log:
        log.write(json.dumps(values) + "\n")


class Handler:
    async def handle_RCPT(self, server: SMTP, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        note(event="rcpt", address=address)
        told = answer("RCPT")
        if not told:
            envelope.rcpt_tos.append(address)
        return told or "250 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: N802
        content = envelope.content
        message_id = str(message_from_bytes(content)["Message-ID"])
        note(
            event="data",
            message_id=message_id,
            to=envelope.rcpt_tos,
            content=content.decode("utf-8", "replace"),
        )
        told = answer("DATA")
        if told == "hang":
            await asyncio.Event().wait()
        if told == "close":
            server.transport.abort()
            await asyncio.Event().wait()
        return told or "250 2.0.0 Taken"


class Server(SMTP):
    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        told = answer("DATA_START")
        if told:
            await self.push(told)
            return
        await super().smtp_DATA(arg)


def authenticate(server: Any, session: Any, envelope: Any, mechanism: str, login: Any) -> AuthResult:
    return AuthResult(success=(login.login, login.password) == (b"noor", b"geheim/woord"), handled=False)


def context() -> ssl.SSLContext | None:
    if len(sys.argv) < 4:
        return None
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(sys.argv[2], sys.argv[3])
    return made


async def main() -> None:
    tls = context()
    options = {"tls_context": tls, "require_starttls": True} if tls and len(sys.argv) == 4 else {}
    implicit = tls if len(sys.argv) > 4 else None

    def factory() -> Server:
        return Server(
            Handler(),
            hostname="mail.example",
            authenticator=authenticate,
            auth_require_tls=implicit is None,
            timeout=3600,
            **options,
        )

    server = await asyncio.get_running_loop().create_server(factory, "127.0.0.1", 0, ssl=implicit)
    port_file = FOLDER / "port.new"
    port_file.write_text(str(server.sockets[0].getsockname()[1]))
    port_file.rename(FOLDER / "port")
    await server.serve_forever()


asyncio.run(main())
