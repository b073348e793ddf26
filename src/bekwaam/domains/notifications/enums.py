"""The closed lists of the notifications context."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    INBOX = "inbox", _("Bericht")
    MAIL = "mail", _("Mail")


class Mode(TextChoices):
    """How a person wants to hear about one kind."""

    MAIL = "mail", _("Bericht en mail")
    DIGEST = "digest", _("Bericht en dagoverzicht per mail")
    INBOX = "inbox", _("Alleen bericht")
    NONE = "none", _("Niets")


class Importance(TextChoices):
    """`urgent` passes quiet hours and long absence."""

    ROUTINE = "routine", _("Gewoon")
    IMPORTANT = "important", _("Belangrijk")
    URGENT = "urgent", _("Dringend")


class Outcome(TextChoices):
    DELIVERED = "delivered", _("Bezorgd")
    LATER = "later", _("Later")
    DIGEST = "digest", _("In het dagoverzicht")
    WITHHELD = "withheld", _("Niet bezorgd")


class MailState(TextChoices):
    WAITING = "waiting", _("Wacht")
    SENDING = "sending", _("Wordt verstuurd")
    SENT = "sent", _("Verstuurd")
    UNCERTAIN = "uncertain", _("Onzeker")
    BOUNCED = "bounced", _("Teruggekomen")
    FAILED = "failed", _("Mislukt")
    SUPPRESSED = "suppressed", _("Tegengehouden")


class BounceSource(TextChoices):
    DIALOGUE = "dialogue", _("Geweigerd door de mailserver")
    REPORT = "report", _("Later teruggekomen")


OPEN_STATES = (MailState.WAITING, MailState.SENDING)
RESENDABLE_STATES = (MailState.UNCERTAIN, MailState.FAILED, MailState.BOUNCED)
