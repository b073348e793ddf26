"""What the back office sees of requests: the list with its filters, and the rules for budgets."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator

from bekwaam.domains.catalogue.queries import themes
from bekwaam.domains.offcatalogue import access, house
from bekwaam.domains.offcatalogue.enums import State
from bekwaam.domains.offcatalogue.models import BudgetRule
from bekwaam.domains.offcatalogue.queries.requests import Narrowing, budget_rules, narrowed, with_names
from bekwaam.domains.offcatalogue.rules import may_set_budget
from bekwaam.domains.people.queries.people import broad_unit_choices
from bekwaam.kernel.actors import Actor
from bekwaam.portals.backoffice.requests.forms import STATES
from bekwaam.portals.shared.money import euros
from bekwaam.portals.shared.requests.lines import RequestLine, line_of

SIZE = 25
Choice = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class RequestsPage:
    lines: list[RequestLine]
    page: "Page[Any]"
    text: str
    states: list[Choice]
    units: list[Choice]
    themes: list[Choice]
    chips: list[tuple[str, str]]
    waiting: int


def requests_page(actor: Actor, wanted: Narrowing, *, number: str, query: dict[str, str]) -> RequestsPage:
    rows = access.managed_requests(actor)
    found = with_names(narrowed(rows, wanted)).order_by("-submitted_at", "-pk")
    page = Paginator(found, SIZE).get_page(number)
    states = _chosen([(value, str(label)) for value, label in STATES], wanted.state)
    units = _chosen(broad_unit_choices(wanted.unit_id), str(wanted.unit_id or ""))
    shelves = _chosen([(str(each.pk), each.name) for each in themes()], str(wanted.theme_id or ""))
    return RequestsPage(
        lines=[line_of(row) for row in page],
        page=page,
        text=wanted.text,
        states=states,
        units=units,
        themes=shelves,
        chips=_chips({"status": states, "onderdeel": units, "thema": shelves}, query),
        waiting=rows.filter(state=State.AT_BACKOFFICE).count(),
    )


def _chosen(choices: list[tuple[str, str]], value: str) -> list[Choice]:
    return [(key, label, key == value) for key, label in choices]


def _chips(groups: dict[str, list[Choice]], query: dict[str, str]) -> list[tuple[str, str]]:
    chips = []
    for name, choices in groups.items():
        rest = urlencode({key: value for key, value in query.items() if key not in (name, "pagina")})
        chips += [(label, f"?{rest}") for key, label, is_on in choices if is_on and key]
    return chips


@dataclass(frozen=True, slots=True)
class BudgetLine:
    rule: BudgetRule
    amount: str
    holder: str
    may_remove: bool


@dataclass(frozen=True, slots=True)
class BudgetsPage:
    lines: list[BudgetLine]
    standard: str
    may_manage: bool


def budgets_page(actor: Actor) -> BudgetsPage:
    lines = [
        BudgetLine(
            rule,
            euros(rule.above),
            rule.holder.full_name if rule.holder else "",
            bool(may_set_budget(actor, rule.unit_id)),
        )
        for rule in budget_rules()
    ]
    return BudgetsPage(lines, euros(house.budget_amount()), access.manages_requests(actor))
