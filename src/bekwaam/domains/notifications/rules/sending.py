"""What becomes of a mail after an attempt, and when it may be tried again.

A mail goes out at most once per event. Only an answer that proves that nothing was delivered leads to another attempt
by itself; without an answer it becomes `uncertain`, and a person decides.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bekwaam.domains.notifications.enums import RESENDABLE_STATES, MailState
from bekwaam.kernel.decisions import ALLOWED, Decision, refused

BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720))
KEPT_WAITING = timedelta(days=3)
NO_ANSWER_AFTER = timedelta(minutes=15)
WORDS_KEPT = timedelta(days=7)


class Answer(StrEnum):
    """What the mail server's side of an attempt comes down to."""

    TAKEN = "taken"
    NOT_NOW = "not_now"
    NEVER = "never"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Attempt:
    """`code` is the server's (`550 5.1.1`) or a word of ours (`connection`); `text` is for the administrator."""

    answer: Answer
    code: str = ""
    text: str = ""
    is_address_dead: bool = False


@dataclass(frozen=True, slots=True)
class Next:
    state: MailState
    try_at: datetime | None = None


def after(attempt: Attempt, *, attempts: int, expires_at: datetime, at: datetime) -> Next:
    """`attempts` counts this one too."""
    if attempt.answer is Answer.TAKEN:
        return Next(MailState.SENT)
    if attempt.answer is Answer.UNKNOWN:
        return Next(MailState.UNCERTAIN)
    if attempt.answer is Answer.NEVER:
        return Next(MailState.BOUNCED if attempt.is_address_dead else MailState.FAILED)
    if attempts > len(BACK_OFF):
        return Next(MailState.FAILED)
    try_at = at + BACK_OFF[attempts - 1]
    return Next(MailState.WAITING, try_at) if try_at < expires_at else Next(MailState.FAILED)


def may_resend(state: str, *, has_words: bool, is_active: bool, is_address_dead: bool) -> Decision:
    if state not in RESENDABLE_STATES:
        return refused("notifications.mail_not_stuck")
    if not has_words:
        return refused("notifications.mail_words_gone")
    if not is_active:
        return refused("notifications.mail_person_left")
    return refused("notifications.mail_address_dead") if is_address_dead else ALLOWED
