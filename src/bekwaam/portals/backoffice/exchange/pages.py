"""What the pages of the exchange show."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from bekwaam.domains.catalogue.content import Content, cleaned
from bekwaam.domains.catalogue.enums import Form, Language, Level
from bekwaam.domains.catalogue.models import Activity, AnnouncedRun
from bekwaam.domains.catalogue.queries import runs_of as runs_of_activity
from bekwaam.domains.exchange import access, queries
from bekwaam.domains.exchange.enums import ClaimState, OfferState, TakeoverState
from bekwaam.domains.exchange.models import SeatClaim, SharedOffer, Takeover
from bekwaam.domains.exchange.sheet import SheetRun, content_of, runs_of
from bekwaam.kernel.actors import Actor
from bekwaam.portals.backoffice.exchange import words
from bekwaam.portals.backoffice.exchange.words import Mark
from bekwaam.portals.shared.money import price
from bekwaam.portals.shared.templatetags.dates import moment

SIZE = 12
SHOWN_DATES = 3
Tab = tuple[str, str, bool]


def tabs(current: str) -> list[Tab]:
    named = (
        (_("Van anderen"), "exchange"),
        (_("Wat wij aanbieden"), "exchange-ours"),
        (_("Overgenomen"), "exchange-taken"),
    )
    return [(label, reverse(name), name == current) for label, name in named]


@dataclass(frozen=True, slots=True)
class OfferCard:
    offer: SharedOffer
    form: str
    price: str
    dates: list[SheetRun]
    more_dates: int
    takeover: Takeover | None


@dataclass(frozen=True, slots=True)
class OthersPage:
    tabs: list[Tab]
    text: str
    cards: list[OfferCard]
    page: "Page[Any]"


def others_page(*, text: str, number: str, at: datetime) -> OthersPage:
    rows = queries.offers_of_others()
    if text:
        rows = rows.filter(title__icontains=text) | rows.filter(from_academy__name__icontains=text)
    page = Paginator(rows, SIZE).get_page(number)
    running = queries.running_takeovers(offer.pk for offer in page)
    cards = [_card(offer, running.get(offer.pk), at) for offer in page]
    return OthersPage(tabs("exchange"), text, cards, page)


def _card(offer: SharedOffer, takeover: Takeover | None, at: datetime) -> OfferCard:
    dates = [run for run in runs_of(offer.sheet) if run.starts_at > at]
    return OfferCard(
        offer=offer,
        form=str(Form(offer.sheet["form"]).label),
        price=price(offer.price),
        dates=dates[:SHOWN_DATES],
        more_dates=max(len(dates) - SHOWN_DATES, 0),
        takeover=takeover,
    )


@dataclass(frozen=True, slots=True)
class OfferPage:
    card: OfferCard
    content: Content
    dates: list[SheetRun]
    level: str
    language: str
    seats: str


def offer_page(offer: SharedOffer, at: datetime) -> OfferPage:
    """The whole sheet; its texts are cleaned again, for they were written elsewhere."""
    content = cleaned(content_of(offer.sheet, offer.price))
    running = queries.running_takeovers([offer.pk])
    return OfferPage(
        card=_card(offer, running.get(offer.pk), at),
        content=content,
        dates=[run for run in runs_of(offer.sheet) if run.starts_at > at],
        level=str(Level(content.level).label),
        language=str(Language(content.language).label),
        seats=words.seats(offer.seats_per_academy),
    )


@dataclass(frozen=True, slots=True)
class OwnLine:
    offer: SharedOffer
    mark: Mark
    price: str
    takers: int
    seats: int


@dataclass(frozen=True, slots=True)
class OursPage:
    tabs: list[Tab]
    lines: list[OwnLine]
    page: "Page[Any]"


def ours_page(*, number: str) -> OursPage:
    page = Paginator(queries.own_offers(), SIZE).get_page(number)
    takers, seats = queries.takers_and_seats(offer.pk for offer in page)
    lines = [
        OwnLine(offer, _mark(offer), price(offer.price), takers[offer.pk], seats[offer.pk]) for offer in page
    ]
    return OursPage(tabs("exchange-ours"), lines, page)


@dataclass(frozen=True, slots=True)
class ClaimLine:
    claim: SeatClaim
    run: str
    mark: Mark
    answer: str
    may_return: bool


@dataclass(frozen=True, slots=True)
class OwnOfferPage:
    offer: SharedOffer
    mark: Mark
    price: str
    seats: str
    targets: list[str]
    takeovers: list[tuple[Takeover, Mark]]
    claims: list[ClaimLine]
    is_offered: bool


def own_offer_page(offer: SharedOffer) -> OwnOfferPage:
    takeovers = list(queries.takeovers_by_others().filter(offer=offer))
    names = {academy.pk: academy.name for academy in queries.other_academies()}
    runs = {run.pk: _run_label(run) for run in runs_of_activity(offer.activity_id)}
    claims = queries.claims_of([takeover.pk for takeover in takeovers])
    return OwnOfferPage(
        offer=offer,
        mark=_mark(offer),
        price=price(offer.price),
        seats=words.seats(offer.seats_per_academy),
        targets=sorted(names[pk] for pk in queries.target_ids(offer.pk) if pk in names),
        takeovers=[(takeover, _mark(takeover)) for takeover in takeovers],
        claims=[_claim_line(claim, runs) for claim in claims],
        is_offered=offer.state == OfferState.OFFERED,
    )


@dataclass(frozen=True, slots=True)
class TakenPage:
    tabs: list[Tab]
    lines: list[tuple[Takeover, Mark]]
    page: "Page[Any]"


def taken_page(*, number: str) -> TakenPage:
    page = Paginator(queries.own_takeovers(), SIZE).get_page(number)
    return TakenPage(tabs("exchange-taken"), [(takeover, _mark(takeover)) for takeover in page], page)


@dataclass(frozen=True, slots=True)
class TakeoverPage:
    takeover: Takeover
    mark: Mark
    activity: Activity
    price: str
    offer: SharedOffer | None
    dates: list[SheetRun]
    claims: list[ClaimLine]
    is_running: bool
    is_gone: bool


def takeover_page(takeover: Takeover, at: datetime) -> TakeoverPage:
    """`is_gone`: the academy that offers it no longer takes part."""
    offer = queries.offers_of_others().filter(pk=takeover.offer_id).first()
    known = runs_of(offer.sheet) if offer else []
    runs = {run.id: _run_label(run) for run in known}
    is_running = takeover.state == TakeoverState.TAKEN
    return TakeoverPage(
        takeover=takeover,
        mark=_mark(takeover),
        activity=Activity.objects.select_related("owner_unit").get(pk=takeover.activity_id),
        price=price(offer.price) if offer else "",
        offer=offer,
        dates=[run for run in known if run.starts_at > at] if is_running else [],
        claims=[_claim_line(claim, runs) for claim in queries.claims_of([takeover.pk])],
        is_running=is_running,
        is_gone=is_running and not takeover.from_academy.is_active,
    )


@dataclass(frozen=True, slots=True)
class ChoosePage:
    text: str
    page: "Page[Any]"


def choose_page(actor: Actor, *, text: str, number: str) -> ChoosePage:
    """Published activities of our own that are not on offer yet."""
    rows = access.offerable_activities(actor)
    if text:
        rows = rows.filter(published__title__icontains=text) | rows.filter(code__iexact=text)
    return ChoosePage(text, Paginator(rows, SIZE).get_page(number))


def _run_label(run: AnnouncedRun | SheetRun) -> str:
    when = moment(run.starts_at)
    place = _("Online") if run.is_online else run.place
    return ", ".join(part for part in (when, place) if part)


def _mark(row: SharedOffer | Takeover) -> Mark:
    return Mark(words.TONES[row.state], row.get_state_display())


def _claim_line(claim: SeatClaim, runs: dict[UUID, str]) -> ClaimLine:
    return ClaimLine(
        claim=claim,
        run=runs.get(claim.run_id, _("Deze uitvoering is er niet meer")),
        mark=words.claim_mark(claim),
        answer=words.claim_answer(claim),
        may_return=claim.state == ClaimState.GRANTED,
    )


def run_choices(runs: list[SheetRun]) -> list[tuple[str, str]]:
    """With the seats that were free when the other side last told."""
    return [(str(run.id), _run_choice(run)) for run in runs]


def _run_choice(run: SheetRun) -> str:
    if run.seats_total is None:
        return _run_label(run)
    free = max(run.seats_total - run.seats_taken, 0)
    return _("%(run)s (nog %(free)d vrij)") % {"run": _run_label(run), "free": free}
