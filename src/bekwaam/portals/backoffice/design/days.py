"""Adding, changing, moving, copying and removing a lesson day."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bekwaam.domains.design import access
from bekwaam.domains.design.actions.days import add_day, change_day, copy_day, move_day, remove_day
from bekwaam.domains.design.enums import SWITCH, Setting
from bekwaam.domains.design.models import LessonDay
from bekwaam.portals.backoffice.design.answers import (
    EDITORS,
    INVALID,
    done,
    edit_by,
    press,
    seen,
    shown_version,
)
from bekwaam.portals.backoffice.design.forms import DayForm
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.parts import of_part


@require_http_methods(["GET", "POST"])
@needs(*EDITORS)
@of_part(SWITCH)
def add(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    version = shown_version(request, activity_id)
    initial = {"setting": Setting.PHYSICAL.value, "starts_at": "09:00", "week": 1}
    form = DayForm(request.POST if request.method == "POST" else None, initial=initial)
    if done(request, form, lambda: add_day(version.pk, form.wanted(), edit=edit_by(request))):
        return redirect("design", activity_id)
    context = {"form": form, "activity": version.activity, "title": _("Nieuwe lesdag")}
    return render(request, "backoffice/design/day.html", context, status=INVALID if form.errors else 200)


@require_http_methods(["GET", "POST"])
@needs(*EDITORS)
@of_part(SWITCH)
def change(request: HttpRequest, activity_id: UUID, day_id: UUID) -> HttpResponse:
    day = found_day(request, activity_id, day_id)
    initial = {
        "title": day.title,
        "setting": day.setting,
        "week": day.week,
        "starts_at": day.starts_at,
        "revision": day.design.revision,
    }
    form = DayForm(request.POST if request.method == "POST" else None, initial=initial)

    def act() -> None:
        change_day(day, form.wanted(), edit=edit_by(request, form.cleaned_data["revision"] or 0))

    if done(request, form, act):
        return redirect("design", activity_id)
    context = {
        "form": form,
        "activity": day.design.version.activity,
        "day": day,
        "title": _("Dag %(number)d wijzigen") % {"number": day.number},
    }
    return render(request, "backoffice/design/day.html", context, status=INVALID if form.errors else 200)


@require_POST
@needs(*EDITORS)
@of_part(SWITCH)
def move(request: HttpRequest, activity_id: UUID, day_id: UUID) -> HttpResponse:
    day, is_later = found_day(request, activity_id, day_id), request.POST.get("kant") == "later"
    edit = edit_by(request, seen(request))
    return press(
        request, lambda: move_day(day, is_later=is_later, edit=edit), _("De dag is verplaatst."), activity_id
    )


@require_POST
@needs(*EDITORS)
@of_part(SWITCH)
def copy(request: HttpRequest, activity_id: UUID, day_id: UUID) -> HttpResponse:
    day, edit = found_day(request, activity_id, day_id), edit_by(request)
    return press(request, lambda: copy_day(day, edit=edit), _("De dag is gekopieerd."), activity_id)


@require_POST
@needs(*EDITORS)
@of_part(SWITCH)
def remove(request: HttpRequest, activity_id: UUID, day_id: UUID) -> HttpResponse:
    day, edit = found_day(request, activity_id, day_id), edit_by(request, seen(request))
    return press(request, lambda: remove_day(day, edit=edit), _("De dag is verwijderd."), activity_id)


def found_day(request: HttpRequest, activity_id: UUID, day_id: UUID) -> LessonDay:
    found = access.day_for(actor_of(request), activity_id, day_id)
    if found is None:
        raise Http404
    return found
