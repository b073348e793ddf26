"""Messages about the way in. They cannot be switched off: they warn the owner when somebody else is at it."""

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.notifications.enums import Importance
from bekwaam.domains.notifications.kinds.registry import Kind, Text, Variable

UNTIL = Variable("tot", _("Tot wanneer de link werkt"), "maandag 23 november 2026, 11:00")
NOT_YOU = "Was jij dit niet? Meld het dan meteen bij de beheerder."
NOT_YOU_EN = "Was this not you? Then tell the administrator at once."

PASSWORD_RESET = Kind(
    code="accounts.password_reset",
    title=_("Nieuw wachtwoord kiezen"),
    owner="accounts",
    variables=(UNTIL,),
    importance=Importance.URGENT,
    may_switch_off=False,
    is_secret=True,
    button=_("Kies een nieuw wachtwoord"),
    texts={
        "nl": Text(
            "Kies een nieuw wachtwoord",
            "Hallo {voornaam},\n\nJe vroeg een nieuw wachtwoord aan. De link werkt één keer, tot {tot}.\n\n"
            "Heb je dit niet gevraagd? Dan hoef je niets te doen: je wachtwoord blijft zoals het is.",
        ),
        "en": Text(
            "Choose a new password",
            "Hello {voornaam},\n\nYou asked for a new password. The link works once, until {tot}.\n\n"
            "Did you not ask for this? Then you need not do anything: your password stays as it is.",
        ),
    },
)
INVITATION = Kind(
    code="accounts.invitation",
    title=_("Uitnodiging om in te loggen"),
    owner="accounts",
    variables=(UNTIL,),
    importance=Importance.URGENT,
    may_switch_off=False,
    is_secret=True,
    button=_("Kies je wachtwoord"),
    texts={
        "nl": Text(
            "Welkom bij {academie}",
            "Hallo {voornaam},\n\nJe hebt een account bij {academie}. Kies eerst een wachtwoord. "
            "De link werkt één keer, tot {tot}.",
        ),
        "en": Text(
            "Welcome to {academie}",
            "Hello {voornaam},\n\nYou have an account at {academie}. First choose a password. "
            "The link works once, until {tot}.",
        ),
    },
)
PASSWORD_CHANGED = Kind(
    code="accounts.password_changed",
    title=_("Je wachtwoord is gewijzigd"),
    owner="accounts",
    importance=Importance.URGENT,
    may_switch_off=False,
    button=_("Bekijk je account"),
    texts={
        "nl": Text(
            "Je wachtwoord is gewijzigd", f"Hallo {{voornaam}},\n\nJe wachtwoord is gewijzigd.\n\n{NOT_YOU}"
        ),
        "en": Text(
            "Your password was changed",
            f"Hello {{voornaam}},\n\nYour password was changed.\n\n{NOT_YOU_EN}",
        ),
    },
)
SECOND_FACTOR_CHANGED = Kind(
    code="accounts.second_factor_changed",
    title=_("Je tweede stap bij het inloggen is veranderd"),
    owner="accounts",
    variables=(Variable("wijziging", _("Wat er is veranderd"), "Er is een passkey toegevoegd."),),
    importance=Importance.URGENT,
    may_switch_off=False,
    button=_("Bekijk je account"),
    texts={
        "nl": Text(
            "Je tweede stap bij het inloggen is veranderd",
            f"Hallo {{voornaam}},\n\n{{wijziging}}\n\n{NOT_YOU}",
        ),
        "en": Text(
            "Your second step of logging in has changed",
            f"Hello {{voornaam}},\n\n{{wijziging}}\n\n{NOT_YOU_EN}",
        ),
    },
)
SESSIONS_ENDED = Kind(
    code="accounts.sessions_ended",
    title=_("Je bent uitgelogd"),
    owner="accounts",
    variables=(Variable("aantal", _("Op hoeveel apparaten"), "2"),),
    importance=Importance.IMPORTANT,
    may_switch_off=False,
    button=_("Bekijk je sessies"),
    texts={
        "nl": Text(
            "Je bent uitgelogd",
            f"Hallo {{voornaam}},\n\nJe bent uitgelogd op {{aantal}} apparaten, door iemand anders of door de "
            f"inlogdienst van je werkgever.\n\n{NOT_YOU}",
        ),
        "en": Text(
            "You were logged out",
            f"Hello {{voornaam}},\n\nYou were logged out on {{aantal}} devices, by somebody else or by the login "
            f"service of your employer.\n\n{NOT_YOU_EN}",
        ),
    },
)
NEW_DEVICE = Kind(
    code="accounts.new_device",
    title=_("Ingelogd op een nieuw apparaat"),
    owner="accounts",
    variables=(
        Variable("apparaat", _("De browser en het soort apparaat"), "Firefox op Windows"),
        Variable("moment", _("Wanneer"), "maandag 23 november 2026, 11:00"),
    ),
    importance=Importance.URGENT,
    may_switch_off=False,
    button=_("Bekijk je sessies"),
    texts={
        "nl": Text(
            "Er is ingelogd op een nieuw apparaat",
            "Hallo {voornaam},\n\nJe account is gebruikt met {apparaat}, op {moment}. Dat apparaat was nog niet bekend.\n\n"
            "Was jij dit? Dan hoef je niets te doen. Was jij dit niet? Log dat apparaat uit, kies een nieuw wachtwoord "
            "en meld het bij de beheerder.",
        ),
        "en": Text(
            "Your account was used on a new device",
            "Hello {voornaam},\n\nYour account was used with {apparaat}, on {moment}. That device was not known yet.\n\n"
            "Was this you? Then you need not do anything. Was it not you? Log that device out, choose a new password "
            "and tell the administrator.",
        ),
    },
)
KINDS = (PASSWORD_RESET, INVITATION, PASSWORD_CHANGED, SECOND_FACTOR_CHANGED, SESSIONS_ENDED, NEW_DEVICE)
