"""In and out: the login page, the second step, and logging out."""

from django.contrib import auth, messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bekwaam.domains.people.accounts import queries
from bekwaam.domains.people.accounts.actions import factors, passwords, sign_in
from bekwaam.domains.people.models import Account
from bekwaam.kernel import clock
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.account import entering
from bekwaam.portals.account.forms import CodeForm, LoginForm
from bekwaam.portals.account.pages.login import AGAIN, login_page
from bekwaam.portals.account.replies import asked, refuse
from bekwaam.portals.account.requests import AcademyRequest
from bekwaam.portals.account.views.provider import farewell_address
from bekwaam.portals.shared.guards import everybody

END_SESSION = "end_session"


@everybody
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def log_in(request: AcademyRequest) -> HttpResponse:
    onward = entering.safe_onward(request, request.GET.get("next"))
    is_again = AGAIN in request.GET
    if request.method == "GET" and request.user.is_authenticated and not is_again:
        return redirect(onward)
    form = LoginForm(request.POST if request.method == "POST" else None)
    page = login_page(onward, is_again=is_again)
    if form.is_valid():
        try:
            return _with_password(request, form.cleaned_data, onward)
        except Refused as refusal:
            return refuse(request, refusal, form, "account/login.html", {"page": page})
    return asked(request, form, "account/login.html", {"page": page})


def _with_password(request: AcademyRequest, typed: dict[str, str], onward: str) -> HttpResponse:
    now = clock.now()
    address = entering.network_address(request)
    account = passwords.check_password(typed["name"], typed["password"], address=address, at=now)
    if queries.factors_of(account).any:
        entering.halt_halfway(request, account, onward=onward, at=now)
        return redirect("second-step")
    entering.enter(request, account, how="password", strong=None, at=now)
    return HttpResponseRedirect(onward)


@everybody
@never_cache
@require_http_methods(["GET", "POST"])
def second_step(request: AcademyRequest) -> HttpResponse:
    waiting = _waiting(request)
    if waiting is None:
        return redirect("login")
    account, onward = waiting
    form = CodeForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "factors": queries.factors_of(account), "onward": onward}
    if form.is_valid():
        try:
            return _with_code(request, account, form.cleaned_data["code"], onward)
        except Refused as refusal:
            return refuse(request, refusal, form, "account/second_step.html", context)
    return asked(request, form, "account/second_step.html", context)


def _waiting(request: AcademyRequest) -> tuple[Account, str] | None:
    """Halfway in, or inside with one proof and now asked for the second."""
    if request.user.is_authenticated:
        return request.user, entering.safe_onward(request, request.GET.get("next"))
    return entering.halfway(request, at=clock.now())


def _with_code(request: AcademyRequest, account: Account, code: str, onward: str) -> HttpResponse:
    now = clock.now()
    factor = factors.check_code(account, code, at=now)
    if request.user.is_authenticated:
        entering.prove_more(request, factor, at=now)
    else:
        entering.enter(request, account, how=factor.value, strong=factor, at=now)
    return HttpResponseRedirect(onward)


@everybody
@require_POST
def log_out(request: AcademyRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        return redirect("home")
    farewell = farewell_address(request)
    channel = request.session.get(entering.CHANNEL, "web")
    sign_in.note_sign_out(request.user, channel=channel, at=clock.now())
    auth.logout(request)
    if farewell:
        request.session[END_SESSION] = farewell
        return redirect("logged-out")
    messages.success(request, _("Je bent uitgelogd."))
    return redirect("home")


@everybody
@never_cache
@require_GET
def logged_out(request: AcademyRequest) -> HttpResponse:
    """Goes on to the employer's own logout by a header, because a form may not lead to another host."""
    address = request.session.pop(END_SESSION, "")
    response = render(request, "account/logged_out.html", {"address": address})
    if address:
        response.headers["Refresh"] = f"2;url={address}"
    return response
