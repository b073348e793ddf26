"""What is no longer needed goes: words of mails after a week, decisions, mails and messages when the house says."""

from datetime import datetime

from bekwaam.domains.notifications.enums import OPEN_STATES
from bekwaam.domains.notifications.house import MAILS_KEPT
from bekwaam.domains.notifications.models import Bounce, ChannelDecision, Message, OutboxMail
from bekwaam.domains.notifications.rules.sending import WORDS_KEPT
from bekwaam.domains.tenancy.queries import days_of
from bekwaam.domains.tenancy.switches import MESSAGES_KEPT


def clear_old(*, at: datetime) -> None:
    _wipe_words(at)
    oldest = at - days_of(MAILS_KEPT)
    ChannelDecision.objects.filter(decided_at__lt=oldest).delete()
    old = OutboxMail.objects.filter(created_at__lt=oldest).exclude(state__in=OPEN_STATES)
    Bounce.objects.filter(mail__in=old).update(mail=None)
    old.delete()
    Message.objects.filter(created_at__lt=at - days_of(MESSAGES_KEPT)).delete()


def _wipe_words(at: datetime) -> None:
    settled = OutboxMail.objects.filter(settled_at__lt=at - WORDS_KEPT).exclude(state__in=OPEN_STATES)
    settled.exclude(text="", html="").update(text="", html="")
