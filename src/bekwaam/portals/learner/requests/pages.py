"""What the pages of the own requests and of one request show."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bekwaam.domains.catalogue.access import activity_for, managed_activity_for
from bekwaam.domains.catalogue.enums import Form
from bekwaam.domains.offcatalogue import access, house, rules
from bekwaam.domains.offcatalogue.actions.steps import reference_of
from bekwaam.domains.offcatalogue.enums import CLOSED, WAITING, Deed, Outcome, State, Vat
from bekwaam.domains.offcatalogue.models import OffCatalogueRequest, RequestFile, RequestStep
from bekwaam.domains.offcatalogue.queries.deciders import Standing, standing_of, turn_of
from bekwaam.domains.offcatalogue.queries.people import standing_in
from bekwaam.domains.offcatalogue.queries.requests import files_of, steps_of, with_names
from bekwaam.domains.offcatalogue.queries.similar import Offered, similar_offering
from bekwaam.domains.people.models import Person
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.files.uploads import readable_size
from bekwaam.portals.shared.money import euros
from bekwaam.portals.shared.requests.lines import KINDS, RequestLine, line_of, next_one

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class OwnPage:
    title: str
    lines: list[RequestLine]
    page: "Page[Any]"


def own_page(actor: Actor, *, number: str | None) -> OwnPage:
    rows = access.own_requests(actor)
    asked = rows.filter(state=State.ASKED_BACK).count()
    page = Paginator(with_names(rows).order_by("-created_at", "-pk"), PER_PAGE).get_page(number)
    title = _("Je aanvragen buiten de catalogus")
    if asked:
        words = ngettext(
            "Er wacht %(count)d vraag op je antwoord", "Er wachten %(count)d vragen op je antwoord", asked
        )
        title = words % {"count": asked}
    return OwnPage(title, [line_of(row) for row in page], page)


@dataclass(frozen=True, slots=True)
class Moment:
    """A line of the timeline, as the component wants it."""

    at: Any
    title: str
    text: str
    state: str


@dataclass(frozen=True, slots=True)
class Attachment:
    file: RequestFile
    name: str
    size: str


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a request that was granted; the link only for who sees that activity."""

    words: str
    title: str
    activity_id: Any


@dataclass(frozen=True, slots=True)
class RequestPage:
    row: OffCatalogueRequest
    reference: str
    kind: str
    state: str
    next_one: str
    substitutes: list[str]
    steps: list[tuple[str, str]]
    amounts: list[tuple[str, str]]
    form: str
    vat: str
    question: str
    result: Result | None
    moments: list[Moment]
    files: list[Attachment]
    similar: list[Offered]
    is_mine: bool
    is_other: bool
    turn_words: str
    may_change: bool
    may_add_files: bool
    may_answer: bool
    may_withdraw: bool
    may_decide: bool
    closes: bool
    keep_months: int


def request_page(row: OffCatalogueRequest, actor: Actor, *, at: datetime) -> RequestPage:
    on = local_date(at)
    turn, steps = turn_of(row), steps_of(row.pk)
    may_decide = bool(rules.may_decide(actor, turn))
    return RequestPage(
        row=row,
        reference=reference_of(row),
        kind=KINDS[State(row.state)],
        state=str(State(row.state).label),
        next_one=next_one(row),
        substitutes=_substitutes(row, on),
        steps=_steps(row, standing_of(row, on)) if row.state not in CLOSED else [],
        amounts=_amounts(row),
        form=str(Form(row.form).label) if row.form else "",
        vat=str(Vat(row.vat).label),
        question=_question(row, steps),
        result=_result(row, actor, on),
        moments=[_moment(step) for step in steps],
        files=[
            Attachment(each, each.stored.name, readable_size(each.stored.size)) for each in files_of(row.pk)
        ],
        similar=_similar(row, actor, at, may_decide=may_decide),
        is_mine=actor.person_id in turn.concerned,
        is_other=actor.person_id not in turn.concerned,
        turn_words=_turn_words(row, actor, may_decide=may_decide),
        may_change=bool(rules.may_change(actor, turn)),
        may_add_files=bool(rules.may_write(actor, turn)),
        may_answer=bool(rules.may_answer(actor, turn)),
        may_withdraw=bool(rules.may_withdraw(actor, turn)),
        may_decide=may_decide,
        closes=may_decide and row.state == State.AT_BACKOFFICE,
        keep_months=house.keep_months(),
    )


