"""Becoming one of the demo's people with one click. Only where the installation is a demo."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from bekwaam.domains.people.accounts.actions import sign_in
from bekwaam.domains.people.accounts.enums import Factor
from bekwaam.kernel import clock
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.account import entering
from bekwaam.portals.account.requests import AcademyRequest
from bekwaam.portals.shared.guards import everybody


@everybody
@require_POST
def become(request: AcademyRequest, persona: str) -> HttpResponse:
    if not settings.DEMO_PERSONAS:
        raise Http404
    now = clock.now()
    try:
        account = sign_in.account_of_persona(persona, at=now)
    except Refused as refusal:
        raise Http404 from refusal
    entering.enter(request, account, how="demo", strong=Factor.DEMO, at=now, channel="demo")
    return redirect("home")
