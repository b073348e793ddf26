"""The own account: who you are here, where you are logged in, how you like to read."""

from uuid import UUID

from django.contrib import auth, messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bekwaam.domains.people.accounts import queries
from bekwaam.domains.people.accounts.actions import sessions, sign_in
from bekwaam.domains.people.accounts.enums import Appearance
from bekwaam.kernel import clock
from bekwaam.portals.account import entering
from bekwaam.portals.account.forms import DisplayForm
from bekwaam.portals.account.pages.profile import profile_page
from bekwaam.portals.account.pages.sessions import sessions_page
from bekwaam.portals.account.replies import asked
from bekwaam.portals.account.requests import AcademyRequest
from bekwaam.portals.shared.guards import signed_in


@signed_in
@require_safe
def profile(request: AcademyRequest) -> HttpResponse:
    page = profile_page(request.user, on=clock.today())
    return render(request, "account/profile.html", {"page": page})


@signed_in
@never_cache
@require_safe
def session_list(request: AcademyRequest) -> HttpResponse:
    page = sessions_page(request.user, request.session.digest, at=clock.now())
    return render(request, "account/sessions.html", {"page": page})


@signed_in
@require_POST
def end_session(request: AcademyRequest, session_id: UUID) -> HttpResponse:
    actor, here = request.actor, request.session.row
    if not sessions.end_session(request.user, session_id, actor=actor, at=clock.now()):
        raise Http404
    if here is not None and session_id == here.pk:
        return _out(request)
    messages.success(request, _("Je bent daar uitgelogd."))
    return redirect("account-sessions")


@signed_in
@require_POST
def end_other_sessions(request: AcademyRequest) -> HttpResponse:
    ended = sessions.end_other_sessions(
        request.user,
        keep_digest=request.session.digest,
        actor=request.actor,
        at=clock.now(),
    )
    words = ngettext(
        "Je bent op %(number)d ander apparaat uitgelogd.",
        "Je bent op %(number)d andere apparaten uitgelogd.",
        ended,
    )
    messages.success(request, words % {"number": ended})
    return redirect("account-sessions")


@signed_in
@require_POST
def end_all_sessions(request: AcademyRequest) -> HttpResponse:
    actor = request.actor
    sessions.end_sessions_of(request.user.person, actor=actor, at=clock.now())
    return _out(request)


def _out(request: AcademyRequest) -> HttpResponse:
    auth.logout(request)
    messages.success(request, _("Je bent uitgelogd."))
    return redirect("home")


@signed_in
@require_http_methods(["GET", "POST"])
def display(request: AcademyRequest) -> HttpResponse:
    kept = queries.preference_of(request.user.person_id)
    current = {
        "appearance": kept.appearance if kept else Appearance.DEVICE,
        "language": (kept.language if kept else "") or request.LANGUAGE_CODE,
    }
    form = DisplayForm(request.POST if request.method == "POST" else None, initial=current)
    if not form.is_valid():
        return asked(request, form, "account/display.html", {})
    chosen = sign_in.choose_display(
        request.user.person,
        appearance=Appearance(form.cleaned_data["appearance"]),
        language=form.cleaned_data["language"],
        at=clock.now(),
    )
    request.session[entering.APPEARANCE] = chosen.appearance
    request.session[entering.LANGUAGE] = chosen.language
    messages.success(request, _("Je keuze is opgeslagen. Die geldt overal waar je inlogt."))
    return redirect("account-display")
