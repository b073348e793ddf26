"""Contracts: what must be right about one, and how near its notice day is."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from bekwaam.domains.portfolio.facts import ENDS_SOON, WARN_BEFORE
from bekwaam.domains.portfolio.rules.needs import FIRST_DAY, LAST_DAY
from bekwaam.kernel.decisions import ALLOWED, Decision, refused
from bekwaam.kernel.files import content as kinds
from bekwaam.kernel.files.uploads import UploadRule

DOCUMENT = UploadRule(
    allowed=frozenset({kinds.PDF, kinds.DOCX, kinds.XLSX, kinds.ODT, kinds.ODS, kinds.PNG, kinds.JPEG}),
    max_bytes=20_000_000,
)
MOST_MONEY = Decimal(9_999_999)
NUMBER_LENGTH, TITLE_LENGTH, REMARK_LENGTH, MOST_MONTHS = 40, 200, 1_000, 120


class Standing(StrEnum):
    """Where a contract is in its life."""

    COMING = "coming"
    RUNNING = "running"
    NOTICE = "notice"
    ENDING = "ending"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractDetails:
    number: str
    title: str
    supplier_id: UUID
    starts_on: date
    ends_on: date
    owner_unit_id: UUID | None = None
    owner_id: UUID | None = None
    notice_on: date | None = None
    extensions: int = 0
    extension_months: int = 12
    ceiling: Decimal | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceDetails:
    label: str
    price: Decimal
    basis: str
    valid_from: date
    valid_until: date | None = None
    lot_id: UUID | None = None
    activity_id: UUID | None = None
    form: str = ""


def fits(wanted: ContractDetails) -> Decision:
    too_long = (
        len(wanted.number) > NUMBER_LENGTH
        or len(wanted.title) > TITLE_LENGTH
        or len(wanted.remark) > REMARK_LENGTH
    )
    days = [day for day in (wanted.starts_on, wanted.ends_on, wanted.notice_on) if day is not None]
    for is_met, reason in (
        (wanted.number and wanted.title, "portfolio.no_number"),
        (not too_long, "portfolio.contract_too_long"),
        (all(FIRST_DAY <= day <= LAST_DAY for day in days), "portfolio.impossible_day"),
        (wanted.ends_on >= wanted.starts_on, "portfolio.ends_before_start"),
        (wanted.notice_on is None or wanted.notice_on <= wanted.ends_on, "portfolio.notice_after_end"),
        (
            0 <= wanted.extensions <= 20 and 1 <= wanted.extension_months <= MOST_MONTHS,
            "portfolio.bad_option",
        ),
        (wanted.ceiling is None or 0 <= wanted.ceiling <= MOST_MONEY * 100, "portfolio.bad_amount"),
    ):
        if not is_met:
            return refused(reason)
    return ALLOWED


def price_fits(wanted: PriceDetails) -> Decision:
    if not wanted.label or len(wanted.label) > TITLE_LENGTH:
        return refused("portfolio.no_label")
    if not 0 <= wanted.price <= MOST_MONEY:
        return refused("portfolio.bad_amount")
    if not FIRST_DAY <= wanted.valid_from <= LAST_DAY:
        return refused("portfolio.impossible_day")
    if wanted.valid_until is not None and not wanted.valid_from <= wanted.valid_until <= LAST_DAY:
        return refused("portfolio.ends_before_start")
    return ALLOWED


def standing(*, starts_on: date, ends_on: date, notice_on: date | None, on: date) -> Standing:
    if on > ends_on:
        return Standing.ENDED
    if on < starts_on:
        return Standing.COMING
    if notice_on is not None and notice_on - WARN_BEFORE <= on <= notice_on:
        return Standing.NOTICE
    return Standing.ENDING if ends_on - ENDS_SOON <= on else Standing.RUNNING


def may_extend(extensions: int) -> Decision:
    return ALLOWED if extensions > 0 else refused("portfolio.no_option_left")
