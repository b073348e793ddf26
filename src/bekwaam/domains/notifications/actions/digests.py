"""The daily digest: everything that is due for a person becomes one mail."""

from datetime import datetime
from itertools import groupby
from uuid import UUID, uuid5

from bekwaam.domains.notifications.actions.notifying import filled
from bekwaam.domains.notifications.actions.outbox import NewMail, hand_in
from bekwaam.domains.notifications.enums import Channel, Mode, Outcome
from bekwaam.domains.notifications.kinds.digest import DIGEST
from bekwaam.domains.notifications.letters import Line
from bekwaam.domains.notifications.models import ChannelDecision, DigestItem
from bekwaam.domains.notifications.queries.house import House, house_of_current_academy
from bekwaam.domains.notifications.queries.readers import Recipient, recipients
from bekwaam.domains.notifications.queries.texts import wordings_of
from bekwaam.domains.notifications.rules.deciding import Verdict, decide_mail
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.ids import new_id
from bekwaam.kernel.links import link_to

PEOPLE_AT_ONCE = 200
ITEMS_SHOWN = 50


def make_due_digests(*, at: datetime) -> int:
    """How many mails were made; items that are being handled elsewhere are left alone."""
    due = DigestItem.objects.filter(due_at__lte=at).select_for_update(skip_locked=True)
    items = list(due.order_by("person_id", "created_at", "pk")[: PEOPLE_AT_ONCE * ITEMS_SHOWN])
    if not items:
        return 0
    per_person = {person_id: list(group) for person_id, group in groupby(items, lambda item: item.person_id)}
    house = house_of_current_academy()
    to = recipients(per_person, kind=DIGEST.code, on=local_date(at))
    verdicts = {one.person_id: decide_mail(DIGEST, one.reader, Mode.MAIL, at) for one in to}
    mails = [
        _mail(one, per_person[one.person_id], verdicts[one.person_id], house, at)
        for one in to
        if verdicts[one.person_id].is_carried
    ]
    hand_in(mails, house, at=at)
    for person_id, verdict in verdicts.items():
        if not verdict.is_carried:
            _withdraw(person_id, per_person[person_id], verdict.reason)
    DigestItem.objects.filter(pk__in=[item.pk for item in items]).delete()
    return len(mails)


def _mail(to: Recipient, items: list[DigestItem], verdict: Verdict, house: House, at: datetime) -> NewMail:
    text = wordings_of(DIGEST, [to.language])[to.language].text
    words = filled(text, {"aantal": str(len(items))}, to.given_name, house.name)
    return NewMail(
        id=new_id(),
        person_id=to.person_id,
        kind=DIGEST,
        event_id=uuid5(to.person_id, "|".join(sorted(f"{item.kind}:{item.event_id}" for item in items))),
        address=to.address,
        words=words,
        language=to.language,
        link=link_to("messages"),
        not_before=verdict.due_at or at,
        lines=[Line(item.title, item.link) for item in items[:ITEMS_SHOWN]],
    )


def _withdraw(person_id: UUID, items: list[DigestItem], reason: str) -> None:
    """The person left, went absent or lost the address between the event and the digest."""
    for item in items:
        ChannelDecision.objects.filter(
            person_id=person_id, kind=item.kind, event_id=item.event_id, channel=Channel.MAIL
        ).update(outcome=Outcome.WITHHELD, reason=reason, due_at=None)
