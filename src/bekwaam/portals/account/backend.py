"""Checking a login name and a password within the academy of the host."""

from typing import Any
from uuid import UUID

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from bekwaam.domains.people.models import Account


class AccountBackend(BaseBackend):
    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **_: Any
    ) -> Account | None:
        if not username or password is None:
            return None
        account = self._open_account(login_name=username.strip().lower())
        if account is None:
            make_password(password)  # as much work as for a real account, so that time tells nothing
            return None
        return account if account.check_password(password) else None

    def get_user(self, user_id: str | UUID) -> Account | None:
        return self._open_account(pk=user_id)

    @staticmethod
    def _open_account(**condition: Any) -> Account | None:
        found: Account | None = (
            Account.objects.select_related("person")
            .filter(is_active=True, person__is_active=True, **condition)
            .first()
        )
        return found
