"""The design as a whole: the page, its print, what is said above it, and a next version to work in."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bekwaam.domains.catalogue.actions import start_version
from bekwaam.domains.catalogue.enums import Change
from bekwaam.domains.design.actions.days import describe_design
from bekwaam.domains.design.enums import SWITCH
from bekwaam.domains.design.models import LessonDesign
from bekwaam.kernel import clock
from bekwaam.portals.backoffice.design.answers import (
    EDITORS,
    INVALID,
    done,
    edit_by,
    press,
    shown_version,
)
from bekwaam.portals.backoffice.design.forms import AboutForm, VersionForm
from bekwaam.portals.backoffice.design.page import design_page
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.parts import of_part


@require_GET
@needs(*EDITORS)
@of_part(SWITCH)
def design(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    page = design_page(shown_version(request, activity_id))
    return render(request, "backoffice/design/design.html", {"page": page, "form": VersionForm()})


@require_GET
@needs(*EDITORS)
@of_part(SWITCH)
def printed(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    page = design_page(shown_version(request, activity_id))
    return render(request, "backoffice/design/print.html", {"page": page})


@require_http_methods(["GET", "POST"])
@needs(*EDITORS)
@of_part(SWITCH)
def about(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    version = shown_version(request, activity_id)
    now = LessonDesign.objects.filter(version=version).first()
    initial = (
        {"introduction": now.introduction, "is_blend": now.is_blend, "revision": now.revision} if now else {}
    )
    form = AboutForm(request.POST if request.method == "POST" else None, initial=initial)

    def act() -> None:
        values = dict(form.cleaned_data)
        describe_design(version.pk, edit=edit_by(request, values.pop("revision")), **values)

    if done(request, form, act):
        return redirect("design", activity_id)
    context = {"form": form, "activity": version.activity, "now": now, "title": _("Over dit ontwerp")}
    return render(request, "backoffice/design/about.html", context, status=INVALID if form.errors else 200)


@require_POST
@needs(*EDITORS)
@of_part(SWITCH)
def next_version(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    shown_version(request, activity_id)
    form = VersionForm(request.POST)
    change = Change(form.cleaned_data["change"]) if form.is_valid() else Change.LIGHT

    def act() -> None:
        start_version(activity_id, change=change, note="", actor=actor_of(request), at=clock.now())

    return press(request, act, _("Het concept van de nieuwe versie staat klaar."), activity_id)
