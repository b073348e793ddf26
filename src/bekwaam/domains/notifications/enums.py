"""The closed lists of the notifications context."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from bekwaam.kernel.states import States


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


MAIL_STATES = States(
    first=MailState.WAITING,
    moves={
        MailState.WAITING: frozenset(
            {MailState.SENDING, MailState.FAILED, MailState.SUPPRESSED, MailState.BOUNCED}
        ),
        MailState.SENDING: frozenset(
            {MailState.SENT, MailState.WAITING, MailState.UNCERTAIN, MailState.BOUNCED, MailState.FAILED}
        ),
        MailState.UNCERTAIN: frozenset(
            {MailState.SENT, MailState.WAITING, MailState.BOUNCED, MailState.FAILED}
        ),
        MailState.SENT: frozenset({MailState.BOUNCED}),
        MailState.FAILED: frozenset({MailState.WAITING, MailState.BOUNCED}),
        MailState.BOUNCED: frozenset({MailState.WAITING}),
        MailState.SUPPRESSED: frozenset({MailState.BOUNCED}),
    },
)
"""A report that a mail came back may arrive at any time, also about an earlier attempt."""
OPEN_STATES = (MailState.WAITING, MailState.SENDING)
RESENDABLE_STATES = (MailState.UNCERTAIN, MailState.FAILED, MailState.BOUNCED)