def _turn_words(row: OffCatalogueRequest, actor: Actor, *, may_decide: bool) -> str:
    """What the reader can expect or has to do, in one sentence."""
    if may_decide:
        return _("Jij bent aan de beurt. Lees de aanvraag en beslis onderaan.")
    is_mine = actor.person_id in (row.person_id, row.asker_id)
    sentences = {
        State.DRAFT: _("Dit is een concept. Alleen jij ziet het. Dien het in als het af is."),
        State.AT_MANAGER: _("De leidinggevende beslist nu. Jij hoeft niets te doen."),
        State.AT_BUDGET: _("De budgethouder beslist nu, omdat het bedrag hoog is. Jij hoeft niets te doen."),
        State.AT_BACKOFFICE: _("De backoffice rondt de aanvraag nu af. Jij hoeft niets te doen."),
        State.ASKED_BACK: _("Beantwoord de vraag, dan gaat de aanvraag verder.")
        if is_mine
        else _("De aanvraag wacht op een antwoord van de aanvrager. Jij hoeft niets te doen."),
        State.REFUSED: _("De aanvraag is afgewezen. Hieronder lees je waarom."),
        State.WITHDRAWN: _("De aanvraag is ingetrokken."),
    }
    return sentences.get(State(row.state), "")


def _similar(row: OffCatalogueRequest, actor: Actor, at: datetime, *, may_decide: bool) -> list[Offered]:
    is_asking = row.state == State.DRAFT and actor.person_id == row.asker_id
    return similar_offering(actor, row.title, at=at) if is_asking or may_decide else []


def _substitutes(row: OffCatalogueRequest, on: date) -> list[str]:
    if row.decider_id is None or row.state not in WAITING:
        return []
    ids = set(standing_in({row.decider_id}, on).get(row.decider_id, [])) - {row.person_id, row.asker_id}
    return list(Person.objects.filter(pk__in=ids).order_by("sort_key").values_list("full_name", flat=True))


def _steps(row: OffCatalogueRequest, standing: Standing) -> list[tuple[str, str]]:
    """The way it goes, as it stands today; steps that nobody has to take are left out."""
    current = row.asked_from if row.state == State.ASKED_BACK else row.state
    way = [(State.DRAFT, _("Aanvraag"))]
    if standing.route.manager_id or current == State.AT_MANAGER:
        way.append((State.AT_MANAGER, _("Leidinggevende")))
    if standing.route.budget_id or current == State.AT_BUDGET:
        way.append((State.AT_BUDGET, _("Budgethouder")))
    way.append((State.AT_BACKOFFICE, _("Backoffice")))
    place = [state for state, words in way].index(State(current))
    marks = ["done" if number < place else "current" if number == place else "" for number in range(len(way))]
    return [(words, mark) for (state, words), mark in zip(way, marks, strict=True)]


def _amounts(row: OffCatalogueRequest) -> list[tuple[str, str]]:
    found = [
        (_("Opleiding of deelname"), row.course_cost),
        (_("Reis en verblijf"), row.travel_cost),
        (_("Andere kosten"), row.other_cost),
    ]
    shown = [(words, euros(amount)) for words, amount in found if amount]
    return shown if len(shown) == 1 else [*shown, (_("Samen"), euros(row.total_cost))]


def _question(row: OffCatalogueRequest, steps: list[RequestStep]) -> str:
    if row.state != State.ASKED_BACK:
        return ""
    return next((step.words for step in steps if step.deed == Deed.ASKED_BACK), "")


def _result(row: OffCatalogueRequest, actor: Actor, on: date) -> Result | None:
    if not row.outcome:
        return None
    words = {
        Outcome.ONCE: _("Je regelt het eenmalig, zoals in de aanvraag staat."),
        Outcome.ADDED: _("Het komt ook in het aanbod. De backoffice werkt eraan."),
        Outcome.EXISTING: _("Het staat al in het aanbod."),
    }[Outcome(row.outcome)]
    found = None
    if row.activity_id:
        found = activity_for(actor, row.activity_id, on=on) or managed_activity_for(actor, row.activity_id)
    title = found.published.title if found and found.published else ""
    return Result(words, title or (row.title if found else ""), found.pk if found else None)


def _moment(step: RequestStep) -> Moment:
    who = step.actor_label
    if step.on_behalf_label:
        who = _("%(who)s namens %(giver)s") % {"who": who, "giver": step.on_behalf_label}
    states = {Deed.REFUSED.value: "neg", Deed.WITHDRAWN.value: "neg", Deed.ASKED_BACK.value: "todo"}
    title = f"{Deed(step.deed).label}: {who}" if step.deed != Deed.PASSED_ON else str(Deed.PASSED_ON.label)
    return Moment(step.at, title, step.words, states.get(step.deed, ""))
