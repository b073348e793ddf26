"""Somebody who is logged in, for a browser that walks the product."""

from typing import Any
from urllib.parse import urlsplit

from bekwaam.kernel.actors import Role


def signed_in(site: str, role: Role) -> dict[str, Any]:
    """A new person with this role at academy Noord, logged in with a second factor, as the storage state of a browser.

    Rows are really committed.
    """
    from django.conf import settings
    from django.test import Client

    from bekwaam.kernel import clock
    from bekwaam.kernel.scope import academy_scope
    from tests import server
    from tests.factories import a_grant, a_person, an_account

    host = urlsplit(site).hostname or ""
    client = Client(HTTP_HOST=host, SERVER_NAME=host)
    with academy_scope(server.NOORD):
        person = a_person("de Vries", given_name="Samira")
        a_grant(person, role)
        client.force_login(an_account(person), backend="bekwaam.portals.account.backend.AccountBackend")
        session = client.session
        session.update({"strong": "app", "since": clock.now().isoformat()})
        session.save()
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    kept = {"name": cookie.key, "value": cookie.value, "domain": host, "path": "/", "sameSite": "Lax"}
    return {"cookies": [{**kept, "expires": -1, "httpOnly": True, "secure": False}], "origins": []}
