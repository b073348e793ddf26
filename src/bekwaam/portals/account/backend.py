"""Finding the account of a session, within the academy of the host. Passwords are checked by the people context."""

from uuid import UUID

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from bekwaam.domains.people.accounts import queries
from bekwaam.domains.people.models import Account

NAME = "bekwaam.portals.account.backend.AccountBackend"


class AccountBackend(BaseBackend):
    def authenticate(self, request: HttpRequest | None, **credentials: object) -> Account | None:
        """Nothing logs in through here: `entering.py` does, after all its steps."""
        return None

    def get_user(self, user_id: str | UUID) -> Account | None:
        return queries.open_account(user_id)
