"""What a request holds once the middleware has worked on it, for the type checker."""

from django.http import HttpRequest

from bekwaam.domains.people.models import Account
from bekwaam.domains.tenancy.queries import AcademyAddress
from bekwaam.kernel.actors import Actor
from bekwaam.portals.account.session_store import SessionStore


class AcademyRequest(HttpRequest):
    """On the host of an academy. `user` is an account only behind `signed_in`, or after asking."""

    user: Account
    actor: Actor
    academy: AcademyAddress
    session: SessionStore
    chosen_appearance: str
    device_token: str
    """Set by a login: what the browser is to keep."""
