"""The year of the portfolio, month by month; on a phone the months stand below each other as lists."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bekwaam.domains.catalogue.access import managed_activities
from bekwaam.domains.portfolio import access
from bekwaam.domains.portfolio.queries.calendar import CalendarEntry, Happening, entries
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.calendars import WholeDay
from bekwaam.portals.backoffice.portfolio.pages.tabs import Tab, tabs

FIRST_YEAR, LAST_YEAR = 2000, 2199
SHOWN = 12
WORDS = {
    Happening.ROUND_OPENS: gettext_lazy("Ronde opent"),
    Happening.ROUND_CLOSES: gettext_lazy("Ronde sluit"),
    Happening.MEETING: gettext_lazy("Overleg"),
    Happening.DECISION_DUE: gettext_lazy("Besluit uitgevoerd"),
    Happening.REVIEW: gettext_lazy("Nakijken of het klopt"),
    Happening.PUBLISH_FROM: gettext_lazy("In het aanbod"),
    Happening.PUBLISH_UNTIL: gettext_lazy("Laatste dag in het aanbod"),
    Happening.RETIRES: gettext_lazy("Uit het aanbod"),
    Happening.NOTICE: gettext_lazy("Laatste dag om op te zeggen"),
    Happening.CONTRACT_ENDS: gettext_lazy("Contract eindigt"),
}
PAGES = {
    Happening.ROUND_OPENS: "portfolio-round",
    Happening.ROUND_CLOSES: "portfolio-round",
    Happening.MEETING: "portfolio-meeting",
    Happening.DECISION_DUE: "need",
    Happening.REVIEW: "managed-activity",
    Happening.PUBLISH_FROM: "managed-activity",
    Happening.PUBLISH_UNTIL: "managed-activity",
    Happening.RETIRES: "managed-activity",
    Happening.NOTICE: "contract",
    Happening.CONTRACT_ENDS: "contract",
}
"""Where an entry leads."""


@dataclass(frozen=True, slots=True)
class CalendarLine:
    on: date
    words: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Month:
    first: date
    lines: list[CalendarLine]
    hidden: int
    is_now: bool


@dataclass(frozen=True, slots=True)
class CalendarPage:
    tabs: list[Tab]
    year: int
    months: list[Month]
    total: int
    wanted: str
    kinds: list[tuple[str, str, bool]]
    file_href: str


def calendar_page(actor: Actor, year: int, wanted: str, *, on: date) -> CalendarPage:
    found = _found(actor, year, wanted)
    months = [_month(date(year, number, 1), found, on, is_whole=bool(wanted)) for number in range(1, 13)]
    kinds = [("", _("Alles"), not wanted)]
    kinds += [(kind.value, str(words), kind == wanted) for kind, words in WORDS.items()]
    href = f"{reverse('portfolio-calendar-file')}?{urlencode({'jaar': year, 'soort': wanted})}"
    return CalendarPage(tabs(actor, "portfolio-calendar"), year, months, len(found), wanted, kinds, href)


def whole_days(actor: Actor, year: int, wanted: str, site: str) -> list[WholeDay]:
    """The same as a file for one's own calendar."""
    return [_whole_day(each, site) for each in _found(actor, year, wanted)]


def _whole_day(each: CalendarEntry, site: str) -> WholeDay:
    line = _line(each)
    return WholeDay(
        key=f"{each.kind}-{each.thing_id}@bekwaam",
        on=each.on,
        title=f"{line.words}: {line.title}",
        url=site + line.href if line.href else "",
    )


def _found(actor: Actor, year: int, wanted: str) -> list[CalendarEntry]:
    found = entries(
        (date(year, 1, 1), date(year, 12, 31)),
        rounds=access.visible_rounds(actor),
        activities=managed_activities(actor),
        contracts=access.visible_contracts(actor),
        keeps=access.reads_meetings(actor),
    )
    return [each for each in found if not wanted or each.kind == wanted]


def _month(first: date, found: list[CalendarEntry], on: date, *, is_whole: bool) -> Month:
    last = first.replace(day=monthrange(first.year, first.month)[1])
    own = [each for each in found if first <= each.on <= last]
    shown = own if is_whole else own[:SHOWN]
    return Month(first, [_line(each) for each in shown], len(own) - len(shown), first <= on <= last)


def _line(each: CalendarEntry) -> CalendarLine:
    page = PAGES.get(each.kind)
    href = reverse(page, args=[each.thing_id]) if page else ""
    return CalendarLine(each.on, str(WORDS[each.kind]), each.title, href)


def year_of(text: str, *, on: date) -> int:
    """The year that was asked for, or this one."""
    is_year = len(text) == len("2026") and text.isascii() and text.isdigit()
    year = int(text) if is_year else on.year
    return year if FIRST_YEAR <= year <= LAST_YEAR else on.year
