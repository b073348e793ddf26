"""What the pages about portfolio meetings show."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from bekwaam.domains.people.models import Person
from bekwaam.domains.portfolio import access
from bekwaam.domains.portfolio.enums import MeetingState
from bekwaam.domains.portfolio.facts import Weighing
from bekwaam.domains.portfolio.models import AgendaItem, LearningNeed, PortfolioMeeting
from bekwaam.domains.portfolio.queries import meetings as queries
from bekwaam.domains.portfolio.queries.needs import weighings
from bekwaam.kernel.actors import Actor
from bekwaam.portals.backoffice.portfolio.pages.tabs import Tab, tabs

OPEN_SHOWN = 30


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    tabs: list[Tab]
    meetings: list[PortfolioMeeting]
    may_keep: bool


@dataclass(frozen=True, slots=True)
class ItemLine:
    item: AgendaItem
    weighing: Weighing | None


@dataclass(frozen=True, slots=True)
class MeetingPage:
    meeting: PortfolioMeeting
    participants: list[Person]
    lines: list[ItemLine]
    open_needs: list[LearningNeed]
    may_change: bool

    @property
    def decided(self) -> int:
        return sum(bool(line.item.outcome) for line in self.lines)

    @property
    def message(self) -> str:
        """What the agenda comes down to."""
        if not self.lines:
            return _("Nog niets op de agenda")
        left = len(self.lines) - self.decided
        if not left:
            return _("Over alles is besloten")
        return _("Nog %(left)d van %(total)d te besluiten") % {"left": left, "total": len(self.lines)}


def meetings_page(actor: Actor) -> MeetingsPage:
    return MeetingsPage(tabs(actor, "portfolio-meetings"), queries.meetings(), access.keeps_portfolio(actor))


def meeting_page(actor: Actor, meeting: PortfolioMeeting) -> MeetingPage:
    items = queries.items_of(meeting.pk)
    weighed: dict[UUID, Weighing] = weighings(item.need_id for item in items if item.need_id)
    may_change = access.keeps_portfolio(actor) and meeting.state == MeetingState.PLANNED
    return MeetingPage(
        meeting=meeting,
        participants=queries.participants_of(meeting.pk),
        lines=[ItemLine(item, weighed.get(item.need_id) if item.need_id else None) for item in items],
        open_needs=queries.open_needs(limit=OPEN_SHOWN) if may_change else [],
        may_change=may_change,
    )
