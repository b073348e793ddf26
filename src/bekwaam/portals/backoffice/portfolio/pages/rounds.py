"""What the pages about rounds show."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.portfolio import access
from bekwaam.domains.portfolio.models import LearningNeed, NeedRound, RoundQuestion
from bekwaam.domains.portfolio.queries import rounds as queries
from bekwaam.domains.portfolio.queries.rounds import Response
from bekwaam.domains.portfolio.rules.needs import Phase, phase_of
from bekwaam.domains.portfolio.rules.rights import reading_units
from bekwaam.kernel.actors import Actor
from bekwaam.portals.backoffice.portfolio.pages.tabs import Tab, tabs

SHOWN = 100


@dataclass(frozen=True, slots=True)
class RoundLine:
    asked: NeedRound
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class RoundsPage:
    tabs: list[Tab]
    lines: list[RoundLine]
    may_keep: bool


@dataclass(frozen=True, slots=True)
class RoundPage:
    asked: NeedRound
    kind: str
    words: str
    is_open: bool
    may_keep: bool
    responses: list[Response]
    answered: int
    own_units: list[OrgUnit]
    questions: list[RoundQuestion]
    needs: list[LearningNeed]
    left: int
    later: list[NeedRound]

    @property
    def silent(self) -> int:
        return len(self.responses) - self.answered


def rounds_page(actor: Actor, *, on: date) -> RoundsPage:
    seen = set(access.visible_rounds(actor).values_list("pk", flat=True))
    lines = [RoundLine(each, *_standing(each, on)) for each in queries.rounds() if each.pk in seen]
    return RoundsPage(tabs(actor, "portfolio-rounds"), lines, access.keeps_portfolio(actor))


def round_page(actor: Actor, asked: NeedRound, *, on: date) -> RoundPage:
    """An administrator of a unit sees the answers of the own units only."""
    units, may_keep = reading_units(actor), access.keeps_portfolio(actor)
    found = queries.responses(asked.pk)
    responses = [each for each in found if units is None or each.unit.pk in units]
    needs = access.visible_needs(actor).filter(round_id=asked.pk).select_related("unit")
    kind, words = _standing(asked, on)
    is_open = _phase(asked, on) is Phase.OPEN
    return RoundPage(
        asked=asked,
        kind=kind,
        words=words,
        is_open=is_open,
        may_keep=may_keep,
        responses=responses,
        answered=sum(each.has_answered for each in responses),
        own_units=access.own_units_in(actor, asked.pk) if is_open else [],
        questions=queries.questions_of(asked.pk),
        needs=list(needs.order_by("unit__sort_key", "title", "pk")[:SHOWN]),
        left=queries.left_in(asked.pk) if may_keep else 0,
        later=queries.later_rounds(asked, on=on) if may_keep else [],
    )


def _phase(asked: NeedRound, on: date) -> Phase:
    return phase_of(opens_on=asked.opens_on, closes_on=asked.closes_on, on=on)


def _standing(asked: NeedRound, on: date) -> tuple[str, str]:
    words = {
        Phase.PLANNED: ("todo", _("Gepland")),
        Phase.OPEN: ("info", _("Open")),
        Phase.CLOSED: ("na", _("Gesloten")),
    }
    return words[_phase(asked, on)]
