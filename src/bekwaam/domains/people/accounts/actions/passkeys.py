"""Keeping passkeys. The checking of what a browser sends is in `portals/account/webauthn.py`."""

from datetime import datetime
from uuid import UUID

from bekwaam.domains.people.accounts import queries, rules
from bekwaam.domains.people.accounts.actions.factors import tell
from bekwaam.domains.people.accounts.actions.facts import note
from bekwaam.domains.people.accounts.enums import FactorChange
from bekwaam.domains.people.accounts.models import Passkey
from bekwaam.domains.people.models import Account
from bekwaam.domains.tenancy.queries import settings_of_current_academy
from bekwaam.kernel.actors import Actor, system_actor
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.scope import current_academy_id

MOST_PASSKEYS = 10


def add_passkey(
    account: Account,
    *,
    name: str,
    credential_id: str,
    credential: bytes,
    sign_count: int,
    actor: Actor,
    at: datetime,
) -> Passkey:
    if Passkey.objects.filter(account=account).count() >= MOST_PASSKEYS:
        raise Refused("too_many_passkeys", most=MOST_PASSKEYS)
    if queries.passkey_by_credential(credential_id) is not None:
        raise Refused("passkey_known")
    passkey: Passkey = Passkey.objects.create(
        account=account,
        name=name.strip()[:60] or "Passkey",
        credential_id=credential_id,
        credential=credential,
        sign_count=sign_count,
        created_at=at,
    )
    tell(account, FactorChange.PASSKEY_ADDED, actor=actor, at=at)
    return passkey


def use_passkey(passkey: Passkey, *, sign_count: int, at: datetime) -> Account:
    """The account it opens. A counter that does not go up tells of a copied key (WebAuthn §6.1.1); many keys always say zero."""
    account = queries.open_account(passkey.account_id)
    if account is None:
        raise Refused("passkey_refused")
    locked = Passkey.objects.select_for_update().get(pk=passkey.pk)
    if (sign_count or locked.sign_count) and sign_count <= locked.sign_count:
        note("account.passkey_copied", account.person, actor=system_actor(current_academy_id()), at=at)
        raise Refused("passkey_refused")
    locked.sign_count, locked.last_used_at = sign_count, at
    locked.save(update_fields=["sign_count", "last_used_at"])
    return account


def remove_passkey(account: Account, passkey_id: UUID, *, actor: Actor, at: datetime) -> None:
    factors = queries.factors_of(account)
    if passkey_id not in {passkey.pk for passkey in factors.passkeys}:
        raise Refused("passkey_gone")
    if (
        rules.needs_second_factor(actor, settings_of_current_academy().options)
        and not factors.has_app
        and len(factors.passkeys) == 1
    ):
        raise Refused("last_factor")
    Passkey.objects.filter(account=account, pk=passkey_id).delete()
    tell(account, FactorChange.PASSKEY_REMOVED, actor=actor, at=at)
