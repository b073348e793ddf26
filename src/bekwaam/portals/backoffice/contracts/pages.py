"""What the pages of the contract register show."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from bekwaam.domains.catalogue.access import managed_activities
from bekwaam.domains.catalogue.models import ActivityVersion
from bekwaam.domains.portfolio import access
from bekwaam.domains.portfolio.models import (
    Contract,
    ContractDocument,
    ContractLot,
    ContractPrice,
    SupplierProfile,
)
from bekwaam.domains.portfolio.queries import contracts as queries
from bekwaam.domains.portfolio.queries.contracts import ContractFilter
from bekwaam.domains.portfolio.rules.contracts import Standing, standing
from bekwaam.domains.portfolio.rules.rights import may_change_contract
from bekwaam.kernel.actors import Actor

SIZE = 25
Choice = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class ContractLine:
    contract: Contract
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Urgent:
    """A contract about which somebody has to decide; `by` is the day before which."""

    contract: Contract
    by: date
    is_notice: bool


@dataclass(frozen=True, slots=True)
class ContractsPage:
    lines: list[ContractLine]
    page: "Page[Contract]"
    wanted: ContractFilter
    standings: list[Choice]
    urgent: list["Urgent"]
    may_make: bool
    is_narrowed: bool


@dataclass(frozen=True, slots=True)
class ContractPage:
    contract: Contract
    kind: str
    words: str
    urgent: Urgent | None
    lots: list[ContractLot]
    prices: list[ContractPrice]
    documents: list[ContractDocument]
    activities: list[ActivityVersion]
    profile: SupplierProfile | None
    may_change: bool
    may_change_supplier: bool


def contracts_page(actor: Actor, wanted: ContractFilter, *, number: str, on: date) -> ContractsPage:
    seen = access.visible_contracts(actor)
    found = queries.narrowed(seen, wanted, on=on).order_by("ends_on", "pk")
    page = Paginator(found, SIZE).get_page(number)
    choices = [("", _("Alle contracten")), *((each.value, _words()[each][1]) for each in Standing)]
    return ContractsPage(
        lines=[ContractLine(each, *_standing(each, on)) for each in page],
        page=page,
        wanted=wanted,
        standings=[(value, words, value == wanted.standing) for value, words in choices],
        urgent=urgent_contracts(actor, on=on),
        may_make=may_make(actor),
        is_narrowed=wanted != ContractFilter(),
    )


def contract_page(actor: Actor, contract: Contract, *, on: date) -> ContractPage:
    """Of the activities that use it, those that the asker manages; a buyer sees them all by name."""
    kind, words = _standing(contract, on)
    managed = set(managed_activities(actor).values_list("pk", flat=True))
    using = queries.activities_using(contract)
    return ContractPage(
        contract=contract,
        kind=kind,
        words=words,
        urgent=_urgent(contract, on),
        lots=queries.lots_of(contract.pk),
        prices=queries.prices_of(contract.pk),
        documents=queries.documents_of(contract.pk),
        activities=[each for each in using if each.activity_id in managed],
        profile=queries.profile_of(contract.supplier_id),
        may_change=bool(may_change_contract(actor, contract.owner_unit_id)),
        may_change_supplier=access.keeps_portfolio(actor),
    )


def urgent_contracts(actor: Actor, *, on: date) -> list[Urgent]:
    """Those of which the notice day or the end is near, the nearest first."""
    rows = queries.narrowed(access.visible_contracts(actor), ContractFilter(standing="urgent"), on=on)
    found = [urgent for contract in rows if (urgent := _urgent(contract, on)) is not None]
    return sorted(found, key=lambda each: (each.by, each.contract.number))


def may_make(actor: Actor) -> bool:
    units = access.managed_units_of(actor)
    return units is None or bool(units)


def price_choices(actor: Actor, contract_id: UUID) -> dict[str, list[tuple[str, str]] | list[ContractLot]]:
    return {
        "lots": queries.lots_of(contract_id),
        "activities": queries.activity_choices(managed_activities(actor)),
    }


def _standing(contract: Contract, on: date) -> tuple[str, str]:
    return _words()[_found(contract, on)]


def _found(contract: Contract, on: date) -> Standing:
    return standing(
        starts_on=contract.starts_on, ends_on=contract.ends_on, notice_on=contract.notice_on, on=on
    )


def _urgent(contract: Contract, on: date) -> Urgent | None:
    found = _found(contract, on)
    if found is Standing.NOTICE and contract.notice_on is not None:
        return Urgent(contract, contract.notice_on, is_notice=True)
    return Urgent(contract, contract.ends_on, is_notice=False) if found is Standing.ENDING else None


def _words() -> dict[Standing, tuple[str, str]]:
    return {
        Standing.COMING: ("todo", _("Begint nog")),
        Standing.RUNNING: ("ok", _("Loopt")),
        Standing.NOTICE: ("warn", _("Bijna opzegdag")),
        Standing.ENDING: ("warn", _("Loopt bijna af")),
        Standing.ENDED: ("na", _("Voorbij")),
    }
