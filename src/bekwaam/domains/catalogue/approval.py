"""Who has to agree before somebody may take part: facts in, the answer and its reason out."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bekwaam.domains.catalogue.enums import ApprovalRule


class Approver(StrEnum):
    NOBODY = "nobody"
    MANAGER = "manager"
    BACKOFFICE = "backoffice"


@dataclass(frozen=True, slots=True)
class Approval:
    approver: Approver
    limit: Decimal | None = None
    """The amount that made the difference: the price is above it, or it is not."""


def approval_for(rule: str, *, price: Decimal, above: Decimal | None) -> Approval:
    match rule:
        case ApprovalRule.MANAGER:
            return Approval(Approver.MANAGER)
        case ApprovalRule.BACKOFFICE:
            return Approval(Approver.BACKOFFICE)
        case ApprovalRule.MANAGER_ABOVE:
            limit = above if above is not None else Decimal(0)
            return Approval(Approver.MANAGER if price > limit else Approver.NOBODY, limit)
        case _:
            return Approval(Approver.NOBODY)
