"""Sessions in the academy's own table, so that a person can see and end them, and so that the key of one
academy opens nothing in another. The key itself is only in the cookie; the table has its digest."""

import hashlib
from datetime import timedelta
from typing import Any

from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, transaction

from bekwaam.domains.people.accounts.rules import session_limits
from bekwaam.domains.people.models import LoginSession
from bekwaam.domains.tenancy.queries import settings_of_current_academy
from bekwaam.kernel import clock

SEEN_EVERY = timedelta(minutes=5)


def digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


class SessionStore(SessionBase):
    row: LoginSession | None = None

    def load(self) -> dict[str, Any]:
        self.row = self._find(self.session_key)
        if self.row is None:
            self._session_key = None
            return {}
        return dict(self.decode(self.row.payload))

    def _find(self, key: str | None) -> LoginSession | None:
        if not key:
            return None
        now = clock.now()
        found = LoginSession.objects.filter(key_digest=digest(key), expires_at__gt=now)
        row: LoginSession | None = found.first()
        if row is None or row.last_seen_at <= now - timedelta(seconds=row.idle_seconds):
            return None
        return row

    @property
    def digest(self) -> str:
        """What the table knows this session by."""
        return digest(self.session_key or "")

    def get_expiry_age(self, **kwargs: Any) -> int:
        """The cookie goes when the session does."""
        if self.row is None:
            return super().get_expiry_age(**kwargs)
        return max(0, int((self.row.expires_at - clock.now()).total_seconds()))

    def exists(self, session_key: str) -> bool:
        return bool(LoginSession.objects.filter(key_digest=digest(session_key)).exists())

    def create(self) -> None:
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        if self.session_key is None:
            return self.create()
        payload = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        values = {"payload": self.encode(payload), "account_id": self._account_id(payload)}
        return self._insert(values) if must_create else self._update(values)

    @staticmethod
    def _account_id(payload: dict[str, Any]) -> Any:
        return payload.get("_auth_user_id") or None

    def _insert(self, values: dict[str, Any]) -> None:
        now = clock.now()
        limits = session_limits(settings_of_current_academy().options)
        try:
            with transaction.atomic():
                self.row = LoginSession.objects.create(
                    key_digest=digest(str(self.session_key)),
                    created_at=now,
                    last_seen_at=now,
                    expires_at=now + limits.absolute,
                    idle_seconds=int(limits.idle.total_seconds()),
                    **values,
                )
        except IntegrityError as error:
            raise CreateError from error

    def _update(self, values: dict[str, Any]) -> None:
        rows = LoginSession.objects.filter(key_digest=digest(str(self.session_key)))
        if not rows.update(last_seen_at=clock.now(), **values):
            raise UpdateError

    def touch(self, browser: str) -> None:
        """Note that the session is in use; written at most once per few minutes."""
        now, browser = clock.now(), browser[:250]
        if self.row is not None and (now - self.row.last_seen_at > SEEN_EVERY or self.row.browser != browser):
            LoginSession.objects.filter(pk=self.row.pk).update(last_seen_at=now, browser=browser)

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key:
            LoginSession.objects.filter(key_digest=digest(key)).delete()

    @classmethod
    def clear_expired(cls) -> None:
        LoginSession.objects.filter(expires_at__lt=clock.now()).delete()
