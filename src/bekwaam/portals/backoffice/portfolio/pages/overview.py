"""The first page of the portfolio: what asks for attention, in figures and lines."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bekwaam.domains.portfolio import access
from bekwaam.domains.portfolio.enums import NeedState
from bekwaam.domains.portfolio.models import NeedRound, PortfolioMeeting, Retirement
from bekwaam.domains.portfolio.queries import meetings
from bekwaam.domains.portfolio.queries.needs import titles_of
from bekwaam.kernel.actors import Actor
from bekwaam.portals.backoffice.contracts.pages import Urgent, urgent_contracts
from bekwaam.portals.backoffice.portfolio.pages.tabs import Tab, tabs

MOST = 5


@dataclass(frozen=True, slots=True)
class Leaving:
    retirement: Retirement
    title: str


@dataclass(frozen=True, slots=True)
class OverviewPage:
    tabs: list[Tab]
    title: str
    collected: int
    weighed: int
    underway: int
    offered: int
    open_rounds: list[NeedRound]
    meeting: PortfolioMeeting | None
    urgent: list[Urgent]
    leaving: list[Leaving]
    may_keep: bool


def overview_page(actor: Actor, *, on: date) -> OverviewPage:
    counts = dict(access.visible_needs(actor).order_by().values_list("state").annotate(count=Count("pk")))
    keeps, reads = access.keeps_portfolio(actor), access.reads_meetings(actor)
    collected = counts.get(NeedState.COLLECTED, 0)
    return OverviewPage(
        tabs=tabs(actor, "portfolio"),
        title=_headline(collected),
        collected=collected,
        weighed=counts.get(NeedState.ON_AGENDA, 0),
        underway=counts.get(NeedState.DEVELOPING, 0) + counts.get(NeedState.BUYING, 0),
        offered=counts.get(NeedState.OFFERED, 0),
        open_rounds=list(
            access.visible_rounds(actor)
            .filter(opens_on__lte=on, closes_on__gte=on)
            .order_by("closes_on", "pk")
        ),
        meeting=meetings.next_meeting() if reads else None,
        urgent=urgent_contracts(actor, on=on)[:MOST],
        leaving=_leaving() if keeps else [],
        may_keep=keeps,
    )


def _leaving() -> list[Leaving]:
    found = meetings.retirements()
    titles = titles_of([each.activity_id for each in found])
    return [Leaving(each, titles.get(each.activity_id, each.activity.code)) for each in found]


def _headline(collected: int) -> str:
    if not collected:
        return _("Er wacht niets op een besluit")
    return ngettext(
        "%(count)d behoefte wacht op een besluit", "%(count)d behoeften wachten op een besluit", collected
    ) % {"count": collected}
