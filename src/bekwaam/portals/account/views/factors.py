"""Logging in safely: the app with codes, recovery codes and passkeys of the own account."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import segno
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bekwaam.domains.people.accounts import queries, totp
from bekwaam.domains.people.accounts.actions import factors
from bekwaam.domains.people.accounts.enums import Factor
from bekwaam.domains.people.accounts.rules import needs_second_factor
from bekwaam.kernel import clock
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.account import entering
from bekwaam.portals.account.forms import AppForm
from bekwaam.portals.account.replies import asked, refuse, turn_back
from bekwaam.portals.account.requests import AcademyRequest
from bekwaam.portals.shared.guards import signed_in
from bekwaam.portals.shared.house import settings_for

View = Callable[..., HttpResponse]


def recent(view: View) -> View:
    """Changing how somebody logs in asks for a login of a moment ago, with the second factor when there is one."""

    @signed_in
    @wraps(view)
    def guarded(request: AcademyRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        back = urlencode({"next": reverse("account-second-factor"), "opnieuw": "1"})
        if queries.factors_of(request.user).any and not entering.is_strong(request):
            return redirect(f"{reverse('second-step')}?{back}")
        if not entering.is_recent(request, at=clock.now()):
            messages.info(request, _("Log voor deze stap nog een keer in."))
            return redirect(f"{reverse('login')}?{back}")
        return view(request, *args, **kwargs)

    guarded.guard = "signed_in"  # type: ignore[attr-defined]
    return guarded


@signed_in
@never_cache
@require_safe
def overview(request: AcademyRequest) -> HttpResponse:
    context = {
        "factors": queries.factors_of(request.user),
        "is_needed": needs_second_factor(request.actor, settings_for(request).options)
        and not entering.is_strong(request),
        "has_password": request.user.has_usable_password(),
    }
    return render(request, "account/second_factor.html", context)


@recent
@never_cache
@require_http_methods(["GET", "POST"])
def add_app(request: AcademyRequest) -> HttpResponse:
    """Asked by POST, so that looking at a page makes nothing; a code completes it."""
    if request.method == "GET":
        return redirect("account-second-factor")
    now, account = clock.now(), request.user
    try:
        secret = factors.begin_app(account, at=now)
    except Refused as refusal:
        return turn_back(request, refusal, reverse("account-second-factor"))
    form = AppForm(request.POST if "code" in request.POST else None)
    context = {"form": form, "secret": _in_groups(secret), "picture": _picture(secret, request)}
    if not form.is_valid():
        return asked(request, form, "account/app.html", context)
    try:
        codes = factors.confirm_app(account, form.cleaned_data["code"], actor=request.actor, at=now)
    except Refused as refusal:
        return refuse(request, refusal, form, "account/app.html", context)
    entering.prove_more(request, Factor.APP, at=now)
    return render(request, "account/recovery_codes.html", {"codes": codes})


def _picture(secret: str, request: AcademyRequest) -> str:
    academy = request.academy.name
    uri = totp.provisioning_uri(secret, account=request.user.get_username(), issuer=academy)
    return segno.make(uri, error="m").svg_data_uri(scale=5, border=3, dark="#000", light="#fff")


def _in_groups(secret: str) -> str:
    return " ".join(secret[n : n + 4] for n in range(0, len(secret), 4))


@recent
@require_POST
def remove_app(request: AcademyRequest) -> HttpResponse:
    try:
        factors.remove_app(request.user, actor=request.actor, at=clock.now())
    except Refused as refusal:
        return turn_back(request, refusal, reverse("account-second-factor"))
    messages.success(request, _("De app is losgekoppeld."))
    return redirect("account-second-factor")


@recent
@never_cache
@require_POST
def renew_codes(request: AcademyRequest) -> HttpResponse:
    if not queries.factors_of(request.user).has_app:
        return redirect("account-second-factor")
    codes = factors.renew_codes(request.user, actor=request.actor, at=clock.now())
    return render(request, "account/recovery_codes.html", {"codes": codes})
