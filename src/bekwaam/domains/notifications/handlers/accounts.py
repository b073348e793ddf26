"""The owner of an account hears what happens to it."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import override

from bekwaam.domains.notifications.actions import notify
from bekwaam.domains.notifications.kinds import DEFAULT_LANGUAGE
from bekwaam.domains.notifications.kinds.accounts import (
    INVITATION,
    NEW_DEVICE,
    PASSWORD_CHANGED,
    PASSWORD_RESET,
    SECOND_FACTOR_CHANGED,
    SESSIONS_ENDED,
)
from bekwaam.domains.people.accounts.enums import FactorChange
from bekwaam.domains.people.accounts.events import (
    NewDeviceUsed,
    PasswordChanged,
    PasswordResetAsked,
    SecondFactorChanged,
    SessionsEnded,
)
from bekwaam.kernel import clock
from bekwaam.kernel.clock import AMSTERDAM
from bekwaam.kernel.events import subscribe
from bekwaam.kernel.links import link_to

CHANGES = {
    FactorChange.APP_ADDED: "Er is een app voor codes toegevoegd.",
    FactorChange.APP_REMOVED: "De app voor codes is verwijderd.",
    FactorChange.CODES_RENEWED: "Er zijn nieuwe herstelcodes gemaakt. De oude werken niet meer.",
    FactorChange.CODE_USED: "Er is ingelogd met een herstelcode. Die code werkt niet meer.",
    FactorChange.PASSKEY_ADDED: "Er is een passkey toegevoegd.",
    FactorChange.PASSKEY_REMOVED: "Er is een passkey verwijderd.",
    FactorChange.ALL_REMOVED: "Je tweede stap is weggehaald. Bij het inloggen stel je een nieuwe in.",
}


@subscribe(PasswordResetAsked)
def send_reset(event: PasswordResetAsked) -> None:
    """To the address of the account, which may be another than that of the person."""
    kind = INVITATION if event.is_invitation else PASSWORD_RESET
    notify(
        kind.code,
        event.person_id,
        {"tot": _in_words(event.expires_at)},
        event_id=event.event_id,
        link=link_to("password_reset", event.token),
        address=event.email,
        expires_at=event.expires_at,
        at=clock.now(),
    )


@subscribe(PasswordChanged)
def tell_password_changed(event: PasswordChanged) -> None:
    notify(
        PASSWORD_CHANGED.code,
        event.person_id,
        event_id=event.event_id,
        link=link_to("account"),
        at=clock.now(),
    )


@subscribe(SecondFactorChanged)
def tell_second_factor_changed(event: SecondFactorChanged) -> None:
    facts = {"wijziging": CHANGES[event.change]}
    notify(
        SECOND_FACTOR_CHANGED.code,
        event.person_id,
        facts,
        event_id=event.event_id,
        link=link_to("account"),
        at=clock.now(),
    )


@subscribe(SessionsEnded)
def tell_sessions_ended(event: SessionsEnded) -> None:
    facts = {"aantal": str(event.count)}
    notify(
        SESSIONS_ENDED.code,
        event.person_id,
        facts,
        event_id=event.event_id,
        link=link_to("account"),
        at=clock.now(),
    )


@subscribe(NewDeviceUsed)
def tell_new_device(event: NewDeviceUsed) -> None:
    facts = {"apparaat": event.device, "moment": _in_words(event.at)}
    notify(
        NEW_DEVICE.code,
        event.person_id,
        facts,
        event_id=event.event_id,
        link=link_to("sessions"),
        at=clock.now(),
    )


def _in_words(at: datetime) -> str:
    with override(DEFAULT_LANGUAGE):
        return str(date_format(localtime(at, AMSTERDAM), "l j F Y, H:i"))
