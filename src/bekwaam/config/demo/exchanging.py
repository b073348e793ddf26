"""The two academies of the demo offer each other activities; whoever is loaded last takes over, on both sides."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from bekwaam.domains.catalogue.enums import ApprovalRule
from bekwaam.domains.catalogue.queries import activity_ids_by_code, theme_ids_by_code
from bekwaam.domains.exchange import queries
from bekwaam.domains.exchange.actions import (
    Terms,
    WantedTakeover,
    ask_seats,
    decide_claim,
    offer_activity,
    take_over,
)
from bekwaam.domains.exchange.models import SharedOffer
from bekwaam.domains.exchange.sheet import runs_of
from bekwaam.domains.organisation.queries import unit_ids_by_code
from bekwaam.kernel import locks
from bekwaam.kernel.actors import Actor, system_actor
from bekwaam.kernel.scope import academy_scope, current_academy_id


@dataclass(frozen=True)
class Offered:
    """What it costs others, how many seats each may have in a run, and under what it is taken over, if it is."""

    code: str
    price: int = 0
    seats: int | None = None
    taken_as: str = ""
    theme: str = ""
    asks: int = 0
    is_for_one: bool = False
    """Meant for the other academy of the demo, and not for all."""


NOTICE = "Afmelden kan tot een week ervoor. Daarna betalen jullie de helft."
OFFERED = {
    "lindewaard": (
        Offered("DNS-01", 175, 4, "LW-AGR", "veiligheid", 3),
        Offered("VEI-03", 295, 6, "LW-EHBO", "veiligheid", 4),
        Offered("SCH-01", 235, 6),
        Offered("OMG-02", 780, 3, "LW-OMG", "omgeving", 5),
        Offered("SOC-13", 615, 4),
        Offered("WIJ-05", 325, 2, "LW-HOOG", "wijk", 1),
        Offered("DIG-04"),
        Offered("PRI-09", 0, 5, is_for_one=True),
    ),
    "zuidermeer": (
        Offered("ZBU-02", 145, 6, "ZM-WATER", "wijk", 2),
        Offered("ZAL-03", 185, 4),
        Offered("ZIN-13", 95, 8, "ZM-ONDERMIJN", "handhaving"),
    ),
}
ROOTS = {"lindewaard": "HR-03-01", "zuidermeer": "1"}


def exchange(slug: str, academies: dict[str, UUID], *, at: datetime) -> None:
    """Offer what this academy offers; then both take over what the other has on offer already.

    Academies are loaded side by side, so whoever comes second waits for the first.
    """
    with academy_scope(min(academies.values())):
        locks.take("demo.exchange")
    _offer_all(slug, academies, at)
    for taker, other in ((slug, _other(slug)), (_other(slug), slug)):
        if academies.keys() >= {taker, other}:
            _take_all(taker, other, academies, at)


def _other(slug: str) -> str:
    return next(name for name in OFFERED if name != slug)


def _offer_all(slug: str, academies: dict[str, UUID], at: datetime) -> None:
    others = frozenset({academies[_other(slug)]} if _other(slug) in academies else ())
    with academy_scope(academies[slug]):
        actor, ids = _actor(academies[slug]), activity_ids_by_code()
        for one in OFFERED[slug]:
            if one.code in ids and queries.offer_of_activity(ids[one.code]) is None:
                terms = Terms(
                    is_for_all=not (one.is_for_one and others),
                    target_ids=others if one.is_for_one else frozenset(),
                    price=Decimal(one.price),
                    conditions=NOTICE if one.price else "",
                    seats_per_academy=one.seats,
                )
                offer_activity(ids[one.code], terms, actor=actor, at=at)


def _take_all(taker: str, other: str, academies: dict[str, UUID], at: datetime) -> None:
    with academy_scope(academies[other]):
        codes = {pk: code for code, pk in activity_ids_by_code().items()}
    wanted = {one.code: one for one in OFFERED[other] if one.taken_as}
    with academy_scope(academies[taker]):
        units = unit_ids_by_code()
        known = activity_ids_by_code()
        if ROOTS[taker] not in units or not known:
            return
        claims = []
        for offer in queries.offers_of_others().filter(from_academy=academies[other]):
            one = wanted.get(codes.get(offer.activity_id, ""))
            if one is not None and one.taken_as not in known:
                claims += _taken(offer, one, units[ROOTS[taker]], at)
    with academy_scope(academies[other]):
        for claim_id in claims:
            decide_claim(claim_id, at=at)


def _taken(offer: SharedOffer, one: Offered, unit_id: UUID, at: datetime) -> list[UUID]:
    actor = _actor(current_academy_id())
    wanted = WantedTakeover(
        code=one.taken_as,
        owner_unit_id=unit_id,
        theme_ids=(theme_ids_by_code()[one.theme],),
        approval=ApprovalRule.MANAGER.value,
    )
    takeover = take_over(offer.pk, wanted, actor=actor, at=at)
    coming = [run for run in runs_of(offer.sheet) if run.starts_at > at]
    if not one.asks or not coming:
        return []
    return [ask_seats(takeover.pk, coming[-1].id, seats=one.asks, actor=actor, at=at).pk]


def _actor(academy_id: UUID) -> Actor:
    return system_actor(academy_id, label="Voorbeeldgegevens", channel="import")
