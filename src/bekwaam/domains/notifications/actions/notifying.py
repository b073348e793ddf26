"""Telling people something: decide per person and channel, write inbox and outbox, keep the reasons.

All of it in the transaction of the caller, and once per event, person, kind and channel, however often it is called.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bekwaam.domains.notifications import wording
from bekwaam.domains.notifications.actions.outbox import NewMail, hand_in
from bekwaam.domains.notifications.enums import Channel, Outcome
from bekwaam.domains.notifications.kinds import Kind, Text, kind_of
from bekwaam.domains.notifications.models import ChannelDecision, DigestItem, Message
from bekwaam.domains.notifications.queries.house import house_of_current_academy
from bekwaam.domains.notifications.queries.readers import Recipient, recipients, told
from bekwaam.domains.notifications.queries.texts import wordings_of
from bekwaam.domains.notifications.rules.deciding import Verdict, decide
from bekwaam.domains.people.queries.people import surviving_ids
from bekwaam.domains.tenancy.queries import settings_of_current_academy
from bekwaam.kernel import locks
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.ids import new_id

TITLE_CAP = 200


@dataclass(frozen=True, slots=True)
class Occasion:
    """One event to tell about, the same for all who hear of it."""

    kind: Kind
    event_id: UUID
    facts: Mapping[str, str]
    link: str
    at: datetime
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class Told:
    """One person with what was decided, and the filled-in words."""

    to: Recipient
    verdicts: tuple[Verdict, ...]
    words: Text

    def verdict(self, channel: Channel) -> Verdict | None:
        return next((verdict for verdict in self.verdicts if verdict.channel is channel), None)

    def is_carried_by(self, channel: Channel, *outcomes: Outcome) -> bool:
        verdict = self.verdict(channel)
        return verdict is not None and verdict.outcome in outcomes


def notify(
    kind: str,
    people: UUID | Collection[UUID],
    facts: Mapping[str, str] | None = None,
    *,
    event_id: UUID,
    at: datetime,
    link: str = "",
    actor: Actor | None = None,
    address: str = "",
    expires_at: datetime | None = None,
) -> int:
    """How many people were decided upon; nobody twice for one event. Who was merged away is told as who stayed.

    `actor` is whose act it was: that person need not be told. `address` is for mail about an account that has one of
    its own. `link` is a path on this academy's host.
    """
    occasion = Occasion(kind_of(kind), event_id, _complete(kind, facts or {}), _path(link), at, expires_at)
    locks.take(f"notify:{event_id}:{kind}")
    ids = {people} if isinstance(people, UUID) else set(people)
    new = surviving_ids(ids) - told(event_id, kind)
    if not new:
        return 0
    actor_id = actor.person_id if actor is not None else None
    on = local_date(at)
    everyone = _tell(occasion, recipients(new, kind=kind, on=on, address=address, actor_id=actor_id))
    _keep_reasons(occasion, everyone)
    _fill_inboxes(occasion, everyone)
    _fill_digests(occasion, everyone)
    _fill_outbox(occasion, everyone)
    return len(everyone)


def _complete(kind: str, facts: Mapping[str, str]) -> dict[str, str]:
    missing = {variable.name for variable in kind_of(kind).variables} - set(facts)
    if missing:
        raise ValueError(f"{kind} was sent without {sorted(missing)}")
    return {name: str(value) for name, value in facts.items()}


def _path(link: str) -> str:
    if link and (not link.startswith("/") or link.startswith("//") or wording.one_line(link, 500) != link):
        raise ValueError(f"A message links to a path of the academy, not to {link!r}")
    return link


def _tell(occasion: Occasion, to: Collection[Recipient]) -> list[Told]:
    words = wordings_of(occasion.kind, {recipient.language for recipient in to})
    place = settings_of_current_academy().display_name
    return [
        Told(
            recipient,
            decide(occasion.kind, recipient.reader, occasion.at),
            filled(words[recipient.language].text, occasion.facts, recipient.given_name, place),
        )
        for recipient in to
    ]


def filled(text: Text, facts: Mapping[str, str], given_name: str, place: str) -> Text:
    values = {**facts, "voornaam": given_name, "academie": place}
    return Text(
        wording.one_line(wording.fill(text.subject, values), TITLE_CAP),
        wording.many_lines(wording.fill(text.body, values)),
    )


def _keep_reasons(occasion: Occasion, everyone: list[Told]) -> None:
    ChannelDecision.objects.bulk_create(
        ChannelDecision(
            person_id=told.to.person_id,
            kind=occasion.kind.code,
            event_id=occasion.event_id,
            channel=verdict.channel,
            outcome=verdict.outcome,
            reason=verdict.reason,
            due_at=verdict.due_at,
            decided_at=occasion.at,
        )
        for told in everyone
        for verdict in told.verdicts
    )


def _fill_inboxes(occasion: Occasion, everyone: list[Told]) -> None:
    Message.objects.bulk_create(
        Message(
            person_id=told.to.person_id,
            kind=occasion.kind.code,
            event_id=occasion.event_id,
            title=told.words.subject,
            body=told.words.body,
            link=occasion.link,
            created_at=occasion.at,
        )
        for told in everyone
        if told.is_carried_by(Channel.INBOX, Outcome.DELIVERED)
    )


def _fill_digests(occasion: Occasion, everyone: list[Told]) -> None:
    DigestItem.objects.bulk_create(
        DigestItem(
            person_id=told.to.person_id,
            kind=occasion.kind.code,
            event_id=occasion.event_id,
            title=told.words.subject,
            link=occasion.link,
            due_at=verdict.due_at,
            created_at=occasion.at,
        )
        for told in everyone
        if (verdict := told.verdict(Channel.MAIL)) is not None
        and verdict.outcome is Outcome.DIGEST
        and verdict.due_at
    )


def _fill_outbox(occasion: Occasion, everyone: list[Told]) -> None:
    mails = [
        NewMail(
            id=new_id(),
            person_id=told.to.person_id,
            kind=occasion.kind,
            event_id=occasion.event_id,
            address=told.to.address,
            words=told.words,
            language=told.to.language,
            link=occasion.link,
            not_before=verdict.due_at or occasion.at,
            expires_at=occasion.expires_at,
        )
        for told in everyone
        if (verdict := told.verdict(Channel.MAIL)) is not None
        and verdict.outcome in (Outcome.DELIVERED, Outcome.LATER)
    ]
    if mails:
        hand_in(mails, house_of_current_academy(), at=occasion.at)
