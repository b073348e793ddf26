"""What the pages of outgoing mail show."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from bekwaam.domains.notifications import transport
from bekwaam.domains.notifications.actions.outbox import is_secret
from bekwaam.domains.notifications.enums import RESENDABLE_STATES, MailState
from bekwaam.domains.notifications.kinds import is_known, kind_of, registered
from bekwaam.domains.notifications.models import OutboxMail
from bekwaam.domains.notifications.queries import outgoing
from bekwaam.portals.admin.notifications.menu import tabs
from bekwaam.portals.admin.notifications.reasons import STATE_TONES, error

PER_PAGE = 30
Tab = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class MailLine:
    mail: OutboxMail
    kind: str
    tone: str
    state: str
    error: str


@dataclass(frozen=True, slots=True)
class MailsPage:
    tabs: list[Tab]
    has_server: bool
    states: list[tuple[str, str, int, bool]]
    kinds: list[tuple[str, str, bool]]
    lines: list[MailLine]
    page: "Page[Any]"


@dataclass(frozen=True, slots=True)
class MailPage:
    line: MailLine
    is_secret: bool
    may_resend: bool


@dataclass(frozen=True, slots=True)
class BouncesPage:
    tabs: list[Tab]
    show_all: bool
    page: "Page[Any]"


def mails_page(*, states: Sequence[str], kind: str, number: str | None) -> MailsPage:
    wanted = [state for state in states if state in MailState.values]
    wanted_kind = kind if is_known(kind) else ""
    counts = outgoing.count_by_state()
    page = Paginator(outgoing.mails(states=wanted, kind=wanted_kind), PER_PAGE).get_page(number)
    return MailsPage(
        tabs=tabs("outgoing-mail"),
        has_server=transport.in_use() is not None,
        states=[
            (state.value, str(state.label), counts.get(state.value, 0), state.value in wanted)
            for state in MailState
        ],
        kinds=[(one.code, str(one.title), one.code == wanted_kind) for one in registered()],
        lines=[mail_line(mail) for mail in page],
        page=page,
    )


def mail_line(mail: OutboxMail) -> MailLine:
    kind = str(kind_of(mail.kind).title) if is_known(mail.kind) else mail.kind
    return MailLine(mail, kind, STATE_TONES[MailState(mail.state)], mail.get_state_display(), error(mail))


def mail_page(mail: OutboxMail) -> MailPage:
    secret = is_secret(mail)
    return MailPage(mail_line(mail), secret, mail.state in RESENDABLE_STATES and bool(mail.text))


def bounces_page(*, show_all: bool, number: str | None) -> BouncesPage:
    found = Paginator(outgoing.bounces(only_standing=not show_all), PER_PAGE)
    return BouncesPage(tabs("bounces"), show_all, found.get_page(number))
