"""The second factor: an authenticator app with recovery codes. Each code works once."""

import secrets
from datetime import datetime

from bekwaam.domains.people.accounts import queries, rules, totp
from bekwaam.domains.people.accounts.actions import attempts
from bekwaam.domains.people.accounts.actions.facts import note, self_actor
from bekwaam.domains.people.accounts.enums import Factor, FactorChange
from bekwaam.domains.people.accounts.events import SecondFactorChanged
from bekwaam.domains.people.accounts.models import AuthenticatorApp, Passkey, RecoveryCode
from bekwaam.domains.people.models import Account
from bekwaam.domains.tenancy.queries import settings_of_current_academy
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require
from bekwaam.kernel.events import publish
from bekwaam.kernel.sealing import fingerprint, seal, unseal

PURPOSE = "totp"
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
CODE_SIGNS = 16


def begin_app(account: Account, *, at: datetime) -> str:
    """A secret to put in an app; the same one until it is confirmed, so that a reload shows the same picture."""
    found = AuthenticatorApp.objects.select_for_update().filter(account=account).first()
    if found is not None and found.confirmed_at is not None:
        raise Refused("app_exists")
    if found is not None:
        return unseal(found.sealed_secret, PURPOSE)
    secret = totp.new_secret()
    AuthenticatorApp.objects.create(account=account, sealed_secret=seal(secret, PURPOSE), created_at=at)
    return secret


def confirm_app(account: Account, code: str, *, actor: Actor, at: datetime) -> list[str]:
    """The first right code switches the app on. Returns recovery codes, which are shown once."""
    require(attempts.take(rules.BY_CODE, str(account.pk), at=at))
    app = AuthenticatorApp.objects.select_for_update().filter(account=account, confirmed_at=None).first()
    step = _step(app, code, at) if app else None
    if app is None or step is None:
        raise Refused("code_wrong")
    attempts.forgive(rules.BY_CODE, str(account.pk))
    app.confirmed_at, app.last_step = at, step
    app.save(update_fields=["confirmed_at", "last_step"])
    codes = _new_codes(account, at)
    tell(account, FactorChange.APP_ADDED, actor=actor, at=at)
    return codes


def check_code(account: Account, typed: str, *, at: datetime) -> Factor:
    """A code of the app or a recovery code, whichever was typed."""
    require(attempts.take(rules.BY_CODE, str(account.pk), at=at))
    code = "".join(typed.split()).replace("-", "").lower()
    factor = _use_app_code(account, code, at) or _use_recovery_code(account, code, at)
    if factor is None:
        note("account.code_failed", account.person, actor=self_actor(account, at=at), at=at)
        raise Refused("code_wrong")
    attempts.forgive(rules.BY_CODE, str(account.pk))
    return factor


def _use_app_code(account: Account, code: str, at: datetime) -> Factor | None:
    """The row stays locked until the end of the transaction, so that one code cannot serve twice."""
    apps = AuthenticatorApp.objects.select_for_update().filter(account=account, confirmed_at__isnull=False)
    app = apps.first()
    step = _step(app, code, at) if app else None
    if app is None or step is None:
        return None
    app.last_step = step
    app.save(update_fields=["last_step"])
    return Factor.APP


def _step(app: AuthenticatorApp, code: str, at: datetime) -> int | None:
    secret = unseal(app.sealed_secret, PURPOSE)
    return totp.matching_step(secret, code.strip().replace(" ", ""), at=at, after=app.last_step)


def _use_recovery_code(account: Account, code: str, at: datetime) -> Factor | None:
    fresh = RecoveryCode.objects.filter(account=account, code_digest=_digest(code), used_at__isnull=True)
    if not fresh.update(used_at=at):
        return None
    tell(account, FactorChange.CODE_USED, actor=self_actor(account, at=at), at=at)
    return Factor.RECOVERY_CODE


def renew_codes(account: Account, *, actor: Actor, at: datetime) -> list[str]:
    codes = _new_codes(account, at)
    tell(account, FactorChange.CODES_RENEWED, actor=actor, at=at)
    return codes


def _new_codes(account: Account, at: datetime) -> list[str]:
    RecoveryCode.objects.filter(account=account).delete()
    codes = [
        "".join(secrets.choice(ALPHABET) for _ in range(CODE_SIGNS)) for _ in range(rules.RECOVERY_CODES)
    ]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(account=account, code_digest=_digest(code), created_at=at) for code in codes
    )
    return ["-".join(code[n : n + 4] for n in range(0, CODE_SIGNS, 4)) for code in codes]


def _digest(code: str) -> str:
    return fingerprint(code, "recovery-code")


def remove_app(account: Account, *, actor: Actor, at: datetime) -> None:
    if (
        rules.needs_second_factor(actor, settings_of_current_academy().options)
        and not queries.factors_of(account).passkeys
    ):
        raise Refused("last_factor")
    AuthenticatorApp.objects.filter(account=account).delete()
    RecoveryCode.objects.filter(account=account).delete()
    tell(account, FactorChange.APP_REMOVED, actor=actor, at=at)


def remove_all(account: Account, *, actor: Actor, at: datetime) -> None:
    """By an administrator, for somebody who lost everything; never for oneself."""
    if actor.person_id == account.person_id:
        raise Refused("not_for_yourself")
    for model in (AuthenticatorApp, RecoveryCode, Passkey):
        model.objects.filter(account=account).delete()
    tell(account, FactorChange.ALL_REMOVED, actor=actor, at=at)


def tell(account: Account, change: FactorChange, *, actor: Actor, at: datetime) -> None:
    note(f"account.{change.value}", account.person, actor=actor, at=at)
    publish(SecondFactorChanged(account_id=account.pk, person_id=account.person_id, change=change))
