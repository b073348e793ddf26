"""What we offer to other academies, and what we took over, as files."""

from django.db.models import QuerySet

from bekwaam.domains.exchange import queries
from bekwaam.domains.exchange.access import may_exchange
from bekwaam.domains.exchange.models import SharedOffer, Takeover
from bekwaam.kernel.exports.columns import Column, Kind, Row
from bekwaam.reporting.exports.chunks import keyed
from bekwaam.reporting.exports.registry import Asked

OFFER_COLUMNS = (
    Column("title", "Leeractiviteit"),
    Column("state", "Status"),
    Column("for_all", "Voor alle academies"),
    Column("price", "Prijs", Kind.MONEY),
    Column("conditions", "Voorwaarden"),
    Column("offered_at", "Aangeboden op", Kind.DATETIME),
)
TAKEOVER_COLUMNS = (
    Column("title", "Leeractiviteit"),
    Column("academy", "Academie"),
    Column("state", "Status"),
    Column("taken_at", "Overgenomen op", Kind.DATETIME),
    Column("ended_at", "Gestopt op", Kind.DATETIME),
)


def _offers(asked: Asked) -> "QuerySet[SharedOffer]":
    return queries.own_offers()


def _takeovers(asked: Asked) -> "QuerySet[Takeover]":
    return queries.own_takeovers()


def _offer_rows(chunk: list[SharedOffer], asked: Asked) -> list[Row]:
    return [
        {
            "title": offer.title,
            "state": offer.get_state_display(),
            "for_all": "ja" if offer.is_for_all else "nee",
            "price": offer.price,
            "conditions": offer.conditions,
            "offered_at": offer.offered_at,
        }
        for offer in chunk
    ]


def _takeover_rows(chunk: list[Takeover], asked: Asked) -> list[Row]:
    return [
        {
            "title": takeover.title,
            "academy": takeover.from_academy.name,
            "state": takeover.get_state_display(),
            "taken_at": takeover.taken_at,
            "ended_at": takeover.ended_at,
        }
        for takeover in chunk
    ]


OFFERS = keyed(
    name="exchange-ours",
    title="Aangeboden aan andere academies",
    columns=OFFER_COLUMNS,
    may_export=may_exchange,
    rows=_offers,
    keys=("title", "pk"),
    shown=_offer_rows,
)
TAKEOVERS = keyed(
    name="exchange-taken",
    title="Overgenomen van andere academies",
    columns=TAKEOVER_COLUMNS,
    may_export=may_exchange,
    rows=_takeovers,
    keys=("title", "pk"),
    shown=_takeover_rows,
)
