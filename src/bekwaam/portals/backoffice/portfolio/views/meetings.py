"""Portfolio meetings: planning, the agenda, deciding, and the minutes."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bekwaam.domains.catalogue.access import managed_activities, managed_activity_for
from bekwaam.domains.portfolio import access, actions
from bekwaam.domains.portfolio.enums import MODULE
from bekwaam.domains.portfolio.models import AgendaItem, PortfolioMeeting
from bekwaam.domains.portfolio.queries import meetings as queries
from bekwaam.domains.portfolio.queries.contracts import activity_choices
from bekwaam.domains.portfolio.queries.needs import weighings
from bekwaam.domains.portfolio.queries.rounds import possible_participants
from bekwaam.domains.portfolio.rules.meetings import choices_for
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.kernel.ids import parse_id
from bekwaam.portals.backoffice.asking import done, done_in_form, form_page, or_404, status_of
from bekwaam.portals.backoffice.files import stored_answer
from bekwaam.portals.backoffice.portfolio.forms import DecisionForm, MeetingForm
from bekwaam.portals.backoffice.portfolio.pages.meetings import meeting_page, meetings_page
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.parts import of_part

READERS = (Role.ULC, Role.AUDITOR)


@require_GET
@needs(*READERS)
@of_part(MODULE)
def overview(request: HttpRequest) -> HttpResponse:
    or_404(access.reads_meetings(actor_of(request)) or None)
    return render(request, "backoffice/portfolio/meetings.html", {"page": meetings_page(actor_of(request))})


@require_GET
@needs(*READERS)
@of_part(MODULE)
def one(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    meeting = or_404(access.meeting_for(actor_of(request), meeting_id))
    page = meeting_page(actor_of(request), meeting)
    activities = activity_choices(managed_activities(actor_of(request))) if page.may_change else []
    return render(request, "backoffice/portfolio/meeting.html", {"page": page, "activities": activities})


@require_http_methods(["GET", "POST"])
@needs(Role.ULC)
@of_part(MODULE)
def add(request: HttpRequest) -> HttpResponse:
    form = MeetingForm(request.POST or None, actor=actor_of(request), people=_people(), is_new=True)
    made: list[PortfolioMeeting] = []

    def act(at: object) -> None:
        made.append(actions.plan_meeting(**form.said(), actor=actor_of(request), at=at))  # type: ignore[arg-type]

    if done_in_form(request, form, act):
        messages.success(request, _("Het overleg staat gepland."))
        return redirect("portfolio-meeting", made[0].pk)
    title, back = _("Nieuw overleg"), reverse("portfolio-meetings")
    return form_page(request, form, title=title, submit=_("Plan het overleg"), back=back)


@require_http_methods(["GET", "POST"])
@needs(Role.ULC)
@of_part(MODULE)
def change(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    meeting = _kept(request, meeting_id)
    people = queries.participants_of(meeting_id)
    initial = {name: getattr(meeting, name) for name in ("title", "held_on", "place", "remark")}
    initial["people"] = [str(person.pk) for person in people]
    known = _people() + [(str(each.pk), each.full_name) for each in people]
    choices = list(dict(known).items())
    form = MeetingForm(
        request.POST or None, actor=actor_of(request), people=choices, is_new=False, initial=initial
    )

    def act(at: object) -> None:
        actions.change_meeting(meeting_id, **form.said(), actor=actor_of(request), at=at)  # type: ignore[arg-type]

    if done_in_form(request, form, act):
        messages.success(request, _("Het overleg is gewijzigd."))
        return redirect("portfolio-meeting", meeting_id)
    title, back = _("Wijzig het overleg"), reverse("portfolio-meeting", args=[meeting_id])
    return form_page(request, form, title=title, submit=_("Sla het overleg op"), back=back)


@require_POST
@needs(Role.ULC)
@of_part(MODULE)
def fill(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Needs that were ticked, or one activity."""
    _kept(request, meeting_id)
    activity = managed_activity_for(actor_of(request), request.POST.get("activiteit", ""))
    chosen = [found for each in request.POST.getlist("behoefte") if (found := parse_id(each))]
    words, actor = _("De agenda is aangevuld."), actor_of(request)
    if activity is not None:
        done(
            request, words, lambda at: actions.add_activity_item(meeting_id, activity.pk, actor=actor, at=at)
        )
    elif chosen:
        done(request, words, lambda at: actions.add_need_items(meeting_id, chosen, actor=actor, at=at))
    else:
        messages.error(request, _("Kies eerst wat er op de agenda komt."))
    return redirect("portfolio-meeting", meeting_id)


