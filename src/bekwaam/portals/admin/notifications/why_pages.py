"""What the pages that explain show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from bekwaam.domains.notifications.enums import Channel, MailState, Outcome
from bekwaam.domains.notifications.kinds import is_known, kind_of
from bekwaam.domains.notifications.models import ChannelDecision, OutboxMail
from bekwaam.domains.notifications.queries.outgoing import mail_states
from bekwaam.domains.people.models import Person
from bekwaam.portals.admin.notifications.menu import tabs
from bekwaam.portals.admin.notifications.reasons import STATE_TONES, TONES, reason

PER_PAGE = 40


@dataclass(frozen=True, slots=True)
class SearchPage:
    tabs: list[tuple[str, str, bool]]
    words: str
    people: Sequence[Person]


@dataclass(frozen=True, slots=True)
class ReasonLine:
    at: datetime
    kind: str
    channel: str
    tone: str
    outcome: str
    sentence: str
    mail: OutboxMail | None


@dataclass(frozen=True, slots=True)
class ReasonsPage:
    person: Person
    lines: list[ReasonLine]
    page: "Page[Any]"


def search_page(words: str, people: Sequence[Person]) -> SearchPage:
    return SearchPage(tabs("message-reasons"), words, people)


def reasons_page(person: Person, decisions: "QuerySet[ChannelDecision]", number: str | None) -> ReasonsPage:
    page = Paginator(decisions, PER_PAGE).get_page(number)
    mails = mail_states(person.pk, {decision.event_id for decision in page})
    return ReasonsPage(person, [_line(one, mails.get((one.event_id, one.kind))) for one in page], page)


def _line(decision: ChannelDecision, mail: OutboxMail | None) -> ReasonLine:
    about_mail = mail if decision.channel == Channel.MAIL else None
    return ReasonLine(
        at=decision.decided_at,
        kind=str(kind_of(decision.kind).title) if is_known(decision.kind) else decision.kind,
        channel=decision.get_channel_display(),
        tone=STATE_TONES[MailState(about_mail.state)] if about_mail else TONES[Outcome(decision.outcome)],
        outcome=about_mail.get_state_display() if about_mail else decision.get_outcome_display(),
        sentence=reason(decision, about_mail),
        mail=about_mail,
    )
