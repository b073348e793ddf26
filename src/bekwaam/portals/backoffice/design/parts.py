"""Adding, changing, moving and removing a part of a lesson day."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bekwaam.domains.design import access
from bekwaam.domains.design.actions.parts import add_part, change_part, move_part, remove_part
from bekwaam.domains.design.enums import SWITCH, Didactic, Setting
from bekwaam.domains.design.models import LessonDay, LessonPart
from bekwaam.portals.backoffice.design.answers import EDITORS, INVALID, done, edit_by, press, seen
from bekwaam.portals.backoffice.design.days import found_day
from bekwaam.portals.backoffice.design.forms import PartForm
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.parts import of_part

PAGE = "backoffice/design/part.html"


@require_http_methods(["GET", "POST"])
@needs(*EDITORS)
@of_part(SWITCH)
def add(request: HttpRequest, activity_id: UUID, day_id: UUID) -> HttpResponse:
    day = found_day(request, activity_id, day_id)
    where = "online" if day.setting == Setting.ONLINE else "offline"
    initial = {"form": Didactic.EXPLANATION.value, "together": "samen", "where": where, "minutes": 50}
    form = _form(request, day, initial)
    if done(request, form, lambda: add_part(day, form.wanted(), edit=edit_by(request))):
        return redirect("design", activity_id)
    title = _("Nieuw onderdeel op dag %(number)d") % {"number": day.number}
    context = {"form": form, "activity": day.design.version.activity, "title": title}
    return render(request, PAGE, context, status=INVALID if form.errors else 200)


@require_http_methods(["GET", "POST"])
@needs(*EDITORS)
@of_part(SWITCH)
def change(request: HttpRequest, activity_id: UUID, part_id: UUID) -> HttpResponse:
    part = _found(request, activity_id, part_id)
    form = _form(request, part.day, _as_it_is(part))

    def act() -> None:
        change_part(part, form.wanted(), edit=edit_by(request, form.cleaned_data["revision"] or 0))

    if done(request, form, act):
        return redirect("design", activity_id)
    context = {
        "form": form,
        "activity": part.day.design.version.activity,
        "part": part,
        "title": _("Onderdeel wijzigen"),
    }
    return render(request, PAGE, context, status=INVALID if form.errors else 200)


@require_POST
@needs(*EDITORS)
@of_part(SWITCH)
def move(request: HttpRequest, activity_id: UUID, part_id: UUID) -> HttpResponse:
    part, is_later = _found(request, activity_id, part_id), request.POST.get("kant") == "later"
    edit = edit_by(request, seen(request))
    return press(
        request,
        lambda: move_part(part, is_later=is_later, edit=edit),
        _("Het onderdeel is verplaatst."),
        activity_id,
    )


@require_POST
@needs(*EDITORS)
@of_part(SWITCH)
def remove(request: HttpRequest, activity_id: UUID, part_id: UUID) -> HttpResponse:
    part, edit = _found(request, activity_id, part_id), edit_by(request, seen(request))
    return press(
        request, lambda: remove_part(part, edit=edit), _("Het onderdeel is verwijderd."), activity_id
    )


def _found(request: HttpRequest, activity_id: UUID, part_id: UUID) -> LessonPart:
    found = access.part_for(actor_of(request), activity_id, part_id)
    if found is None:
        raise Http404
    return found


def _form(request: HttpRequest, day: LessonDay, initial: dict[str, object]) -> PartForm:
    goals = day.design.version.goals.splitlines()
    return PartForm(request.POST if request.method == "POST" else None, goals=goals, initial=initial)


def _as_it_is(part: LessonPart) -> dict[str, object]:
    return {
        "title": part.title,
        "minutes": part.minutes,
        "form": part.form,
        "together": "samen" if part.is_synchronous else "eigen",
        "where": "online" if part.is_online else "offline",
        "is_informal": part.is_informal,
        "led_by": part.led_by,
        "goals": part.goals.splitlines(),
        "revision": part.day.design.revision,
    }
