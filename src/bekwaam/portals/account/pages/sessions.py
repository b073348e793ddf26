"""Where somebody is logged in, the browser at hand first."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bekwaam.domains.people.accounts import queries
from bekwaam.domains.people.models import Account
from bekwaam.portals.account import browser_words


@dataclass(frozen=True, slots=True)
class OpenSession:
    id: UUID
    browser: str
    icon: str
    since: datetime
    last_seen: datetime
    is_here: bool


@dataclass(frozen=True, slots=True)
class SessionsPage:
    sessions: list[OpenSession]

    @property
    def has_others(self) -> bool:
        return any(not session.is_here for session in self.sessions)


def sessions_page(account: Account, digest: str, *, at: datetime) -> SessionsPage:
    rows = [
        OpenSession(
            id=row.pk,
            browser=browser_words.in_words(row.browser),
            icon=browser_words.drawing_of(row.browser),
            since=row.created_at,
            last_seen=row.last_seen_at,
            is_here=row.key_digest == digest,
        )
        for row in queries.sessions_of(account, at=at)
    ]
    return SessionsPage(sorted(rows, key=lambda row: not row.is_here))
