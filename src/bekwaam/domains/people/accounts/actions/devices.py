"""Recognising a browser that somebody logged in with before. The browser keeps a random cookie; the table has a
fingerprint of it together with the account, so that it tells nobody which accounts share a browser."""

from datetime import datetime

from bekwaam.domains.people.accounts.events import NewDeviceUsed
from bekwaam.domains.people.accounts.models import KnownDevice
from bekwaam.domains.people.accounts.rules import DEVICES_KEPT
from bekwaam.domains.people.models import Account
from bekwaam.domains.tenancy.queries import days_of
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.events import publish
from bekwaam.kernel.sealing import fingerprint

MOST = 20
"""Devices remembered per account; the one that was used longest ago is forgotten first."""


def recognise(account: Account, token: str, *, words: str, at: datetime) -> None:
    """Remember the device, and tell the owner when it is new. The first login of all is no news."""
    on = local_date(at)
    digest = fingerprint(f"{account.pk}:{token}", "known-device")
    device, is_new = KnownDevice.objects.get_or_create(
        account=account, token_digest=digest, defaults={"last_used_on": on}
    )
    if not is_new:
        KnownDevice.objects.filter(pk=device.pk).exclude(last_used_on=on).update(last_used_on=on)
        return
    _forget_the_oldest(account)
    if account.last_login is not None:
        publish(NewDeviceUsed(account_id=account.pk, person_id=account.person_id, device=words, at=at))


def _forget_the_oldest(account: Account) -> None:
    kept = KnownDevice.objects.filter(account=account).order_by("-last_used_on", "-pk")
    surplus = list(kept.values_list("pk", flat=True)[MOST:])
    if surplus:
        KnownDevice.objects.filter(pk__in=surplus).delete()


def sweep(*, at: datetime) -> None:
    KnownDevice.objects.filter(last_used_on__lt=local_date(at) - days_of(DEVICES_KEPT)).delete()
