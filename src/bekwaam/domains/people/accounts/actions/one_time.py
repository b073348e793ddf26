"""Tokens that work once: the bearer has the token, the table its fingerprint, the payload is sealed."""

import json
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from bekwaam.domains.people.accounts.enums import OneTimeUse
from bekwaam.domains.people.accounts.models import OneTimeToken
from bekwaam.domains.people.accounts.queries import token_digest
from bekwaam.domains.people.models import Account
from bekwaam.kernel.sealing import seal, unseal


def issue(
    use: OneTimeUse,
    *,
    at: datetime,
    lifetime: timedelta,
    account: Account | None = None,
    payload: dict[str, Any] | None = None,
) -> str:
    token = secrets.token_urlsafe(32)
    OneTimeToken.objects.create(
        use=use,
        token_digest=token_digest(token),
        account=account,
        sealed_payload=seal(json.dumps(payload or {}), use.value),
        created_at=at,
        expires_at=at + lifetime,
    )
    return token


def redeem(use: OneTimeUse, token: str, *, at: datetime) -> tuple[dict[str, Any], Account | None] | None:
    """Use it up. Of two that come at the same moment one gets it; the other finds nothing."""
    rows = OneTimeToken.objects.filter(use=use, token_digest=token_digest(token), expires_at__gt=at)
    with transaction.atomic():
        row = rows.select_for_update(of=("self",)).first()
        if row is None:
            return None
        OneTimeToken.objects.filter(pk=row.pk).delete()
    payload: dict[str, Any] = json.loads(unseal(row.sealed_payload, use.value))
    return payload, _with_person(row.account_id)


def redeem_all(use: OneTimeUse, *, at: datetime) -> list[dict[str, Any]]:
    """Use up every open token of one use; rows that another worker holds are left to it."""
    with transaction.atomic():
        open_rows = OneTimeToken.objects.filter(use=use, expires_at__gt=at)
        rows = list(open_rows.select_for_update(skip_locked=True).order_by("created_at"))
        OneTimeToken.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return [json.loads(unseal(row.sealed_payload, use.value)) for row in rows]


def withdraw(use: OneTimeUse, account: Account) -> None:
    """Whatever was handed out before for this use no longer works."""
    OneTimeToken.objects.filter(use=use, account=account).delete()


def sweep(*, at: datetime) -> None:
    OneTimeToken.objects.filter(expires_at__lt=at).delete()


def _with_person(account_id: Any) -> Account | None:
    if account_id is None:
        return None
    found: Account | None = Account.objects.select_related("person").filter(pk=account_id).first()
    return found
