"""What waits for a decision, and what was decided."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bekwaam.domains.offcatalogue import access
from bekwaam.domains.offcatalogue.queries.requests import with_names
from bekwaam.kernel.actors import Actor
from bekwaam.portals.shared.requests.lines import RequestLine, line_of

PER_PAGE = 20
MOST_WAITING = 100


@dataclass(frozen=True, slots=True)
class Waiting:
    """Under a heading that says for whom, when somebody stands in."""

    key: str
    title: str
    lines: list[RequestLine]


@dataclass(frozen=True, slots=True)
class TeamRequestsPage:
    title: str
    waiting: list[Waiting]
    lines: list[RequestLine]
    page: "Page[Any]"


def team_page(actor: Actor, *, number: str | None) -> TeamRequestsPage:
    waiting = access.requests_to_decide(actor).order_by("waiting_since", "pk")[:MOST_WAITING]
    rows = list(with_names(waiting))
    names = dict.fromkeys(row.decider for row in rows)
    groups = [
        Waiting(
            f"wacht-{place}",
            _heading(actor, decider),
            [line_of(row) for row in rows if row.decider_id == decider.pk],
        )
        for place, decider in enumerate(names)
        if decider is not None
    ]
    others = access.team_requests(actor).exclude(pk__in=[row.pk for row in rows])
    page = Paginator(with_names(others).order_by("-submitted_at", "-pk"), PER_PAGE).get_page(number)
    return TeamRequestsPage(_title(len(rows)), groups, [line_of(row) for row in page], page)


def _heading(actor: Actor, decider: Any) -> str:
    if decider.pk == actor.person_id:
        return _("Wacht op jou")
    return _("Wacht op jou namens %(name)s") % {"name": decider.full_name}


def _title(count: int) -> str:
    if not count:
        return _("Je hoeft nu nergens over te beslissen")
    words = ngettext("%(count)d aanvraag wacht op jou", "%(count)d aanvragen wachten op jou", count)
    return words % {"count": count}
