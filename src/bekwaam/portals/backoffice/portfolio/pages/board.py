"""The board: a column for each state that matters, a card for each need."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from bekwaam.domains.portfolio import access
from bekwaam.domains.portfolio.enums import NeedState
from bekwaam.domains.portfolio.facts import Weighing
from bekwaam.domains.portfolio.models import LearningNeed, PortfolioMeeting
from bekwaam.domains.portfolio.queries.needs import MOST_CARDS, weighings
from bekwaam.kernel.actors import Actor
from bekwaam.portals.backoffice.portfolio.pages.needs import moves_of
from bekwaam.portals.backoffice.portfolio.pages.tabs import Tab, tabs


@dataclass(frozen=True, slots=True)
class Card:
    need: LearningNeed
    weighing: Weighing
    moves: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Column:
    key: str
    title: str
    to: str
    """The states that its cards have, as the buttons of a card name them."""
    cards: list[Card]
    total: int

    @property
    def rest_href(self) -> str:
        """The list of all its cards, as far as the list knows one state."""
        states = self.to.split()
        return f"{reverse('needs')}?{urlencode({'status': states[0]} if len(states) == 1 else {})}"

    @property
    def hidden(self) -> int:
        return self.total - len(self.cards)


@dataclass(frozen=True, slots=True)
class BoardPage:
    tabs: list[Tab]
    columns: list[Column]
    meeting: PortfolioMeeting | None

    @property
    def total(self) -> int:
        return sum(column.total for column in self.columns)


def board_page(actor: Actor, meeting: PortfolioMeeting | None) -> BoardPage:
    """One query for the cards and two for how they were weighed, however many there are."""
    columns = (
        ("verzameld", _("Verzameld"), (NeedState.COLLECTED,)),
        ("agenda", _("Op de agenda"), (NeedState.ON_AGENDA,)),
        ("ontwikkeling", _("In ontwikkeling"), (NeedState.DEVELOPING,)),
        ("inkoop", _("In inkoop"), (NeedState.BUYING,)),
        ("aanbod", _("In het aanbod"), (NeedState.OFFERED,)),
        ("gestopt", _("Gestopt of niet nu"), (NeedState.STOPPED, NeedState.LATER)),
    )
    shown = [state for _key, _title, states in columns for state in states]
    needs = list(
        access.visible_needs(actor)
        .filter(state__in=shown)
        .select_related("unit")
        .order_by("-changed_at", "pk")
    )
    by_column = [
        (key, title, " ".join(states), [need for need in needs if need.state in states])
        for key, title, states in columns
    ]
    weighed = weighings(need.pk for _key, _title, _to, found in by_column for need in found[:MOST_CARDS])
    return BoardPage(
        tabs=tabs(actor, "portfolio-board"),
        columns=[
            Column(
                key,
                title,
                to,
                [Card(need, weighed[need.pk], moves_of(need)) for need in found[:MOST_CARDS]],
                len(found),
            )
            for key, title, to, found in by_column
        ],
        meeting=meeting,
    )
