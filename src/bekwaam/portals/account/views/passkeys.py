"""Passkeys: adding and removing one, and logging in with one. The browser's part is `assets/js/passkey.js`."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from bekwaam.domains.people.accounts.actions import attempts, passkeys
from bekwaam.domains.people.accounts.enums import Factor
from bekwaam.domains.people.accounts.rules import BY_ADDRESS
from bekwaam.kernel import clock
from bekwaam.kernel.decisions import ALLOWED, Refused, refused, require
from bekwaam.portals.account import entering, webauthn
from bekwaam.portals.account.forms import PasskeyForm, PasskeyProofForm
from bekwaam.portals.account.replies import turn_back
from bekwaam.portals.account.requests import AcademyRequest
from bekwaam.portals.account.views.factors import recent
from bekwaam.portals.shared.guards import everybody


@recent
@never_cache
@require_POST
def creation_options(request: AcademyRequest) -> HttpResponse:
    return JsonResponse(webauthn.ask_to_create(request, request.user))


@recent
@require_POST
def add(request: AcademyRequest) -> HttpResponse:
    form, now = PasskeyForm(request.POST), clock.now()
    try:
        require(ALLOWED if form.is_valid() else refused("passkey_refused"))
        new = webauthn.read_created(request, form.cleaned_data["credential"])
        passkeys.add_passkey(
            request.user,
            name=form.cleaned_data["name"],
            credential_id=new.credential_id,
            credential=new.credential,
            sign_count=new.sign_count,
            actor=request.actor,
            at=now,
        )
    except Refused as refusal:
        return turn_back(request, refusal, reverse("account-second-factor"))
    entering.prove_more(request, Factor.PASSKEY, at=now)
    messages.success(request, _("Je passkey is toegevoegd. Je kunt er voortaan mee inloggen."))
    return redirect("account-second-factor")


@recent
@require_POST
def remove(request: AcademyRequest, passkey_id: UUID) -> HttpResponse:
    try:
        passkeys.remove_passkey(request.user, passkey_id, actor=request.actor, at=clock.now())
    except Refused as refusal:
        return turn_back(request, refusal, reverse("account-second-factor"))
    messages.success(request, _("De passkey is verwijderd."))
    return redirect("account-second-factor")


@everybody
@never_cache
@require_POST
def proof_options(request: AcademyRequest) -> HttpResponse:
    return JsonResponse(webauthn.ask_to_prove(request))


@everybody
@require_POST
def log_in(request: AcademyRequest) -> HttpResponse:
    """A passkey is both proofs at once: having the device, and a finger, face or code to unlock it."""
    form, now = PasskeyProofForm(request.POST), clock.now()
    onward = entering.safe_onward(request, request.POST.get("next"))
    address = entering.network_address(request)
    try:
        require(attempts.take(BY_ADDRESS, address, at=now))
        require(ALLOWED if form.is_valid() else refused("passkey_refused"))
        passkey, count = webauthn.read_proof(request, form.cleaned_data["credential"])
        account = passkeys.use_passkey(passkey, sign_count=count, at=now)
    except Refused as refusal:
        return turn_back(request, refusal, reverse("login"))
    attempts.give_back(BY_ADDRESS, address, at=now)
    entering.enter(request, account, how="passkey", strong=Factor.PASSKEY, at=now)
    return HttpResponseRedirect(onward)
