"""What the pages about needs show: the list, and the whole story of one."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from bekwaam.domains.catalogue.access import managed_activity_for
from bekwaam.domains.catalogue.queries import themes
from bekwaam.domains.portfolio import access
from bekwaam.domains.portfolio.enums import NeedState, Priority
from bekwaam.domains.portfolio.facts import Weighing
from bekwaam.domains.portfolio.models import AgendaItem, LearningNeed, NeedAnswer, NeedStep
from bekwaam.domains.portfolio.queries import meetings, rounds
from bekwaam.domains.portfolio.queries import needs as queries
from bekwaam.domains.portfolio.queries.needs import NeedFilter
from bekwaam.domains.portfolio.rules.needs import MOVES, may_edit
from bekwaam.domains.portfolio.rules.rights import bringing_units
from bekwaam.kernel.actors import Actor
from bekwaam.portals.backoffice.portfolio.pages.tabs import Tab, tabs

SIZE = 25
LOOKS = {
    NeedState.DRAFT: "todo",
    NeedState.COLLECTED: "info",
    NeedState.ON_AGENDA: "info",
    NeedState.DEVELOPING: "warn",
    NeedState.BUYING: "warn",
    NeedState.OFFERED: "ok",
    NeedState.STOPPED: "na",
    NeedState.LATER: "na",
    NeedState.MERGED: "na",
}
ROAD = (NeedState.COLLECTED, NeedState.ON_AGENDA, NeedState.DEVELOPING, NeedState.OFFERED)
Choice = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class NeedLine:
    need: LearningNeed
    kind: str


@dataclass(frozen=True, slots=True)
class NeedsPage:
    tabs: list[Tab]
    lines: list[NeedLine]
    page: "Page[LearningNeed]"
    wanted: NeedFilter
    rounds: list[Choice]
    themes: list[Choice]
    states: list[Choice]
    priorities: list[Choice]
    may_bring: bool
    is_narrowed: bool


@dataclass(frozen=True, slots=True)
class NeedPage:
    need: LearningNeed
    kind: str
    road: list[tuple[str, str]]
    steps: list[NeedStep]
    answers: list[NeedAnswer]
    merged: list[LearningNeed]
    decisions: list[AgendaItem]
    weighing: Weighing
    alike: list[LearningNeed]
    moves: list[tuple[str, str]]
    activity_title: str
    may_see_activity: bool
    may_edit: bool
    may_keep: bool
    may_see_merged: bool

    @property
    def is_draft(self) -> bool:
        return bool(self.need.state == NeedState.DRAFT)


def needs_page(actor: Actor, wanted: NeedFilter, *, number: str) -> NeedsPage:
    found = queries.narrowed(access.visible_needs(actor), wanted).order_by("-changed_at", "pk")
    page = Paginator(found, SIZE).get_page(number)
    seen = set(access.visible_rounds(actor).values_list("pk", flat=True))
    all_rounds = [(str(each.pk), each.name) for each in rounds.rounds() if each.pk in seen]
    units = bringing_units(actor)
    return NeedsPage(
        tabs=tabs(actor, "needs"),
        lines=[NeedLine(need, LOOKS[NeedState(need.state)]) for need in page],
        page=page,
        wanted=wanted,
        rounds=_chosen([("", _("Alle rondes")), *all_rounds], str(wanted.round_id or "")),
        themes=_chosen(
            [("", _("Alle thema’s")), *((str(each.pk), each.name) for each in themes())],
            str(wanted.theme_id or ""),
        ),
        states=_chosen([("", _("Elke status")), *_words(NeedState)], wanted.state),
        priorities=_chosen([("", _("Elke prioriteit")), *_words(Priority)], wanted.priority),
        may_bring=units is None or bool(units),
        is_narrowed=wanted != NeedFilter(),
    )


def need_page(actor: Actor, need: LearningNeed, *, on: date) -> NeedPage:
    keeps = access.keeps_portfolio(actor)
    changes = access.need_to_change_for(actor, need.pk) is not None
    return NeedPage(
        need=need,
        kind=LOOKS[NeedState(need.state)],
        road=road_of(need.state),
        steps=queries.steps_of(need.pk),
        answers=queries.answers_of(need.pk),
        merged=queries.merged_into(need.pk),
        decisions=meetings.decisions_about(need.pk),
        weighing=queries.weighings([need.pk])[need.pk],
        alike=queries.like(need, access.visible_needs(actor)) if keeps else [],
        moves=moves_of(need) if keeps else [],
        activity_title=queries.titles_of([need.activity_id]).get(need.activity_id, "")
        if need.activity_id
        else "",
        may_see_activity=bool(need.activity_id) and managed_activity_for(actor, need.activity_id) is not None,
        may_edit=changes and bool(may_edit(need.state)),
        may_keep=keeps,
        may_see_merged=bool(need.merged_into_id) and access.need_for(actor, need.merged_into_id) is not None,
    )


def moves_of(need: LearningNeed) -> list[tuple[str, str]]:
    """Where the card may go by hand, in the order of the board."""
    allowed = MOVES.get(need.state, frozenset())
    return [(state.value, str(state.label)) for state in NeedState if state in allowed]


def road_of(state: str) -> list[tuple[str, str]]:
    """The four stops of a need, and where it is now."""
    words = {NeedState.DEVELOPING: _("In ontwikkeling of inkoop")}
    at = NeedState.DEVELOPING if state == NeedState.BUYING else state
    place = ROAD.index(NeedState(at)) if at in ROAD else -1
    return [
        (
            words.get(stop, str(stop.label)),
            "current" if number == place else "done" if number < place else "",
        )
        for number, stop in enumerate(ROAD)
    ]


def _words(enum: type[NeedState] | type[Priority]) -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in enum.choices]


def _chosen(choices: list[tuple[str, str]], value: str) -> list[Choice]:
    return [(key, str(label), key == value) for key, label in choices]
