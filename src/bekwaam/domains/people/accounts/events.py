"""What happens to accounts, for whoever tells the owner about it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bekwaam.domains.people.accounts.enums import FactorChange
from bekwaam.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class PasswordResetAsked(Event):
    """`token` belongs in the address `/wachtwoord-vergeten/<token>/` and nowhere else; it works once."""

    account_id: UUID
    person_id: UUID
    email: str
    token: str
    expires_at: datetime
    is_invitation: bool = False


@dataclass(frozen=True, kw_only=True)
class PasswordChanged(Event):
    account_id: UUID
    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class SecondFactorChanged(Event):
    account_id: UUID
    person_id: UUID
    change: FactorChange


@dataclass(frozen=True, kw_only=True)
class SessionsEnded(Event):
    """By somebody else, by the employer's login service, or because the person left."""

    person_id: UUID
    count: int


@dataclass(frozen=True, kw_only=True)
class NewDeviceUsed(Event):
    """Somebody logged in with a browser that this account did not use before. `device` is in words."""

    account_id: UUID
    person_id: UUID
    device: str
    at: datetime
