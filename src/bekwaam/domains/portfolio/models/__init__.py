"""Learning needs, the meetings that weigh them, and the contracts that serve them."""

from bekwaam.domains.portfolio.models.contracts import (
    Contract,
    ContractDocument,
    ContractLot,
    ContractPrice,
    SupplierProfile,
)
from bekwaam.domains.portfolio.models.meetings import (
    AgendaItem,
    Criterion,
    Participant,
    PortfolioMeeting,
    Retirement,
    Score,
)
from bekwaam.domains.portfolio.models.needs import LearningNeed, NeedAnswer, NeedStep
from bekwaam.domains.portfolio.models.rounds import NeedRound, RoundQuestion, RoundUnit

__all__ = [
    "AgendaItem",
    "Contract",
    "ContractDocument",
    "ContractLot",
    "ContractPrice",
    "Criterion",
    "LearningNeed",
    "NeedAnswer",
    "NeedRound",
    "NeedStep",
    "Participant",
    "PortfolioMeeting",
    "Retirement",
    "RoundQuestion",
    "RoundUnit",
    "Score",
    "SupplierProfile",
]
