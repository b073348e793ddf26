"""Keeping the register of suppliers and contracts."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date, datetime
from typing import BinaryIO
from uuid import UUID

from django.db import transaction

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.catalogue.cleaning import clean_line
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.models import Person, Supplier
from bekwaam.domains.portfolio import telling
from bekwaam.domains.portfolio.actions.steps import of_contract
from bekwaam.domains.portfolio.enums import PriceBasis
from bekwaam.domains.portfolio.events import ContractWarned
from bekwaam.domains.portfolio.models import (
    Contract,
    ContractDocument,
    ContractLot,
    ContractPrice,
    SupplierProfile,
)
from bekwaam.domains.portfolio.queries.contracts import to_warn
from bekwaam.domains.portfolio.queries.rounds import back_office_of, keepers
from bekwaam.domains.portfolio.rules import contracts as rules
from bekwaam.domains.portfolio.rules.contracts import ContractDetails, PriceDetails
from bekwaam.domains.portfolio.rules.needs import may_save
from bekwaam.domains.portfolio.rules.rights import may_change_contract
from bekwaam.domains.tenancy.actions import let_go
from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.kernel import events
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused, require
from bekwaam.kernel.files.configured import file_store
from bekwaam.kernel.files.uploads import check_upload
from bekwaam.kernel.scope import current_academy_id

PURPOSE = "contract"
LOT_NUMBER, LOT_NAME = 20, 200
PROFILE_LENGTHS = {
    "chamber_number": 20,
    "contact_name": 150,
    "contact_email": 254,
    "contact_phone": 40,
    "remark": 1_000,
}


@transaction.atomic
def make_contract(wanted: ContractDetails, *, actor: Actor, at: datetime) -> Contract:
    require(may_change_contract(actor, wanted.owner_unit_id))
    wanted = _checked(wanted)
    if Contract.objects.filter(number=wanted.number).exists():
        raise Refused("portfolio.contract_exists", number=wanted.number)
    contract: Contract = Contract.objects.create(**_columns(wanted), created_at=at, changed_at=at)
    facts = {"ends_on": wanted.ends_on.isoformat()}
    record("portfolio.contract_made", of_contract(contract), actor=actor, at=at, after=facts)
    return contract


@transaction.atomic
def change_contract(
    contract_id: UUID, wanted: ContractDetails, *, seen_revision: int, actor: Actor, at: datetime
) -> Contract:
    contract = _locked(contract_id, actor)
    require(may_change_contract(actor, wanted.owner_unit_id))
    require(may_save(seen_revision=seen_revision, revision=contract.revision))
    wanted = _checked(wanted)
    if Contract.objects.filter(number=wanted.number).exclude(pk=contract_id).exists():
        raise Refused("portfolio.contract_exists", number=wanted.number)
    values = _columns(wanted)
    changed = [name for name, value in values.items() if getattr(contract, name) != value]
    before = {name: str(getattr(contract, name)) for name in changed}
    for name in changed:
        setattr(contract, name, values[name])
    contract.revision, contract.changed_at = contract.revision + 1, at
    contract.save()
    after = {name: str(values[name]) for name in changed}
    record(
        "portfolio.contract_changed", of_contract(contract), actor=actor, at=at, before=before, after=after
    )
    return contract


@transaction.atomic
def extend_contract(
    contract_id: UUID, *, ends_on: date, notice_on: date | None, actor: Actor, at: datetime
) -> Contract:
    """Uses one option; the new end and notice day are said by hand, for contracts differ in how they count."""
    contract = _locked(contract_id, actor)
    require(rules.may_extend(contract.extensions))
    if ends_on <= contract.ends_on or (notice_on is not None and notice_on > ends_on):
        raise Refused("portfolio.extend_later")
    before = {"ends_on": contract.ends_on.isoformat()}
    contract.ends_on, contract.notice_on = ends_on, notice_on
    contract.extensions -= 1
    contract.revision, contract.changed_at = contract.revision + 1, at
    contract.save()
    facts = {"ends_on": ends_on.isoformat(), "options_left": contract.extensions}
    record(
        "portfolio.contract_extended", of_contract(contract), actor=actor, at=at, before=before, after=facts
    )
    return contract


@transaction.atomic
def add_lot(contract_id: UUID, *, number: str, name: str, actor: Actor, at: datetime) -> ContractLot:
    contract = _locked(contract_id, actor)
    number, name = clean_line(number)[:LOT_NUMBER], clean_line(name)[:LOT_NAME]
    if not number or not name:
        raise Refused("portfolio.no_label")
    if ContractLot.objects.filter(contract=contract, number=number).exists():
        raise Refused("portfolio.lot_exists", number=number)
    lot: ContractLot = ContractLot.objects.create(contract=contract, number=number, name=name)
    _note(contract, "portfolio.contract_changed", {"lot": f"{number} {name}"}, actor=actor, at=at)
    return lot


@transaction.atomic
def remove_lot(contract_id: UUID, lot_id: UUID, *, actor: Actor, at: datetime) -> None:
    contract = _locked(contract_id, actor)
    if ContractPrice.objects.filter(lot_id=lot_id).exists():
        raise Refused("portfolio.lot_has_prices")
    ContractLot.objects.filter(pk=lot_id, contract=contract).delete()
    _note(contract, "portfolio.contract_changed", {"lot": "removed"}, actor=actor, at=at)


@transaction.atomic
def add_price(contract_id: UUID, wanted: PriceDetails, *, actor: Actor, at: datetime) -> ContractPrice:
    contract = _locked(contract_id, actor)
    wanted = replace(wanted, label=clean_line(wanted.label))
    require(rules.price_fits(wanted))
    is_known = wanted.basis in PriceBasis.values and (
        wanted.activity_id is None or Activity.objects.filter(pk=wanted.activity_id).exists()
    )
    has_lot = (
        wanted.lot_id is None or ContractLot.objects.filter(pk=wanted.lot_id, contract=contract).exists()
    )
    if not is_known or not has_lot:
        raise Refused("portfolio.unknown_activity")
    values = {field.name: getattr(wanted, field.name) for field in fields(wanted)}
    price: ContractPrice = ContractPrice.objects.create(contract=contract, **values)
    facts = {"label": wanted.label, "price": str(wanted.price), "basis": wanted.basis}
    _note(contract, "portfolio.price_agreed", facts, actor=actor, at=at)
    return price


@transaction.atomic
def remove_price(contract_id: UUID, price_id: UUID, *, actor: Actor, at: datetime) -> None:
    contract = _locked(contract_id, actor)
    ContractPrice.objects.filter(pk=price_id, contract=contract).delete()
    _note(contract, "portfolio.price_removed", {}, actor=actor, at=at)


@transaction.atomic
def add_document(
    contract_id: UUID, *, file: BinaryIO, name: str, title: str, actor: Actor, at: datetime
) -> ContractDocument:
    contract = _locked(contract_id, actor)
    require(check_upload(file, rules.DOCUMENT).decision)
    blob = file_store().put(current_academy_id(), file, limit_bytes=rules.DOCUMENT.max_bytes)
    stored = StoredFile.objects.create(
        sha256=blob.sha256,
        name=clean_line(name)[:255],
        media_type=blob.media_type,
        size=blob.size,
        purpose=PURPOSE,
        owner_id=actor.person_id,
        created_at=at,
    )
    title = clean_line(title)[: rules.TITLE_LENGTH] or stored.name[: rules.TITLE_LENGTH]
    document: ContractDocument = ContractDocument.objects.create(
        contract=contract, stored=stored, title=title, added_at=at
    )
    _note(contract, "portfolio.document_added", {"title": title}, actor=actor, at=at)
    return document


@transaction.atomic
def remove_document(contract_id: UUID, document_id: UUID, *, actor: Actor, at: datetime) -> None:
    contract = _locked(contract_id, actor)
    document = ContractDocument.objects.filter(pk=document_id, contract=contract).first()
    if document is None:
        return
    _note(contract, "portfolio.document_removed", {"title": document.title}, actor=actor, at=at)
    document.delete()
    let_go(StoredFile.objects.filter(pk=document.stored_id))


@transaction.atomic
def save_supplier_profile(
    supplier_id: UUID, values: dict[str, str], *, actor: Actor, at: datetime
) -> SupplierProfile:
    require(may_change_contract(actor, None))
    supplier = Supplier.objects.get(pk=supplier_id)
    cleaned = {name: clean_line(values.get(name, ""))[:most] for name, most in PROFILE_LENGTHS.items()}
    profile, _ = SupplierProfile.objects.update_or_create(
        supplier=supplier, defaults={**cleaned, "changed_at": at}
    )
    record("portfolio.supplier_changed", Subject("supplier", supplier.pk, supplier.name), actor=actor, at=at)
    found: SupplierProfile = profile
    return found


@transaction.atomic
def warn_before_notice(*, actor: Actor, at: datetime) -> int:
    """Tell who minds the contract; without anybody its back office, else the learning centre. Once per notice day."""
    today = local_date(at)
    contracts = to_warn(today)
    for contract in contracts:
        if contract.owner_id:
            people = {contract.owner_id}
        else:
            people = (
                back_office_of(contract.owner_unit_id, on=today)
                if contract.owner_unit_id
                else keepers(on=today)
            )
        telling.contract_notice(contract, people, at=at)
        contract.warned_on = contract.notice_on
        contract.save(update_fields=["warned_on"])
        _note(contract, "portfolio.contract_warned", {"told": len(people)}, actor=actor, at=at)
        events.publish(ContractWarned(contract_id=contract.pk))
    return len(contracts)


def _locked(contract_id: UUID, actor: Actor) -> Contract:
    contract: Contract = Contract.objects.select_for_update().get(pk=contract_id)
    require(may_change_contract(actor, contract.owner_unit_id))
    return contract


def _checked(wanted: ContractDetails) -> ContractDetails:
    wanted = replace(
        wanted,
        number=clean_line(wanted.number),
        title=clean_line(wanted.title),
        remark=clean_line(wanted.remark),
    )
    require(rules.fits(wanted))
    known = {
        Supplier: wanted.supplier_id,
        OrgUnit: wanted.owner_unit_id,
        Person: wanted.owner_id,
    }
    for model, key in known.items():
        if key is not None and not model.objects.filter(pk=key).exists():
            raise Refused("portfolio.unknown_party")
    return wanted


def _columns(wanted: ContractDetails) -> dict[str, object]:
    return {field.name: getattr(wanted, field.name) for field in fields(wanted)}


def _note(contract: Contract, verb: str, facts: Mapping[str, object], *, actor: Actor, at: datetime) -> None:
    record(verb, of_contract(contract), actor=actor, at=at, after=facts)
