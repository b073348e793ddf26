"""A new password: forgotten, with the link from the mail, or because somebody wants another."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from bekwaam.domains.people.accounts import queries
from bekwaam.domains.people.accounts.actions import passwords
from bekwaam.domains.people.accounts.enums import OneTimeUse
from bekwaam.kernel import clock
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.account.entering import network_address
from bekwaam.portals.account.forms import ChangePasswordForm, ForgottenForm, NewPasswordForm
from bekwaam.portals.account.replies import asked, refuse
from bekwaam.portals.account.requests import AcademyRequest
from bekwaam.portals.shared.guards import everybody, signed_in


@everybody
@never_cache
@require_http_methods(["GET", "POST"])
def forgotten(request: AcademyRequest) -> HttpResponse:
    form = ForgottenForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return asked(request, form, "account/forgotten.html", {})
    try:
        passwords.ask_reset(form.cleaned_data["name"], address=network_address(request), at=clock.now())
    except Refused as refusal:
        return refuse(request, refusal, form, "account/forgotten.html", {})
    return render(request, "account/forgotten_sent.html")


@everybody
@never_cache
@sensitive_post_parameters("new")
@require_http_methods(["GET", "POST"])
def choose_new(request: AcademyRequest, token: str) -> HttpResponse:
    if queries.open_token(OneTimeUse.PASSWORD_RESET, token, at=clock.now()) is None:
        return render(request, "account/link_gone.html", status=404)
    form = NewPasswordForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return asked(request, form, "account/new_password.html", {})
    try:
        passwords.reset_password(token, form.cleaned_data["new"], at=clock.now())
    except Refused as refusal:
        return refuse(request, refusal, form, "account/new_password.html", {})
    messages.success(request, _("Je nieuwe wachtwoord is opgeslagen. Log ermee in."))
    return redirect("login")


@signed_in
@never_cache
@sensitive_post_parameters("current", "new")
@require_http_methods(["GET", "POST"])
def change(request: AcademyRequest) -> HttpResponse:
    form = ChangePasswordForm(request.POST if request.method == "POST" else None)
    has_own = request.user.has_usable_password()
    context = {"has_own": has_own}
    if not has_own or not form.is_valid():
        return asked(request, form, "account/password.html", context)
    try:
        passwords.change_password(
            request.user,
            current=form.cleaned_data["current"],
            new=form.cleaned_data["new"],
            keep_digest=request.session.digest,
            actor=request.actor,
            at=clock.now(),
        )
    except Refused as refusal:
        return refuse(request, refusal, form, "account/password.html", context)
    update_session_auth_hash(request, request.user)
    messages.success(request, _("Je wachtwoord is gewijzigd. Op andere apparaten ben je uitgelogd."))
    return redirect("account-second-factor")