@require_POST
@needs(Role.ULC)
@of_part(MODULE)
def close(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    _kept(request, meeting_id)
    words = _("Het overleg is afgesloten. Het verslag staat klaar.")
    done(request, words, lambda at: actions.close_meeting(meeting_id, actor=actor_of(request), at=at))
    return redirect("portfolio-meeting", meeting_id)


@require_GET
@needs(*READERS)
@of_part(MODULE)
def minutes(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    meeting = or_404(access.meeting_for(actor_of(request), meeting_id))
    answer = stored_answer(meeting.minutes) if meeting.minutes else None
    if answer is None:
        messages.error(request, _("Er is nog geen verslag van dit overleg."))
    return answer or redirect("portfolio-meeting", meeting_id)


@require_http_methods(["GET", "POST"])
@needs(*READERS)
@of_part(MODULE)
def item(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """One item: what it is about, how it was weighed, and the decision, or the form for one."""
    found = or_404(access.item_for(actor_of(request), item_id))
    if request.method == "POST" and not access.keeps_portfolio(actor_of(request)):
        or_404(None)
    form = _decision_form(request, found)

    def act(at: object) -> None:
        actions.decide_item(item_id, form.wanted(), actor=actor_of(request), at=at)  # type: ignore[arg-type]

    if done_in_form(request, form, act):
        messages.success(request, _("Het besluit is vastgelegd."))
        return redirect("portfolio-meeting", found.meeting_id)
    page = {
        "item": found,
        "weighing": weighings([found.need_id])[found.need_id] if found.need_id else None,
        "may_decide": access.keeps_portfolio(actor_of(request)) and not found.outcome,
    }
    return render(
        request, "backoffice/portfolio/item.html", {"page": page, "form": form}, status=status_of(form)
    )


@require_POST
@needs(Role.ULC)
@of_part(MODULE)
def shift(request: HttpRequest, item_id: UUID) -> HttpResponse:
    found = _kept_item(request, item_id)
    steps = -1 if request.POST.get("kant") == "omhoog" else 1
    words = _("De agenda staat in een andere volgorde.")
    done(request, words, lambda at: actions.move_item(item_id, steps=steps, actor=actor_of(request), at=at))
    return redirect("portfolio-meeting", found.meeting_id)


@require_POST
@needs(Role.ULC)
@of_part(MODULE)
def remove(request: HttpRequest, item_id: UUID) -> HttpResponse:
    found = _kept_item(request, item_id)
    words = _("Het agendapunt is eraf.")
    done(request, words, lambda at: actions.remove_item(item_id, actor=actor_of(request), at=at))
    return redirect("portfolio-meeting", found.meeting_id)


def _kept(request: HttpRequest, meeting_id: UUID) -> PortfolioMeeting:
    keeps = access.keeps_portfolio(actor_of(request))
    return or_404(access.meeting_for(actor_of(request), meeting_id) if keeps else None)


def _kept_item(request: HttpRequest, item_id: UUID) -> AgendaItem:
    keeps = access.keeps_portfolio(actor_of(request))
    return or_404(access.item_for(actor_of(request), item_id) if keeps else None)


def _people() -> list[tuple[str, str]]:
    return [(str(each.pk), each.full_name) for each in possible_participants(on=clock.today())]


def _decision_form(request: HttpRequest, found: AgendaItem) -> DecisionForm:
    is_need = found.need_id is not None
    others = queries.needs_to_merge_with(found.need_id) if found.need_id else []
    return DecisionForm(
        request.POST if request.method == "POST" else None,
        actor=actor_of(request),
        outcomes=choices_for(is_need=is_need),
        needs=[(str(each.pk), f"{each.title} ({each.unit.name})"[:120]) for each in others],
        is_need=is_need,
    )
