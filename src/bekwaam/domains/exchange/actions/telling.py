"""Work for the other side: a job that runs in the scope of the other academy, with ids only."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from bekwaam.domains.audit.actions import Subject
from bekwaam.domains.exchange.models import SharedOffer, Takeover
from bekwaam.kernel.jobs import defer
from bekwaam.kernel.scope import academy_scope

FOLLOW, DECIDE, SETTLE, TOLD, GREET, LET_GO = (
    "exchange.follow",
    "exchange.decide_claim",
    "exchange.settle_return",
    "exchange.claim_decided",
    "exchange.greet_taker",
    "exchange.was_let_go",
)


def tell_takers(takeovers: Iterable[Takeover]) -> None:
    for takeover in takeovers:
        tell(FOLLOW, takeover.by_academy_id, takeover_id=takeover.pk)


def tell(job: str, academy_id: UUID, **ids: Any) -> None:
    lock = ".".join(["exchange", *(str(value) for value in ids.values())])
    with academy_scope(academy_id):
        defer(job, lock=lock, **ids)


def subject_of_offer(offer: SharedOffer) -> Subject:
    return Subject("shared_offer", offer.pk, offer.title[:200])


def subject_of_takeover(takeover: Takeover) -> Subject:
    return Subject("takeover", takeover.pk, takeover.title[:200])
