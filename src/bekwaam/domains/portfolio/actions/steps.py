"""What the log says a fact is about, and the steps that the unit of a need may follow."""

from datetime import datetime

from bekwaam.domains.audit.actions import Subject
from bekwaam.domains.portfolio.enums import NeedState
from bekwaam.domains.portfolio.models import Contract, LearningNeed, NeedRound, NeedStep, PortfolioMeeting
from bekwaam.kernel.actors import Actor

NOTE_LENGTH = 600


def of_need(need: LearningNeed) -> Subject:
    return Subject("learning_need", need.pk, need.title, need.unit_id)


def of_round(asked: NeedRound) -> Subject:
    return Subject("need_round", asked.pk, asked.name)


def of_meeting(meeting: PortfolioMeeting) -> Subject:
    return Subject("portfolio_meeting", meeting.pk, meeting.title)


def of_contract(contract: Contract) -> Subject:
    return Subject(
        "contract", contract.pk, f"{contract.number} {contract.title}"[:200], contract.owner_unit_id
    )


def step(need: LearningNeed, *, note: str = "", actor: Actor, at: datetime) -> NeedStep:
    made: NeedStep = NeedStep.objects.create(
        need=need, state=need.state, note=note[:NOTE_LENGTH], made_by_label=actor.label[:200], made_at=at
    )
    return made


def put(need: LearningNeed, state: NeedState, *, note: str = "", actor: Actor, at: datetime) -> None:
    """Into another state, with the step that tells so."""
    need.state, need.changed_at, need.revision = state.value, at, need.revision + 1
    need.save(update_fields=["state", "changed_at", "revision", "activity", "merged_into", "round"])
    step(need, note=note, actor=actor, at=at)
