"""Which channels carry one message to one person, and why; the administrators' page shows these reasons."""

from dataclasses import dataclass
from datetime import datetime

from bekwaam.domains.notifications.enums import Channel, Importance, Mode, Outcome
from bekwaam.domains.notifications.facts import Reader
from bekwaam.domains.notifications.kinds.registry import Kind
from bekwaam.domains.notifications.rules.hours import next_digest, quiet_until


@dataclass(frozen=True, slots=True)
class Verdict:
    channel: Channel
    outcome: Outcome
    reason: str
    due_at: datetime | None = None

    @property
    def is_carried(self) -> bool:
        return self.outcome is not Outcome.WITHHELD


def decide(kind: Kind, reader: Reader, at: datetime) -> tuple[Verdict, ...]:
    if kind.is_secret:
        return (decide_mail(kind, reader, Mode.MAIL, at),)
    mode = mode_for(kind, reader.chosen)
    return (_inbox(reader, mode), decide_mail(kind, reader, mode, at))


def mode_for(kind: Kind, chosen: Mode | None) -> Mode:
    return chosen if chosen is not None and kind.may_switch_off else kind.default


def _inbox(reader: Reader, mode: Mode) -> Verdict:
    if not reader.is_active:
        return Verdict(Channel.INBOX, Outcome.WITHHELD, "left")
    if reader.is_actor:
        return Verdict(Channel.INBOX, Outcome.WITHHELD, "own_act")
    if mode is Mode.NONE:
        return Verdict(Channel.INBOX, Outcome.WITHHELD, "switched_off")
    return Verdict(Channel.INBOX, Outcome.DELIVERED, "in_inbox")


def decide_mail(kind: Kind, reader: Reader, mode: Mode, at: datetime) -> Verdict:
    obstacle = _obstacle(kind, reader, mode)
    if obstacle:
        return Verdict(Channel.MAIL, Outcome.WITHHELD, obstacle)
    if mode is Mode.DIGEST:
        return Verdict(Channel.MAIL, Outcome.DIGEST, "in_digest", next_digest(at, reader.digest_hour))
    until = None if kind.importance is Importance.URGENT else quiet_until(at, reader.quiet)
    if until is not None:
        return Verdict(Channel.MAIL, Outcome.LATER, "quiet_hours", until)
    return Verdict(Channel.MAIL, Outcome.DELIVERED, "mailed", at)


def _obstacle(kind: Kind, reader: Reader, mode: Mode) -> str:
    """The first that holds; what the person is comes before what the person wants."""
    obstacles = {
        "left": not reader.is_active,
        "own_act": reader.is_actor,
        "switched_off": mode is Mode.NONE,
        "inbox_only": mode is Mode.INBOX,
        "absent": reader.is_absent and kind.importance is not Importance.URGENT,
        "no_address": not reader.has_address,
        "address_dead": reader.is_address_dead,
    }
    return next((reason for reason, holds in obstacles.items() if holds), "")
