"""Reads around accounts. Everything here is within one academy."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.people.accounts.enums import OneTimeUse
from bekwaam.domains.people.accounts.models import (
    AuthenticatorApp,
    DisplayPreference,
    IdentityProvider,
    OneTimeToken,
    Passkey,
    RecoveryCode,
)
from bekwaam.domains.people.models import Account, LoginSession, Person
from bekwaam.domains.tenancy.queries import settings_of_current_academy
from bekwaam.kernel.ids import parse_id
from bekwaam.kernel.sealing import fingerprint

MOST_SESSIONS = 100


@dataclass(frozen=True, slots=True)
class Factors:
    """What somebody can prove besides the password."""

    has_app: bool
    passkeys: tuple[Passkey, ...]
    codes_left: int

    @property
    def any(self) -> bool:
        return self.has_app or bool(self.passkeys)


def open_account(account_id: object) -> Account | None:
    key = parse_id(account_id)
    return _open(Q(pk=key)) if key else None


def account_for_login(typed: str) -> Account | None:
    """By login name, else by an e-mail address that only one account has."""
    name = typed.strip().lower()
    return (_open(Q(login_name=name)) or _open(Q(email=name))) if name and "\x00" not in name else None


def account_of(person: Person) -> Account | None:
    found: Account | None = Account.objects.select_related("person").filter(person=person).first()
    return found


def _open(condition: Q) -> Account | None:
    rows = Account.objects.select_related("person").filter(
        condition, is_active=True, person__is_active=True, person__merged_into__isnull=True
    )
    found = list(rows[:2])
    return found[0] if len(found) == 1 else None


def factors_of(account: Account) -> Factors:
    return Factors(
        has_app=AuthenticatorApp.objects.filter(account=account, confirmed_at__isnull=False).exists(),
        passkeys=tuple(Passkey.objects.filter(account=account).order_by("created_at")),
        codes_left=RecoveryCode.objects.filter(account=account, used_at__isnull=True).count(),
    )


def passkey_by_credential(credential_id: str) -> Passkey | None:
    found: Passkey | None = (
        Passkey.objects.select_related("account__person").filter(credential_id=credential_id).first()
    )
    return found


def sessions_of(account: Account, *, at: datetime) -> list[LoginSession]:
    rows = LoginSession.objects.filter(account=account, expires_at__gt=at).order_by("-last_seen_at")
    return [
        row for row in rows[:MOST_SESSIONS] if row.last_seen_at + timedelta(seconds=row.idle_seconds) > at
    ]


def open_token(use: OneTimeUse, token: str, *, at: datetime) -> OneTimeToken | None:
    """Look without using it up, to show the form that will."""
    found: OneTimeToken | None = (
        OneTimeToken.objects.select_related("account__person")
        .filter(use=use, token_digest=token_digest(token), expires_at__gt=at)
        .first()
    )
    return found


def token_digest(token: str) -> str:
    return fingerprint(token, "one-time-token")


def enabled_provider() -> IdentityProvider | None:
    found: IdentityProvider | None = IdentityProvider.objects.filter(is_enabled=True).first()
    return found


def provider(provider_id: object) -> IdentityProvider | None:
    key = parse_id(provider_id)
    found: IdentityProvider | None = IdentityProvider.objects.filter(pk=key).first() if key else None
    return found


def providers() -> list[IdentityProvider]:
    return list(IdentityProvider.objects.order_by("name"))


def preference_of(person_id: UUID) -> DisplayPreference | None:
    found: DisplayPreference | None = DisplayPreference.objects.filter(person_id=person_id).first()
    return found


def personas() -> dict[str, Person]:
    """The demo's people to become, in the order in which the demo data names them."""
    wanted = settings_of_current_academy().options.get("personas") or {}
    ids = {slug: key for slug, value in wanted.items() if (key := parse_id(value))}
    people = Person.objects.filter(is_active=True).in_bulk(list(ids.values()))
    return {slug: people[key] for slug, key in ids.items() if key in people}


def facts_about(person_id: UUID) -> "list[AuditFact]":
    """What others did with this person's data, newest first; also under a number that was merged into this one."""
    ids = [person_id, *Person.objects.filter(merged_into=person_id).values_list("pk", flat=True)]
    rows = AuditFact.objects.filter(subject_id__in=ids).exclude(actor_id__in=ids)
    return list(rows.order_by("-at", "-id")[:200])
