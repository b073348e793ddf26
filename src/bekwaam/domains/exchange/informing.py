"""Tells the academy in scope what the other side did: the learning centre, who answers for the activity, and who keeps it.

Nobody hears the same thing twice.
"""

from collections.abc import Collection
from uuid import UUID, uuid5

from bekwaam.domains.catalogue.search.queries import kept_by
from bekwaam.domains.exchange import messages, queries
from bekwaam.domains.exchange.enums import ClaimState
from bekwaam.domains.exchange.events import (
    LetGoByOther,
    SeatsDecided,
    TakenByOther,
    TakenOver,
    TakeoverEnded,
    TakeoverFollowed,
    TakeoverStopped,
)
from bekwaam.domains.exchange.models import SeatClaim, Takeover
from bekwaam.domains.notifications.actions import notify
from bekwaam.domains.notifications.kinds import Kind
from bekwaam.kernel import clock
from bekwaam.kernel.events import subscribe
from bekwaam.kernel.links import link_to


@subscribe(TakeoverFollowed)
def tell_changed(event: TakeoverFollowed) -> None:
    takeover = _takeover(event.takeover_id)
    occasion = f"{takeover.taken_at} {event.revision}"
    _tell_own_side(messages.CHANGED, takeover, occasion)
    keepers = kept_by(takeover.activity_id, clock.today())
    link = link_to("offered_activity", takeover.activity_id)
    _send(messages.KEPT_CHANGED, takeover, keepers, occasion, link)


@subscribe(TakeoverEnded)
def tell_ended(event: TakeoverEnded) -> None:
    takeover = _takeover(event.takeover_id)
    _tell_own_side(messages.ENDED, takeover, f"{takeover.ended_at}", reden=_sentence(event.reason))
    _send(messages.KEPT_GONE, takeover, event.kept_by, f"{takeover.ended_at}", link_to("offering"))


@subscribe(TakenOver)
def tell_back(event: TakenOver) -> None:
    """Who kept it before keeps it again."""
    takeover = _takeover(event.takeover_id)
    people = kept_by(takeover.activity_id, clock.today())
    link = link_to("offered_activity", takeover.activity_id)
    _send(messages.KEPT_BACK, takeover, people, f"{takeover.taken_at}", link)


@subscribe(TakeoverStopped)
def tell_stopped(event: TakeoverStopped) -> None:
    takeover = _takeover(event.takeover_id)
    _send(messages.KEPT_GONE, takeover, event.kept_by, f"{takeover.ended_at}", link_to("offering"))


@subscribe(SeatsDecided)
def tell_seats(event: SeatsDecided) -> None:
    claim = SeatClaim.objects.select_related("takeover__from_academy").get(pk=event.claim_id)
    takeover = claim.takeover
    _tell(messages.SEATS, takeover, takeover.from_academy.name, f"{claim.pk}", antwoord=answer_to(claim))


@subscribe(TakenByOther)
def tell_taken(event: TakenByOther) -> None:
    takeover = _takeover(event.takeover_id)
    _tell(messages.TAKEN, takeover, takeover.by_academy.name, f"{takeover.taken_at}")


@subscribe(LetGoByOther)
def tell_let_go(event: LetGoByOther) -> None:
    takeover = _takeover(event.takeover_id)
    _tell(messages.LET_GO, takeover, takeover.by_academy.name, f"{takeover.ended_at}")


def answer_to(claim: SeatClaim) -> str:
    if claim.state == ClaimState.REFUSED:
        return messages.WHY_NOT.get(claim.reason, messages.WHY_NOT["gone"])
    return f"Jullie hebben {claim.seats} plek{'ken' if claim.seats > 1 else ''}."


def _takeover(takeover_id: UUID) -> Takeover:
    return Takeover.objects.select_related("from_academy", "by_academy").get(pk=takeover_id)


def _tell(kind: Kind, takeover: Takeover, other: str, occasion: str, **facts: str) -> None:
    is_ours = kind in (messages.TAKEN, messages.LET_GO)
    link = link_to("own_offer", takeover.offer_id) if is_ours else link_to("takeover", takeover.pk)
    people = queries.centre_people(clock.today())
    _send(kind, takeover, people, occasion, link, **{"andere_academie": other, **facts})


def _tell_own_side(kind: Kind, takeover: Takeover, occasion: str, **facts: str) -> None:
    """The learning centre, and who answers for it; these have a page of their own for it."""
    other = takeover.from_academy.name
    _tell(kind, takeover, other, occasion, **facts)
    people = queries.who_answers_for(takeover.activity_id, clock.today())
    link = link_to("activity", takeover.activity_id)
    _send(kind, takeover, people, occasion, link, **{"andere_academie": other, **facts})


def _send(
    kind: Kind, takeover: Takeover, people: Collection[UUID], occasion: str, link: str, **facts: str
) -> None:
    if people:
        told = {"activiteit": takeover.title, **facts}
        event_id = uuid5(takeover.pk, occasion)
        notify(kind.code, people, told, event_id=event_id, link=link, at=clock.now())


def _sentence(reason: str) -> str:
    """What somebody wrote, with a full stop."""
    return f"{reason.rstrip('.')}." if reason else ""
