"""The only way in which a portal gets a need, a round, a meeting or a contract."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from bekwaam.domains.catalogue.access import managed_units
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.portfolio.enums import NeedState
from bekwaam.domains.portfolio.models import (
    AgendaItem,
    Contract,
    LearningNeed,
    NeedRound,
    PortfolioMeeting,
    Retirement,
    RoundUnit,
)
from bekwaam.domains.portfolio.rules.rights import (
    Units,
    bringing_units,
    contract_units,
    may_bring,
    may_change_contract,
    may_keep,
    reading_units,
)
from bekwaam.kernel.actors import Actor, Role
from bekwaam.kernel.ids import parse_id


def keeps_portfolio(actor: Actor) -> bool:
    return bool(may_keep(actor))


def visible_needs(actor: Actor) -> QuerySet[LearningNeed]:
    """Of the own units; drafts only for those who write them."""
    needs: QuerySet[LearningNeed] = LearningNeed.objects.filter(_of(reading_units(actor)))
    writing = bringing_units(actor)
    return needs if writing is None else needs.filter(~Q(state=NeedState.DRAFT) | _of(writing))


def need_for(actor: Actor, need_id: object) -> LearningNeed | None:
    wanted = parse_id(need_id)
    rows = visible_needs(actor).select_related(
        "unit", "theme", "skill", "round", "brought_by", "activity", "merged_into"
    )
    return rows.filter(pk=wanted).first() if wanted else None


def need_to_change_for(actor: Actor, need_id: object) -> LearningNeed | None:
    found = need_for(actor, need_id)
    return found if found is not None and may_bring(actor, found.unit_id) else None


def need_to_keep_for(actor: Actor, need_id: object) -> LearningNeed | None:
    """For weighing, merging and moving."""
    return need_for(actor, need_id) if keeps_portfolio(actor) else None


def retirement_for(actor: Actor, retirement_id: object) -> Retirement | None:
    wanted = parse_id(retirement_id) if keeps_portfolio(actor) else None
    return Retirement.objects.filter(pk=wanted).first() if wanted else None


def visible_rounds(actor: Actor) -> QuerySet[NeedRound]:
    """All for the learning centre and an auditor of everything; else those that ask an own unit."""
    rounds: QuerySet[NeedRound] = NeedRound.objects.all()
    units = reading_units(actor)
    if units is None:
        return rounds
    asked = RoundUnit.objects.filter(round=OuterRef("pk"), unit_id__in=list(units))
    return rounds.filter(Exists(asked))


def round_for(actor: Actor, round_id: object) -> NeedRound | None:
    wanted = parse_id(round_id)
    return visible_rounds(actor).filter(pk=wanted).first() if wanted else None


def own_units_in(actor: Actor, round_id: UUID) -> list[OrgUnit]:
    """The units that this round asks and for which this actor may answer."""
    units = bringing_units(actor)
    rows = RoundUnit.objects.filter(round_id=round_id).select_related("unit").order_by("unit__sort_key")
    return [row.unit for row in (rows if units is None else rows.filter(unit_id__in=list(units)))]


def unit_to_bring_for(actor: Actor, unit_id: object) -> OrgUnit | None:
    wanted = parse_id(unit_id)
    if wanted is None or not may_bring(actor, wanted):
        return None
    found: OrgUnit | None = OrgUnit.objects.filter(pk=wanted, is_current=True).first()
    return found


def meeting_for(actor: Actor, meeting_id: object) -> PortfolioMeeting | None:
    """Meetings are for who keeps the portfolio, and for an auditor of everything to read."""
    wanted = parse_id(meeting_id)
    found: PortfolioMeeting | None = None
    if wanted and reads_meetings(actor):
        found = PortfolioMeeting.objects.select_related("minutes").filter(pk=wanted).first()
    return found


def reads_meetings(actor: Actor) -> bool:
    return keeps_portfolio(actor) or actor.holds(Role.AUDITOR)


def item_for(actor: Actor, item_id: object) -> AgendaItem | None:
    wanted = parse_id(item_id)
    found: AgendaItem | None = None
    if wanted and reads_meetings(actor):
        rows = AgendaItem.objects.select_related("meeting", "need__unit", "activity", "owner")
        found = rows.filter(pk=wanted).first()
    return found


def visible_contracts(actor: Actor) -> QuerySet[Contract]:
    contracts: QuerySet[Contract] = Contract.objects.all()
    units = contract_units(actor)
    return contracts if units is None else contracts.filter(owner_unit_id__in=list(units))


def contract_for(actor: Actor, contract_id: object) -> Contract | None:
    wanted = parse_id(contract_id)
    rows = visible_contracts(actor).select_related("supplier", "owner", "owner_unit")
    return rows.filter(pk=wanted).first() if wanted else None


def contract_to_change_for(actor: Actor, contract_id: object) -> Contract | None:
    found = contract_for(actor, contract_id)
    return found if found is not None and may_change_contract(actor, found.owner_unit_id) else None


def _of(units: Units) -> Q:
    return Q() if units is None else Q(unit_id__in=list(units))


def managed_units_of(actor: Actor) -> Units:
    """Whose contracts this actor may make."""
    return managed_units(actor)
