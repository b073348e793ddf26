"""The first page of the portfolio: what asks for attention, in figures and lines."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bekwaam.domains.portfolio import access
from bekwaam.domains.portfolio.enums import NeedState
from bekwaam.domains.portfolio.models import Contract, NeedRound, PortfolioMeeting, Retirement
from bekwaam.domains.portfolio.queries import contracts, meetings
from bekwaam.domains.portfolio.queries.contracts import ContractFilter
from bekwaam.kernel.actors import Actor
from bekwaam.portals.backoffice.portfolio.pages.tabs import Tab, tabs


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
    notices: list[Contract]
    leaving: list[Retirement]
    may_keep: bool


def overview_page(actor: Actor, *, on: date) -> OverviewPage:
    counts = dict(access.visible_needs(actor).order_by().values_list("state").annotate(count=Count("pk")))
    keeps, reads = access.keeps_portfolio(actor), access.reads_meetings(actor)
    notices = contracts.narrowed(access.visible_contracts(actor), ContractFilter(standing="notice"), on=on)
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
        notices=list(notices.order_by("notice_on", "pk")[:5]),
        leaving=meetings.retirements()[:5] if keeps else [],
        may_keep=keeps,
    )


def _headline(collected: int) -> str:
    if not collected:
        return _("Er wacht niets op een besluit")
    return ngettext(
        "%(count)d behoefte wacht op een besluit", "%(count)d behoeften wachten op een besluit", collected
    ) % {"count": collected}
