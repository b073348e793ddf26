"""The closed lists of logging in."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OneTimeUse(TextChoices):
    RESET_REQUEST = "reset_request", _("Aanvraag van een nieuw wachtwoord")
    PASSWORD_RESET = "password_reset", _("Nieuw wachtwoord")
    PROVIDER_LOGIN = "provider_login", _("Inloggen via de werkgever")
    PASSKEY = "passkey", _("Vraag aan een passkey")


class Factor(StrEnum):
    """How somebody proved more than a password; kept in the session."""

    APP = "app"
    RECOVERY_CODE = "recovery_code"
    PASSKEY = "passkey"
    PROVIDER = "provider"
    DEMO = "demo"


class FactorChange(StrEnum):
    APP_ADDED = "app_added"
    APP_REMOVED = "app_removed"
    CODES_RENEWED = "codes_renewed"
    CODE_USED = "code_used"
    PASSKEY_ADDED = "passkey_added"
    PASSKEY_REMOVED = "passkey_removed"
    ALL_REMOVED = "all_removed"


class Appearance(TextChoices):
    DEVICE = "apparaat", _("Zoals mijn apparaat")
    LIGHT = "licht", _("Licht")
    DARK = "donker", _("Donker")
