"""Tells the learning centre of the academy in scope what the other side did; nobody hears the same thing twice."""

from uuid import UUID, uuid5

from bekwaam.domains.exchange import messages, queries
from bekwaam.domains.exchange.enums import ClaimState
from bekwaam.domains.exchange.events import (
    LetGoByOther,
    SeatsDecided,
    TakenByOther,
    TakeoverEnded,
    TakeoverFollowed,
)
from bekwaam.domains.exchange.models import SeatClaim, Takeover
from bekwaam.domains.notifications.actions import notify
from bekwaam.domains.notifications.kinds import Kind
from bekwaam.kernel import clock
from bekwaam.kernel.events import subscribe

OURS, TAKEN = "/beheer/uitwisseling/ons-aanbod/{id}/", "/beheer/uitwisseling/overgenomen/{id}/"


@subscribe(TakeoverFollowed)
def tell_changed(event: TakeoverFollowed) -> None:
    takeover = _takeover(event.takeover_id)
    _tell(messages.CHANGED, takeover, takeover.from_academy.name, f"{takeover.taken_at} {event.revision}")


@subscribe(TakeoverEnded)
def tell_ended(event: TakeoverEnded) -> None:
    takeover = _takeover(event.takeover_id)
    name = takeover.from_academy.name
    _tell(messages.ENDED, takeover, name, f"{takeover.ended_at}", reden=_sentence(event.reason))


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
    link = OURS.format(id=takeover.offer_id) if is_ours else TAKEN.format(id=takeover.pk)
    at = clock.now()
    told = {"andere_academie": other, "activiteit": takeover.title, **facts}
    people = queries.centre_people(clock.local_date(at))
    notify(kind.code, people, told, event_id=uuid5(takeover.pk, occasion), link=link, at=at)


def _sentence(reason: str) -> str:
    """What somebody wrote, with a full stop."""
    return f"{reason.rstrip('.')}." if reason else ""
